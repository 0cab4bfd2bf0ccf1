package folkmoot.door.activitypub;

import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.StatusHistory;
import folkmoot.talk.status.StatusNotes;
import folkmoot.talk.status.StatusStats;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * Posts of ours with their activity, replies and counts, and follows. What is not for everybody is shown to the server of
 * somebody it is for; to others it is as if it did not exist.
 */
public final class StatusRoutes {

    private static final int MOST_REPLIES = 100;

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final StatusNotes notes;
    private final StatusDeliveries posts;
    private final StatusContexts contexts;
    private final StatusHistory history;
    private final Reblogs reblogs;
    private final Follows follows;
    private final Readers readers;
    private final LocalUris uris;

    public StatusRoutes(
            Database database,
            Accounts accounts,
            Statuses statuses,
            StatusNotes notes,
            StatusDeliveries posts,
            StatusContexts contexts,
            StatusHistory history,
            Reblogs reblogs,
            Follows follows,
            Readers readers,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.notes = notes;
        this.posts = posts;
        this.contexts = contexts;
        this.history = history;
        this.reblogs = reblogs;
        this.follows = follows;
        this.readers = readers;
        this.uris = uris;
    }

    public void addTo(Routing routing) {
        var status = "/users/:name/statuses/:id";
        routing.get(status, Accept.ACTIVITY, request -> answer(request, this::object));
        routing.get("/@:name/:id", Accept.ACTIVITY, request -> answer(request, this::object));
        routing.get(status + "/activity", Accept.ACTIVITY, request -> answer(request, this::activity));
        routing.get(status + "/replies", Accept.ACTIVITY, this::replies);
        routing.get(status + "/history", Accept.ACTIVITY, this::history);
        routing.get(status + "/likes", Accept.ACTIVITY, request -> size(request, "likes"));
        routing.get(status + "/shares", Accept.ACTIVITY, request -> size(request, "shares"));
        routing.get("/activities/follow/:account/:id", Accept.ACTIVITY, this::follow);
    }

    private Response answer(Request request, BiFunction<Transaction, Status, Optional<ActivityStreamsObject>> write) {
        var status = find(request);
        if (status.isEmpty()) {
            return tombstone(request);
        }
        ActivityStreamsObject document =
                database.read(tx -> write.apply(tx, status.get())).orElseThrow(NotFound::new);
        return Documents.of(document);
    }

    private Optional<ActivityStreamsObject> object(Transaction tx, Status status) {
        return status.isReblog()
                ? activity(tx, status)
                : author(tx, status).map(author -> withReplies(tx, status, notes.note(tx, status, author)));
    }

    private Optional<ActivityStreamsObject> activity(Transaction tx, Status status) {
        var author = author(tx, status);
        if (!status.isReblog()) {
            return author.map(by -> posts.create(tx, status, by));
        }
        return status.reblog()
                .flatMap(reblog -> statuses.find(tx, reblog.status()))
                .flatMap(original -> accounts.find(tx, original.author())
                        .map(by -> reblogs.announce(author.orElseThrow(), status, original, by)));
    }

    private Optional<Account> author(Transaction tx, Status status) {
        return accounts.find(tx, status.author()).filter(Account::isActive);
    }

    /** A status of ours that the asking server may see. */
    private Optional<Status> find(Request request) {
        var id = Id.status(request.pathParameter("id"));
        var name = request.pathParameter("name");
        var known = id.flatMap(wanted -> database.read(tx -> statuses.find(tx, wanted)
                .filter(Status::local)
                .filter(status -> author(tx, status)
                        .filter(author -> author.username().equalsIgnoreCase(name))
                        .isPresent())));
        if (known.filter(status -> !status.visibility().isOpen()).isEmpty()) {
            return known;
        }
        return readers.reader(request)
                .flatMap(reader ->
                        database.read(tx -> statuses.visible(tx, known.get().id(), Optional.of(reader))));
    }

    /** What was not for everybody answers as if it had never been, also when it is gone (Mastodon GHSA-gwhw-gcjx-72v8). */
    private Response tombstone(Request request) {
        var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
        var uri = uris.status(request.pathParameter("name"), id);
        var buried =
                database.read(tx -> statuses.burials().buriedInTheOpen(tx, uri)).orElseThrow(NotFound::new);
        return Documents.gone(new Tombstone(buried.uri(), buried.formerType(), Optional.of(buried.deletedAt())));
    }

    /** With the first of its replies inside: GoToSocial reads no others than these and the pages after them. */
    private ActivityStreamsObject withReplies(Transaction tx, Status status, Note note) {
        var document = ObjectWriter.document(note);
        document.set("replies", ObjectWriter.embedded(repliesOf(tx, status), replyPage(tx, status, 0)));
        return new Verbatim(note.id(), note.type(), document);
    }

    private Response replies(Request request) {
        var status = find(request).orElseThrow(NotFound::new);
        var after = Id.parse(request.parameter("min_id").orElse("")).orElse(0);
        return database.read(tx -> request.flag("page")
                ? Documents.of(replyPage(tx, status, after))
                : Documents.of(repliesOf(tx, status), replyPage(tx, status, 0)));
    }

    private CollectionPage repliesOf(Transaction tx, Status status) {
        return CollectionPage.sizeOnly(
                uris.below(status.uri(), "replies"),
                "Collection",
                stats(tx, status).replies());
    }

    private CollectionPage replyPage(Transaction tx, Status status, long after) {
        var replies = uris.below(status.uri(), "replies");
        var found = contexts.publicReplies(tx, status.id(), after, MOST_REPLIES + 1);
        var shown = found.stream().limit(MOST_REPLIES).toList();
        return new CollectionPage(
                URI.create(replies + "?page=true" + (after == 0 ? "" : "&min_id=" + after)),
                "CollectionPage",
                Optional.empty(),
                OptionalLong.empty(),
                shown.stream()
                        .map(reply -> CollectionPage.Item.link(reply.uri()))
                        .toList(),
                Optional.empty(),
                found.size() > MOST_REPLIES
                        ? Optional.of(URI.create(
                                replies + "?page=true&min_id=" + shown.getLast().id()))
                        : Optional.empty(),
                Optional.empty(),
                Optional.of(replies));
    }

    /** Its Create and each Update, newest first, with what the post said then (FEP-bad1). */
    private Response history(Request request) {
        var status = find(request).filter(found -> !found.isReblog()).orElseThrow(NotFound::new);
        var items = database.read(tx -> {
            var create = posts.create(tx, status, author(tx, status).orElseThrow(NotFound::new));
            return StatusVersions.activities(create, history.before(tx, status.id()), uris);
        });
        return Documents.of(CollectionPage.of(uris.below(status.uri(), "history"), "OrderedCollection", items));
    }

    /** How many; who it was is nobody's business. */
    private Response size(Request request, String part) {
        var status = find(request).orElseThrow(NotFound::new);
        var stats = database.read(tx -> stats(tx, status));
        return Documents.of(CollectionPage.sizeOnly(
                uris.below(status.uri(), part),
                "Collection",
                part.equals("likes") ? stats.favourites() : stats.reblogs()));
    }

    private StatusStats stats(Transaction tx, Status status) {
        return statuses.stats(tx, List.of(status.id())).getOrDefault(status.id(), StatusStats.NONE);
    }

    private Response follow(Request request) {
        var uri = uris.at(URI.create(request.target()).getPath());
        Follow document = database.read(tx -> follows.byUri(tx, uri)
                        .flatMap(follow -> accounts.find(tx, follow.account())
                                .flatMap(by -> accounts.find(tx, follow.target())
                                        .map(target -> new Follow(follow.uri(), by.uri(), target.uri())))))
                .orElseThrow(NotFound::new);
        return Documents.of(document);
    }
}
