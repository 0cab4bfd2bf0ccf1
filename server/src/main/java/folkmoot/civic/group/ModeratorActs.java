package folkmoot.civic.group;

import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.CommunityLog.Act;
import folkmoot.civic.community.Locks;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What moderators of a community do, from here or from elsewhere. Each act is refused (403) to everybody else, official actors
 * included, and stands in the community's public log. A public body's answer and a proposal cannot be removed at all.
 */
public final class ModeratorActs {

    private static final int MOST_FEATURED = 20;

    private final Subjects subjects;
    private final Communities communities;
    private final Bans bans;
    private final Locks locks;
    private final CommunityLog log;
    private final Removals removals;
    private final Pins pins;
    private final Statements statements;
    private final InstantSource clock;

    public ModeratorActs(
            Subjects subjects,
            Communities communities,
            Bans bans,
            Locks locks,
            CommunityLog log,
            Removals removals,
            Pins pins,
            Statements statements,
            InstantSource clock) {
        this.subjects = subjects;
        this.communities = communities;
        this.bans = bans;
        this.locks = locks;
        this.log = log;
        this.removals = removals;
        this.pins = pins;
        this.statements = statements;
        this.clock = clock;
    }

    /** Who does something, in which community, and why. */
    public record By(Community community, Account moderator, Optional<String> reason) {

        String words() {
            return ModeratorActs.words(reason);
        }
    }

    /** A reason as it is kept: plain text of some length. */
    static String words(Optional<String> reason) {
        return CommunityLog.reason(reason.orElse(""));
    }

    /** Takes a post out of the community; an answer goes altogether. Problems: 403 for proposals and official responses. */
    public void remove(Transaction tx, By by, Status status) {
        requireIn(tx, by, status);
        if (subjects.isProposal(tx, status) || subjects.isOfficialResponse(tx, status)) {
            throw new Forbidden("Proposals and official responses cannot be removed by moderators");
        }
        statements.tell(tx, by, status.author(), Act.REMOVE);
        removed(tx, by, status);
    }

    private void removed(Transaction tx, By by, Status status) {
        removals.remove(tx, by.community(), status);
        log(tx, by, Act.REMOVE, status.uri());
    }

    /** Takes a removal back. Problems: 404 when nothing of that id was removed, 422 for an answer written here. */
    public void restore(Transaction tx, By by, URI post) {
        requireModerator(tx, by);
        if (!log.removedFrom(tx, post).equals(Optional.of(by.community().id()))) {
            throw new NotFound();
        }
        removals.restore(tx, by.community(), post);
        log(tx, by, Act.RESTORE, post);
    }

    /**
     * Bans from the community. Problems: 403 for moderators.
     *
     * @param uri id of the Block activity
     * @param removeData what the account wrote in the community goes too
     */
    public void ban(Transaction tx, By by, Account account, URI uri, Optional<Instant> until, boolean removeData) {
        requireModerator(tx, by);
        var community = by.community().id();
        if (subjects.moderates(tx, by.community(), account.id())) {
            throw new Forbidden("A moderator cannot be banned");
        }
        bans.add(
                tx,
                new Bans.Ban(
                        community,
                        account.id(),
                        by.moderator().id(),
                        uri,
                        by.words(),
                        until.filter(end -> end.isAfter(Instant.EPOCH)),
                        clock.instant()));
        log(tx, by, Act.BAN, account.uri());
        statements.tell(tx, by, account.id(), Act.BAN);
        if (removeData) {
            for (var status : removals.writtenBy(tx, by.community().id(), account.id())) {
                if (!subjects.isProposal(tx, status) && !subjects.isOfficialResponse(tx, status)) {
                    removed(tx, by, status);
                }
            }
        }
    }

    /** The same of somebody whom nobody here has met: it holds as soon as they are. */
    public void banStranger(Transaction tx, By by, URI actor, URI uri, Optional<Instant> until) {
        requireModerator(tx, by);
        bans.add(
                tx,
                new Bans.Stranger(
                        by.community().id(),
                        actor,
                        by.moderator().id(),
                        uri,
                        by.words(),
                        until.filter(end -> end.isAfter(Instant.EPOCH))));
        log(tx, by, Act.BAN, actor);
    }

    /** Lifts the ban of somebody whom nobody here has met; false when there was none. */
    public boolean unbanStranger(Transaction tx, By by, URI actor) {
        requireModerator(tx, by);
        boolean lifted = bans.removeStranger(tx, by.community().id(), actor);
        if (lifted) {
            log(tx, by, Act.UNBAN, actor);
        }
        return lifted;
    }

    /** Lifts a ban; the id of its Block, or empty when there was none. */
    public Optional<URI> unban(Transaction tx, By by, Account account) {
        requireModerator(tx, by);
        var ban = bans.remove(tx, by.community().id(), account.id());
        ban.ifPresent(_ -> {
            log(tx, by, Act.UNBAN, account.uri());
            statements.tell(tx, by, account.id(), Act.UNBAN);
        });
        return ban.map(Bans.Ban::uri);
    }

    /** Closes a thread; false when it was closed. */
    public boolean lock(Transaction tx, By by, Status status, URI uri) {
        requireIn(tx, by, status);
        boolean added = locks.add(
                tx,
                new Locks.Lock(
                        status.id(), by.community().id(), by.moderator().id(), uri, by.words(), clock.instant()));
        if (added) {
            log(tx, by, Act.LOCK, status.uri());
        }
        return added;
    }

    /** Opens a thread again; the id of the Lock, or empty when it was open. */
    public Optional<URI> unlock(Transaction tx, By by, Status status) {
        requireIn(tx, by, status);
        var lock = locks.remove(tx, status.id());
        lock.ifPresent(_ -> log(tx, by, Act.UNLOCK, status.uri()));
        return lock.map(Locks.Lock::uri);
    }

    /** Shows a post on top of the community, or no longer; false when nothing changed. */
    public boolean feature(Transaction tx, By by, Status status, boolean on) {
        requireIn(tx, by, status);
        var group = by.community().group().id();
        tx.alone("pins of " + group);
        if (on && pins.of(tx, group, Optional.empty()).contains(status.id())) {
            return false;
        }
        if (on && pins.count(tx, group) >= MOST_FEATURED) {
            throw Invalid.refused("Validation failed: The community has featured the maximum number of posts");
        }
        boolean changed = on || pins.drop(tx, group, status.id());
        if (on) {
            pins.keep(tx, group, status.id());
        }
        if (changed) {
            log(tx, by, on ? Act.FEATURE : Act.UNFEATURE, status.uri());
        }
        return changed;
    }

    /** Makes somebody a moderator, or no longer; false when nothing changed. Problems: as {@link Communities#addModerator}. */
    public boolean appoint(Transaction tx, By by, Account account, boolean on) {
        requireModerator(tx, by);
        boolean is = communities.moderators(tx, by.community().id()).contains(account.id());
        if (is == on) {
            return false;
        }
        if (on) {
            communities.addModerator(tx, by.community(), account);
        } else {
            communities.removeModerator(tx, by.community(), account.id());
        }
        log(tx, by, on ? Act.APPOINT : Act.DISMISS, account.uri());
        statements.tell(tx, by, account.id(), on ? Act.APPOINT : Act.DISMISS);
        return true;
    }

    private void requireIn(Transaction tx, By by, Status status) {
        requireModerator(tx, by);
        if (!status.thread().community().equals(Optional.of(by.community().id()))) {
            throw new NotFound();
        }
    }

    private void requireModerator(Transaction tx, By by) {
        communities.requireModerator(tx, by.community().id(), by.moderator().id());
    }

    private void log(Transaction tx, By by, Act act, URI object) {
        log.add(tx, by.community().id(), by.moderator().id(), act, object, by.words());
    }
}
