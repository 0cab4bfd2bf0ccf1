package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/**
 * The answer yes, to a {@link Follow} above all. Sent with the whole request embedded.
 *
 * @param result what the answer made: the stamp of a quote (FEP-044f)
 */
public record Accept(URI id, URI actor, Ref<Activity> object, Recipients recipients, Optional<URI> result)
        implements Activity {

    public Accept(URI id, URI actor, Ref<Activity> object, Recipients recipients) {
        this(id, actor, object, recipients, Optional.empty());
    }

    /** Addressed to the one who asked. */
    public Accept(URI id, Follow request) {
        this(id, request.object(), Ref.of(request), Recipients.to(request.actor()));
    }
}
