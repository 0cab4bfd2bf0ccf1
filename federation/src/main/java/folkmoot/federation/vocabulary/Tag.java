package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/** What a text refers to. Mentions without a tag do not notify. */
public sealed interface Tag {

    /** An actor; {@code name} is {@code @user@domain}, or {@code @user} from careless peers, or absent. */
    record Mention(URI href, Optional<String> name) implements Tag {}

    /** A hashtag; {@code name} with its {@code #} (FEP-eb48). */
    record Hashtag(Optional<URI> href, String name) implements Tag {}

    /** A custom emoji; {@code name} is {@code :shortcode:}. */
    record Emoji(Optional<URI> id, String name, URI icon) implements Tag {}
}
