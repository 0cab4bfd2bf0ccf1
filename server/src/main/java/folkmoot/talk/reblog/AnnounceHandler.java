package folkmoot.talk.reblog;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.people.account.Account;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Announce of a post and its Undo from elsewhere. What a community announces beyond posts is in {@code group}.
 */
public final class AnnounceHandler {

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

    /** A post is passed on. It is read from its own server when somebody here follows the one who passes it on. */
    public Consumer<Transaction> receive(Announce announce, Account sender, FetchBudget budget) {
        var post = announce.object().uri();
        var known = database.read(tx -> statuses.byUri(tx, post));
        var wanted = known.isPresent() || database.read(tx -> follows.hasLocalFollowers(tx, sender.id()));
        if (!wanted) {
            return Drops.because(DropReason.UNCONCERNED);
        }
        if (known.isEmpty()) {
            remote.need(post, budget);
        }
        return tx -> statuses.byUri(tx, post)
                .ifPresentOrElse(
                        status -> keep(tx, announce, sender, status), () -> Drops.note(tx, DropReason.UNREAD_OBJECT));
    }

    /** Keeps a reblog of a status that is known; nothing happens where it is not for everybody, or was taken back. */
    public void keep(Transaction tx, Announce announce, Account sender, Status status) {
        if (statuses.burials().buried(tx, announce.id(), sender.id()).isPresent()) {
            Drops.note(tx, DropReason.TAKEN_BACK); // before it came
            return;
        }
        // Some communities address what they pass on to nobody in particular.
        var shown = announce.recipients().isEmpty()
                ? Visibility.PUBLIC
                : Visibility.of(announce.recipients(), sender.endpoints().followers());
        var now = clock.instant();
        var when = announce.published().filter(time -> time.isBefore(now)).orElse(now);
        if (status.visibility().isOpen()) {
            reblogs.receive(tx, sender, status, announce.id(), shown, when);
        } else {
            Drops.note(tx, DropReason.UNKNOWN_OBJECT);
        }
    }

    /** The sender takes a reblog back; one that never came is remembered as taken back. */
    public void undo(Transaction tx, Announce announce, Account sender) {
        if (!undo(tx, announce.id(), sender)) {
            var byObject = statuses.byUri(tx, announce.object().uri())
                    .flatMap(status -> reblogs.find(tx, sender.id(), status.id()));
            byObject.ifPresentOrElse(reblog -> reblogs.removed(tx, sender, reblog), () -> {
                Drops.note(tx, DropReason.NOTHING_THERE);
                statuses.burials().buryUnseen(tx, announce.id(), sender, Optional.of("Announce"));
            });
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
