package folkmoot.door.web;

import folkmoot.door.web.ui.Crest;
import java.util.Optional;

/**
 * How a place shows itself: the whole instance, or one of its communities.
 *
 * @param name as people call it
 * @param crest beside the name
 * @param accent the colour of its buttons and links, one of those in {@code folkmoot.css}
 * @param cover address of a wide picture
 * @param welcome what it says to who comes, plain text
 */
public record Look(String name, Crest crest, String accent, Optional<String> cover, String welcome) {}
