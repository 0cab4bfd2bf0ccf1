package folkmoot.talk.emoji;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A small picture for a word.
 *
 * @param shortcode the word, without colons
 * @param picture where its own server has it
 * @param category heading in the picker, for ours
 */
public record Emoji(String shortcode, URI picture, Optional<String> category, Instant updated) {}
