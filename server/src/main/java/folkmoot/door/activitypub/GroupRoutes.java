package folkmoot.door.activitypub;

import static folkmoot.schema.generated.Tables.COMMUNITY_ANNOUNCE;
import static folkmoot.schema.generated.Tables.STATUS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.community.Communities;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.reblog.GroupRelay;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.StatusNotes;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.VisibleStatuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The collections of a community in the shapes that Lemmy reads (FEP-1b12): moderators, featured posts whole, and the last 50
 * posts as the announcements by which they went out.
 */
public final class GroupRoutes {

    private static final int MOST_IN_OUTBOX = 50;

    private final Database database;
    private final Accounts accounts;
    private final Communities communities;
    private final Statuses statuses;
    private final StatusDeliveries posts;
    private final StatusNotes notes;
    private final Pins pins;
    private final GroupRelay relay;
    private final LocalUris uris;
    private final LocalActors actors;

    public GroupRoutes(
            Database database,
            Accounts accounts,
            Communities communities,
            Statuses statuses,
            StatusDeliveries posts,
            StatusNotes notes,
            Pins pins,
            GroupRelay relay,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.communities = communities;
        this.statuses = statuses;
        this.posts = posts;
        this.notes = notes;
        this.pins = pins;
        this.relay = relay;
        this.uris = uris;
        this.actors = new LocalActors(database, accounts, uris);
    }

    public void addTo(Routing routing) {
        routing.get("/c/:name/moderators", Accept.ACTIVITY, this::moderators)
                .get("/c/:name/featured", Accept.ACTIVITY, this::featured)
                .get("/c/:name/outbox", Accept.ACTIVITY, this::outbox)
                .get("/activities/announce/:account/:id", Accept.ACTIVITY, this::announcement);
    }

    private Response moderators(Request request) {
        var group = actors.of(request);
        var items = database.read(tx ->
                accounts
                        .list(
                                tx,
                                communities.moderators(
                                        tx, new CommunityId(group.id().value())))
                        .stream()
                        .filter(Account::isActive)
                        .map(account -> CollectionPage.Item.link(account.uri()))
                        .toList());
        return collection(group, "moderators", items);
    }

    private Response featured(Request request) {
        var group = actors.of(request);
        var items = database.read(tx -> pins.of(tx, group.id(), Optional.empty()).stream()
                .flatMap(id -> statuses.find(tx, id).stream())
                .map(status -> item(tx, status))
                .toList());
        return collection(group, "featured", items);
    }

    /** Whole where we have it as its author wrote it; else its id. */
    private CollectionPage.Item item(Transaction tx, Status status) {
        if (status.local()) {
            var note = notes.note(tx, status, accounts.require(tx, status.author()));
            return embedded(status.uri(), note);
        }
        return received(tx, status.id())
                .map(received -> Json.read(received.bytes()).get("object"))
                .filter(object -> object.isObject())
                .map(object -> new Verbatim(status.uri(), status.text().type(), (ObjectNode) object))
                .map(object -> new CollectionPage.Item(status.uri(), Optional.of(object)))
                .orElseGet(() -> CollectionPage.Item.link(status.uri()));
    }

    private static CollectionPage.Item embedded(URI id, ActivityStreamsObject object) {
        return new CollectionPage.Item(id, Optional.of(new Verbatim(id, "", ObjectWriter.document(object))));
    }

    private Response outbox(Request request) {
        var group = actors.of(request);
        var items = database.read(tx -> tx
                .sql()
                .select(STATUS.REBLOG_OF_ID)
                .from(STATUS)
                .where(STATUS.ACCOUNT_ID.eq(group.id().value()))
                .and(STATUS.REBLOG_OF_ID.isNotNull())
                .and(VisibleStatuses.to(STATUS, Optional.empty()))
                .orderBy(STATUS.ID.desc())
                .limit(MOST_IN_OUTBOX)
                .fetch(STATUS.REBLOG_OF_ID)
                .stream()
                .flatMap(id -> statuses.find(tx, new StatusId(id)).stream())
                .flatMap(status -> announce(tx, group, status).stream())
                .map(announce -> embedded(announce.id(), announce))
                .toList());
        return collection(group, "outbox", items);
    }

    private Response collection(Account group, String part, List<CollectionPage.Item> items) {
        return Documents.of(CollectionPage.of(uris.below(group.uri(), part), "OrderedCollection", items));
    }

    /** The announcement of a post in a community. */
    private Response announcement(Request request) {
        Announce announce = database.read(tx -> {
            var group = Id.account(request.pathParameter("account"))
                    .flatMap(id -> accounts.find(tx, new AccountId(id.value())))
                    .filter(account -> account.isLocal() && account.isGroup() && account.isActive());
            var status =
                    Id.status(request.pathParameter("id")).flatMap(id -> statuses.visible(tx, id, Optional.empty()));
            return group.flatMap(by -> status.filter(post -> relay.community(tx, post)
                                    .filter(one -> one.id().equals(by.id()))
                                    .isPresent())
                            .flatMap(post -> announce(tx, by, post)))
                    .orElseThrow(NotFound::new);
        });
        return Documents.of(announce);
    }

    private Optional<Announce> announce(Transaction tx, Account group, Status status) {
        var id = relay.announceUri(group, status);
        var when = status.times().created();
        return status.local()
                ? accounts.find(tx, status.author())
                        .filter(Account::isActive)
                        .map(author -> relay.announce(group, id, posts.create(tx, status, author), when))
                : received(tx, status.id()).map(received -> relay.announce(group, id, received, when));
    }

    private static Optional<Received> received(Transaction tx, StatusId status) {
        return tx.sql()
                .select(COMMUNITY_ANNOUNCE.ACTIVITY)
                .from(COMMUNITY_ANNOUNCE)
                .where(COMMUNITY_ANNOUNCE.STATUS_ID.eq(status.value()))
                .fetchOptional()
                .map(row -> {
                    var id = Json.read(row.value1()).path("id").asText();
                    return new Received(URI.create(id), "Create", row.value1());
                });
    }
}
