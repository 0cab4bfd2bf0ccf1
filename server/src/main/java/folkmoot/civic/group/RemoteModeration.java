package folkmoot.civic.group;

import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Locks;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What moderators of a community elsewhere do in it, as it passes that on (FEP-1b12): they take posts out, close threads, ban
 * people and feature posts. It counts when the community's own list names them, or they share its host, and only for what
 * stands in that community.
 */
public final class RemoteModeration {

    private static final int MOST_FEATURED = 20;
    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final RemoteModerators moderators;
    private final Effects effects;
    private final InstantSource clock;

    /** What they change here. */
    public record Effects(Reblogs reblogs, Removals removals, Locks locks, Bans bans, Pins pins) {}

    public RemoteModeration(
            Database database,
            Accounts accounts,
            Statuses statuses,
            RemoteStatuses remote,
            RemoteModerators moderators,
            Effects effects,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.remote = remote;
        this.moderators = moderators;
        this.effects = effects;
        this.clock = clock;
    }

    /** A post is taken out of the community. */
    Consumer<Transaction> removed(Delete delete, Account group, FetchBudget budget) {
        return done(delete.object(), delete.actor(), group, budget, (tx, status) -> takeOut(tx, status, group));
    }

    /** A thread takes no more answers. */
    Consumer<Transaction> closed(Lock lock, Account group, FetchBudget budget) {
        return done(
                lock.object(),
                lock.actor(),
                group,
                budget,
                (tx, status) -> effects.locks()
                        .add(
                                tx,
                                new Locks.Lock(
                                        status.id(),
                                        community(group),
                                        group.id(),
                                        lock.id(),
                                        ModeratorActs.words(lock.summary()),
                                        clock.instant())));
    }

    /** A thread takes answers again. */
    Consumer<Transaction> opened(Lock lock, URI by, Account group, FetchBudget budget) {
        return done(
                lock.object(),
                by,
                group,
                budget,
                (tx, status) -> effects.locks().remove(tx, status.id()));
    }

    /** Somebody may not answer in the community; with {@code removeData}, what they wrote in it is taken out. */
    Consumer<Transaction> banned(Block block, Account group, FetchBudget budget) {
        return isBan(block, block.actor(), group, budget)
                ? tx -> accounts.byUri(tx, block.object())
                        .ifPresentOrElse(account -> ban(tx, block, account, group), () -> banStranger(tx, block, group))
                : NOTHING;
    }

    /** Somebody may answer in the community again. */
    Consumer<Transaction> unbanned(Block block, URI by, Account group, FetchBudget budget) {
        return isBan(block, by, group, budget)
                ? tx -> accounts.byUri(tx, block.object())
                        .ifPresentOrElse(
                                account -> effects.bans().remove(tx, community(group), account.id()),
                                () -> effects.bans().removeStranger(tx, community(group), block.object()))
                : NOTHING;
    }

    /** A post is shown on top of the community, or no longer. */
    Consumer<Transaction> featured(URI target, URI post, URI by, boolean on, Account group, FetchBudget budget) {
        if (!group.endpoints().featured().equals(Optional.of(target)) || !moderators.isModerator(group, by, budget)) {
            return NOTHING;
        }
        if (on) {
            remote.find(post, budget);
        }
        return tx -> inside(tx, post, group)
                .filter(status -> status.visibility().isOpen())
                .ifPresent(status -> feature(tx, status, on, group));
    }

    /** Whether a status stands in a community elsewhere. */
    static boolean isIn(Status status, Account group) {
        return status.thread().community().equals(Optional.of(community(group)));
    }

    private Consumer<Transaction> done(
            URI post, URI by, Account group, FetchBudget budget, BiConsumer<Transaction, Status> act) {
        return database.read(tx -> inside(tx, post, group)).isPresent() && moderators.isModerator(group, by, budget)
                ? tx -> inside(tx, post, group).ifPresent(status -> act.accept(tx, status))
                : NOTHING;
    }

    private boolean isBan(Block block, URI by, Account group, FetchBudget budget) {
        return block.ban().map(Block.Ban::target).equals(Optional.of(group.uri()))
                && moderators.isModerator(group, by, budget);
    }

    private void ban(Transaction tx, Block block, Account account, Account group) {
        var ban = block.ban().orElseThrow();
        effects.bans()
                .add(
                        tx,
                        new Bans.Ban(
                                community(group),
                                account.id(),
                                group.id(),
                                block.id(),
                                ModeratorActs.words(ban.reason()),
                                end(ban),
                                clock.instant()));
        if (ban.removeData()) {
            effects.removals()
                    .writtenBy(tx, community(group), account.id())
                    .forEach(status -> takeOut(tx, status, group));
        }
    }

    private void banStranger(Transaction tx, Block block, Account group) {
        var ban = block.ban().orElseThrow();
        effects.bans()
                .add(
                        tx,
                        new Bans.Stranger(
                                community(group),
                                block.object(),
                                group.id(),
                                block.id(),
                                ModeratorActs.words(ban.reason()),
                                end(ban)));
    }

    private static Optional<Instant> end(Block.Ban ban) {
        return ban.until().filter(end -> end.isAfter(Instant.EPOCH));
    }

    /** What one of ours wrote stays theirs; of others, an answer goes. */
    private void takeOut(Transaction tx, Status status, Account group) {
        if (status.isReply() && !status.local()) {
            remote.remove(tx, status);
            return;
        }
        var reblogs = effects.reblogs();
        reblogs.find(tx, group.id(), status.id()).ifPresent(reblog -> reblogs.removed(tx, group, reblog));
        statuses.setCommunity(tx, status.id(), Optional.empty());
    }

    private void feature(Transaction tx, Status status, boolean on, Account group) {
        if (!on) {
            effects.pins().drop(tx, group.id(), status.id());
        } else if (effects.pins().count(tx, group.id()) < MOST_FEATURED) {
            effects.pins().keep(tx, group.id(), status.id());
        }
    }

    private Optional<Status> inside(Transaction tx, URI post, Account group) {
        return statuses.byUri(tx, post).filter(status -> isIn(status, group));
    }

    private static CommunityId community(Account group) {
        return new CommunityId(group.id().value());
    }
}
