package folkmoot.talk.reblog;

import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A reblog passes a status on to one's followers; doing it twice is the same as once. */
public final class Reblogs {

    private final Accounts accounts;
    private final Statuses statuses;
    private final Notifications notifications;
    private final ReblogDeliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final ReblogRule rule;

    public Reblogs(
            Accounts accounts,
            Statuses statuses,
            Notifications notifications,
            ReblogDeliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            ReblogRule rule) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.rule = rule;
    }

    /**
     * A local account reblogs a status, which is delivered to its followers and the author. Returns the reblog. Problems:
     * 404 for a status that is not open (one's own private posts excepted), 403 where its author elsewhere does not want it.
     */
    public Status add(Transaction tx, Account by, Status status, Visibility visibility) {
        var original = original(tx, status);
        requireOpen(by, original);
        var existing = find(tx, by.id(), original.id());
        if (existing.isPresent()) {
            return existing.get();
        }
        rule.requireReblog(tx, by, original);
        var id = new StatusId(ids.next());
        var uri = uris.statusActivity(uris.status(by.username(), id), "activity");
        var shown = original.visibility() == Visibility.PRIVATE ? Visibility.PRIVATE : visibility;
        var reblog = reblog(by, original, id, uri, shown, clock.instant());
        if (!keep(tx, by, original, reblog)) {
            return find(tx, by.id(), original.id()).orElse(reblog); // another request was quicker
        }
        var author = accounts.require(tx, original.author());
        deliveries.reblog(tx, by, author.id(), announce(by, reblog, original, author));
        return reblog;
    }

    /**
     * One of ours, or a community, reblogs what was made in this transaction, so that nobody can have reblogged it; kept and delivered
     * with all else that the transaction makes.
     */
    public void addToNew(Transaction tx, Account by, Posted posted, Visibility visibility) {
        var original = posted.status();
        requireOpen(by, original);
        rule.requireReblog(tx, by, original);
        var id = new StatusId(ids.next());
        var uri = uris.statusActivity(uris.status(by.username(), id), "activity");
        var reblog = reblog(by, original, id, uri, visibility, clock.instant());
        statuses.addLater(tx, new Posted(reblog, by, Set.of(), List.of(), List.of()));
        notifications.notify(tx, posted.author(), NotificationType.REBLOG, by.id(), Optional.of(original.id()));
        deliveries.reblogLater(tx, by, posted.author().id(), announce(by, reblog, original, posted.author()));
    }

    /** Somebody elsewhere reblogs a status that we have. Nothing happens where its author blocks them. */
    public void receive(Transaction tx, Account by, Status status, URI announceUri, Visibility shown, Instant when) {
        var original = original(tx, status);
        requireOpen(by, original);
        boolean sees = statuses.visible(tx, original.id(), Optional.of(by.id())).isPresent();
        if (sees && find(tx, by.id(), original.id()).isEmpty()) {
            var id = new StatusId(ids.nextAt(when));
            keep(tx, by, original, reblog(by, original, id, announceUri, shown, when));
        }
    }

    private Status original(Transaction tx, Status status) {
        return status.reblog()
                .map(reblog -> statuses.find(tx, reblog.status()).orElseThrow(NotFound::new))
                .orElse(status);
    }

    private static void requireOpen(Account by, Status status) {
        boolean own = status.author().equals(by.id());
        if (!status.visibility().isOpen() && !(own && status.visibility() == Visibility.PRIVATE)) {
            throw new NotFound();
        }
    }

    private static Status reblog(Account by, Status original, StatusId id, URI uri, Visibility shown, Instant when) {
        return new Status(
                id,
                by.id(),
                uri,
                Optional.empty(),
                Status.Thread.NONE,
                Optional.of(new Status.Reblogged(original.id(), original.author())),
                shown,
                Status.Text.NONE,
                by.isLocal(),
                Status.Times.at(when));
    }

    private boolean keep(Transaction tx, Account by, Status original, Status reblog) {
        if (!statuses.add(tx, new Posted(reblog, by, Set.of(), List.of(), List.of()))) {
            return false;
        }
        notifications.notify(
                tx,
                accounts.require(tx, original.author()),
                NotificationType.REBLOG,
                by.id(),
                Optional.of(original.id()));
        return true;
    }

    /** A local account takes its reblog back; nothing happens where there is none. Returns the original. */
    public Status remove(Transaction tx, Account by, Status status) {
        var original = original(tx, status);
        find(tx, by.id(), original.id()).ifPresent(reblog -> {
            var author = accounts.require(tx, original.author());
            var undo = new Undo(uris.activity(by.id(), "undo", ids.next()), announce(by, reblog, original, author));
            deliveries.reblog(tx, by, author.id(), undo);
            drop(tx, by, original, reblog);
        });
        return original;
    }

    /** Somebody elsewhere takes a reblog back. */
    public void removed(Transaction tx, Account by, Status reblog) {
        drop(tx, by, original(tx, reblog), reblog);
    }

    private void drop(Transaction tx, Account by, Status original, Status reblog) {
        notifications.forget(tx, NotificationType.REBLOG, by.id(), original.author(), Optional.of(original.id()));
        statuses.remove(tx, reblog, by);
    }

    /** The {@code Announce} of a reblog, as it is sent and as its id serves it. */
    public Announce announce(Account by, Status reblog, Status original, Account author) {
        var followers = by.endpoints().followers().stream().toList();
        var recipients = reblog.visibility() == Visibility.PUBLIC
                ? Recipients.of(List.of(Addresses.PUBLIC), join(followers, author.uri()))
                : Recipients.of(followers, List.of(author.uri()));
        return new Announce(
                reblog.uri(),
                by.uri(),
                Ref.to(original.uri()),
                recipients,
                Optional.of(reblog.times().created()));
    }

    private static List<URI> join(List<URI> some, URI more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** An account's reblog of a status. */
    public Optional<Status> find(Transaction tx, AccountId by, StatusId of) {
        return tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(STATUS.ACCOUNT_ID.eq(by.value()))
                .and(STATUS.REBLOG_OF_ID.eq(of.value()))
                .and(STATUS.DELETED_AT.isNull())
                .limit(1)
                .fetchOptional()
                .flatMap(row -> statuses.find(tx, new StatusId(row.value1())));
    }
}
