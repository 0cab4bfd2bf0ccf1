package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Replaces an object of the sender's: a post, an actor, a civic record. */
public record Update(
        URI id, URI actor, Ref<ActivityStreamsObject> object, Recipients recipients, Optional<Instant> published)
        implements Activity {

    public Update(URI id, URI actor, ActivityStreamsObject object, Recipients recipients) {
        this(id, actor, Ref.of(object), recipients, Optional.empty());
    }
}
