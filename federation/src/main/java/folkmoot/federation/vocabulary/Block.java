package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * "I want nothing to do with you." Sent to the blocked actor's server and nowhere else. With a {@code target} it is a
 * moderator's ban from that community (Lemmy).
 */
public record Block(URI id, URI actor, URI object, Optional<Ban> ban, Recipients recipients) implements Activity {

    /**
     * What makes it a ban.
     *
     * @param target the community, or a whole instance
     * @param reason plain text
     * @param removeData what the banned one wrote there goes too
     * @param until when it ends; for good without one
     */
    public record Ban(URI target, Optional<String> reason, boolean removeData, Optional<Instant> until) {}

    public Block(URI id, URI actor, URI object) {
        this(id, actor, object, Optional.empty(), Recipients.to(object));
    }
}
