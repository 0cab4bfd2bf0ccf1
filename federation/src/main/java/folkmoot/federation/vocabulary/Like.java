package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/**
 * "I like this." {@code content} is the emoji of a reaction (Misskey's {@code Like} with content, Pleroma's
 * {@code EmojiReact}, FEP-c0e0); a plain like has none.
 */
public record Like(URI id, URI actor, URI object, Optional<String> content, Recipients recipients) implements Activity {

    public Like(URI id, URI actor, URI object) {
        this(id, actor, object, Optional.empty(), Recipients.none());
    }
}
