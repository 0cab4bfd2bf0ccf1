package folkmoot.federation.vocabulary;

import java.net.URI;

/** The answer no; sent later, it takes back an earlier yes (the follower is removed). */
public record Reject(URI id, URI actor, Ref<Activity> object, Recipients recipients) implements Activity {

    /** Addressed to the one who asked. */
    public Reject(URI id, Follow request) {
        this(id, request.object(), Ref.of(request), Recipients.to(request.actor()));
    }
}
