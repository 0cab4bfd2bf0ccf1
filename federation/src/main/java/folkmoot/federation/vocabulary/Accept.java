package folkmoot.federation.vocabulary;

import java.net.URI;

/** The answer yes, to a {@link Follow} above all. Sent with the whole request embedded. */
public record Accept(URI id, URI actor, Ref<Activity> object, Recipients recipients) implements Activity {

    /** Addressed to the one who asked. */
    public Accept(URI id, Follow request) {
        this(id, request.object(), Ref.of(request), Recipients.to(request.actor()));
    }
}
