package folkmoot.reblog;

import folkmoot.account.Account;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Update;
import folkmoot.follow.Follows;
import folkmoot.status.RemoteNote;
import folkmoot.status.RemoteStatuses;
import folkmoot.status.Status;
import folkmoot.status.Statuses;
import folkmoot.status.Visibility;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Announce and its Undo from elsewhere. Of a post it is a reblog; from a community it may carry an activity (FEP-1b12),
 * which only ever makes us read the post from its own server. Votes that somebody relays are never counted.
 */
public final class AnnounceHandler {

    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final Database database;
    private final Follows follows;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final Reblogs reblogs;
    private final InstantSource clock;

    public AnnounceHandler(
            Database database,
            Follows follows,
            Statuses statuses,
            RemoteStatuses remote,
            Reblogs reblogs,
            InstantSource clock) {
        this.database = database;
        this.follows = follows;
        this.statuses = statuses;
        this.remote = remote;
        this.reblogs = reblogs;
        this.clock = clock;
    }

    public Consumer<Transaction> receive(Announce announce, Account sender, FetchBudget budget) {
        return switch (announce.object()) {
            case Ref.Embedded<ActivityStreamsObject>(Activity activity) -> relayed(announce, activity, sender, budget);
            case Ref<ActivityStreamsObject> object -> reblogged(announce, object.uri(), sender, budget);
        };
    }

    /** A post is passed on. It is read from its own server when somebody here follows the one who passes it on. */
    private Consumer<Transaction> reblogged(Announce announce, URI post, Account sender, FetchBudget budget) {
        var known = database.read(tx -> statuses.byUri(tx, post));
        var wanted = known.isPresent() || database.read(tx -> follows.hasLocalFollowers(tx, sender.id()));
        if (!wanted) {
            return NOTHING;
        }
        if (known.isEmpty()) {
            remote.find(post, budget);
        }
        return tx -> statuses.byUri(tx, post).ifPresent(status -> keep(tx, announce, sender, status));
    }

    private void keep(Transaction tx, Announce announce, Account sender, Status status) {
        if (statuses.buried(tx, announce.id()).isPresent()) {
            return; // taken back before it came
        }
        // Some communities address what they pass on to nobody in particular.
        var shown = announce.recipients().isEmpty()
                ? Visibility.PUBLIC
                : Visibility.of(announce.recipients(), sender.endpoints().followers());
        var now = clock.instant();
        var when = announce.published().filter(time -> time.isBefore(now)).orElse(now);
        if (status.visibility().isOpen()) {
            reblogs.receive(tx, sender, status, announce.id(), shown, when);
        }
    }

    /** A community passes on what it received. Its word is enough to look, never enough to believe. */
    private Consumer<Transaction> relayed(Announce announce, Activity activity, Account sender, FetchBudget budget) {
        if (!sender.isGroup() || !database.read(tx -> follows.hasLocalFollowers(tx, sender.id()))) {
            return NOTHING;
        }
        return switch (activity) {
            case Create create -> posted(announce, create.object().uri(), sender, budget);
            case Update update -> changed(update.object().uri(), budget);
            case Delete delete -> removed(delete.object(), budget);
            default -> NOTHING; // likes, follows and the like count only from the one who did them
        };
    }

    /** A new post in a community is shown as passed on by it; an answer only joins its thread. */
    private Consumer<Transaction> posted(Announce announce, URI post, Account sender, FetchBudget budget) {
        var found = remote.find(post, budget);
        return found.filter(status -> !status.isReply())
                .<Consumer<Transaction>>map(
                        _ -> tx -> statuses.byUri(tx, post).ifPresent(status -> keep(tx, announce, sender, status)))
                .orElse(NOTHING);
    }

    private Consumer<Transaction> changed(URI post, FetchBudget budget) {
        var known = database.read(tx -> statuses.byUri(tx, post)).filter(status -> !status.local());
        return known.flatMap(_ -> remote.read(post, budget))
                .<Consumer<Transaction>>map(read -> tx -> change(tx, post, read))
                .orElse(NOTHING);
    }

    private void change(Transaction tx, URI post, RemoteNote read) {
        statuses.byUri(tx, post)
                .filter(status -> status.author().equals(read.author().id()))
                .ifPresent(status -> remote.change(tx, status, read));
    }

    private Consumer<Transaction> removed(URI post, FetchBudget budget) {
        var known = database.read(tx -> statuses.byUri(tx, post)).filter(status -> !status.local());
        if (known.isEmpty() || !remote.isGone(post, budget)) {
            return NOTHING;
        }
        return tx -> statuses.byUri(tx, post).ifPresent(status -> remote.remove(tx, status));
    }

    /** The sender takes a reblog back; one that never came is remembered as taken back. */
    public void undo(Transaction tx, Announce announce, Account sender) {
        if (!undo(tx, announce.id(), sender)) {
            var byObject = statuses.byUri(tx, announce.object().uri())
                    .flatMap(status -> reblogs.find(tx, sender.id(), status.id()));
            byObject.ifPresentOrElse(
                    reblog -> reblogs.removed(tx, sender, reblog),
                    () -> statuses.bury(tx, announce.id(), Optional.of(sender.id()), Optional.of("Announce")));
        }
    }

    /** As {@link #undo}, named by the id of the Announce only; false when it is not one of the sender's. */
    public boolean undo(Transaction tx, URI announceId, Account sender) {
        var reblog = statuses.byUri(tx, announceId)
                .filter(Status::isReblog)
                .filter(status -> status.author().equals(sender.id()));
        reblog.ifPresent(status -> reblogs.removed(tx, sender, status));
        return reblog.isPresent();
    }
}
