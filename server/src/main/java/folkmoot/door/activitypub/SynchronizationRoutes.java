package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.FollowersElsewhere;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.platform.uri.LocalUris;
import java.util.List;

/** The followers of an actor on the host that asks, and on no other (FEP-8fcf). */
public final class SynchronizationRoutes {

    private final Database database;
    private final FollowersElsewhere followers;
    private final Readers readers;
    private final LocalActors actors;

    public SynchronizationRoutes(
            Database database, Accounts accounts, FollowersElsewhere followers, Readers readers, LocalUris uris) {
        this.database = database;
        this.followers = followers;
        this.readers = readers;
        this.actors = new LocalActors(database, accounts, uris);
    }

    public void addTo(Routing routing) {
        for (var actor : List.of("/users/:name", "/c/:name", "")) {
            routing.get(actor + "/followers_synchronization", Accept.ACTIVITY, this::followers);
        }
    }

    private Response followers(Request request) {
        var signer = readers.signer(request).orElseThrow(SynchronizationRoutes::unsigned);
        var actor = actors.of(request);
        var items = database.read(tx -> followers.at(tx, actor.id(), Origins.authority(signer))).stream()
                .map(CollectionPage.Item::link)
                .toList();
        return Documents.of(CollectionPage.of(followers.list(actor.uri()), "OrderedCollection", items))
                .header("Cache-Control", "private, no-store");
    }

    private static Unauthorized unsigned() {
        return Unauthorized.unsigned("A server is shown its own followers only, so the request must be signed");
    }
}
