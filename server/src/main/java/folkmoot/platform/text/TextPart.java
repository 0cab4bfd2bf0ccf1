package folkmoot.platform.text;

import java.util.Optional;

/** A piece of a post's plain text that means something. Positions are those of the Java string. */
public sealed interface TextPart {

    int start();

    int end();

    /** An address with its scheme. */
    record Link(int start, int end, String url) implements TextPart {}

    /** {@code @alice} or {@code @alice@example.org}. */
    record Mention(int start, int end, String username, Optional<String> domain) implements TextPart {}

    /** {@code #tag}; the name as written, without the mark. */
    record Hashtag(int start, int end, String name) implements TextPart {}
}
