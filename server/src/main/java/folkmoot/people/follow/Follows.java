package folkmoot.people.follow;

import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.FollowId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of following, for our own accounts and for those elsewhere. */
public final class Follows {

    private final Accounts accounts;
    private final Notifications notifications;
    private final FollowWire wire;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final Observers<FollowObserver> observers;
    private final FollowStore store = new FollowStore();

    public Follows(
            Accounts accounts,
            Notifications notifications,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            Observers<FollowObserver> observers) {
        this.accounts = accounts;
        this.notifications = notifications;
        this.wire = new FollowWire(deliveries, uris, ids);
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
    }

    private void changed(Transaction tx, AccountId follower, AccountId followed) {
        observers.tell(observer -> observer.changing(tx, follower, followed));
        tx.afterCommit(() -> observers.tell(observer -> observer.changed(follower, followed)));
    }

    /**
     * What the follower wants to see; an absent option stays as it is, or takes the default for a new follow. An empty list
     * of languages means all.
     */
    public record Options(Optional<Boolean> showReblogs, Optional<Boolean> news, Optional<List<String>> languages) {

        public static final Options DEFAULT = new Options(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A local account follows somebody, or changes the options of an existing follow. A local target that does not
     * approve by hand has accepted at once; a remote one is asked. Problems: 403 for oneself, somebody shut out,
     * or a new follow of somebody who has moved.
     */
    public Follow add(Transaction tx, Account by, Account target, Options options) {
        requireFollowable(by, target);
        if (store.areBlocked(tx, by.id(), target.id())) {
            throw new Forbidden("This account cannot be followed.");
        }
        var existing = find(tx, by.id(), target.id());
        if (existing.isPresent()) {
            return changed(tx, existing.get(), options);
        }
        if (target.settings().movedTo().isPresent()) {
            throw new Forbidden(
                    "This account has moved to " + target.settings().movedTo().get() + ". Follow that one.");
        }
        long id = ids.next();
        var accepted = target.isLocal() && !target.settings().locked()
                ? Optional.of(clock.instant())
                : Optional.<Instant>empty();
        var follow = new Follow(
                new FollowId(id),
                by.id(),
                target.id(),
                uris.activity(by.id(), "follow", id),
                accepted,
                options.showReblogs().orElse(true),
                options.news().orElse(false),
                options.languages().filter(tags -> !tags.isEmpty()));
        if (store.insert(tx, follow, clock.instant())) {
            tell(tx, by, target, follow);
            if (!target.isLocal()) {
                wire.ask(tx, by, target, follow);
            }
        }
        return follow;
    }

    private Follow changed(Transaction tx, Follow follow, Options options) {
        var changed = new Follow(
                follow.id(),
                follow.account(),
                follow.target(),
                follow.uri(),
                follow.acceptedAt(),
                options.showReblogs().orElse(follow.showReblogs()),
                options.news().orElse(follow.news()),
                options.languages().or(follow::languages).filter(tags -> !tags.isEmpty()));
        store.update(tx, changed);
        changed(tx, follow.account(), follow.target());
        return changed;
    }

    /**
     * Somebody elsewhere asks to follow a local account. A repeated request is answered again, because our answer may
     * have been lost.
     */
    public void receive(Transaction tx, Account by, Account target, URI uri) {
        requireFollowable(by, target);
        if (store.areBlocked(tx, by.id(), target.id())
                || target.settings().movedTo().isPresent()) {
            var asked = new folkmoot.federation.vocabulary.Follow(uri, by.uri(), target.uri());
            wire.reject(tx, target, asked, Audience.of(by.id()));
            return;
        }
        var existing = find(tx, by.id(), target.id());
        var follow = new Follow(
                existing.map(Follow::id).orElseGet(() -> new FollowId(ids.next())),
                by.id(),
                target.id(),
                uri,
                existing.map(Follow::acceptedAt)
                        .orElseGet(() -> target.settings().locked() ? Optional.empty() : Optional.of(clock.instant())),
                true,
                false,
                Optional.empty());
        if (existing.isPresent()) {
            store.update(tx, follow);
        } else {
            store.insert(tx, follow, clock.instant());
            tell(tx, by, target, follow);
        }
        if (follow.isAccepted()) {
            wire.accept(tx, by, target, follow);
        }
    }

    private void requireFollowable(Account by, Account target) {
        if (by.id().equals(target.id())) {
            throw new Forbidden("You cannot follow yourself.");
        }
        if (!target.isActive() || !by.isActive()) {
            throw new Forbidden("This account cannot be followed.");
        }
    }

    private void tell(Transaction tx, Account by, Account target, Follow follow) {
        if (follow.isAccepted()) {
            accounts.countFollow(tx, by.id(), target.id(), 1);
            changed(tx, by.id(), target.id());
        }
        notifications.notify(
                tx,
                target,
                follow.isAccepted() ? NotificationType.FOLLOW : NotificationType.FOLLOW_REQUEST,
                by.id(),
                Optional.empty());
    }

    /** The target of a request says yes. 404 where nobody asked. */
    public void accept(Transaction tx, Account target, Account follower) {
        var follow = find(tx, follower.id(), target.id()).orElseThrow(NotFound::new);
        if (store.accept(tx, follow.id(), clock.instant())) {
            accounts.countFollow(tx, follower.id(), target.id(), 1);
            changed(tx, follower.id(), target.id());
            notifications.forget(tx, NotificationType.FOLLOW_REQUEST, follower.id(), target.id(), Optional.empty());
            notifications.notify(tx, target, NotificationType.FOLLOW, follower.id(), Optional.empty());
            if (!follower.isLocal()) {
                wire.accept(tx, follower, target, follow);
            }
        }
    }

    /** The target says no, or sends an accepted follower away. 404 where nobody asked. */
    public void reject(Transaction tx, Account target, Account follower) {
        var follow = delete(tx, follower, target).orElseThrow(NotFound::new);
        if (!follower.isLocal()) {
            wire.reject(tx, target, FollowWire.activity(follower, target, follow), Audience.of(follower.id()));
        }
    }

    /** A remote target accepted what a local account asked, as the Follow's id says. Anything else changes nothing. */
    public void accepted(Transaction tx, Account target, URI followUri) {
        asked(tx, target, followUri)
                .filter(follow -> store.accept(tx, follow.id(), clock.instant()))
                .ifPresent(follow -> {
                    accounts.countFollow(tx, follow.account(), target.id(), 1);
                    changed(tx, follow.account(), target.id());
                });
    }

    /** A remote target refused, or ended, what a local account asked. */
    public void rejected(Transaction tx, Account target, URI followUri) {
        asked(tx, target, followUri)
                .flatMap(follow -> accounts.find(tx, follow.account()))
                .ifPresent(follower -> delete(tx, follower, target));
    }

    private Optional<Follow> asked(Transaction tx, Account target, URI followUri) {
        return byUri(tx, followUri).filter(follow -> follow.target().equals(target.id()));
    }

    /**
     * A remote target's own list of followers has a local account that does not follow it: a request is thereby accepted,
     * anything else is taken back.
     */
    void believed(Transaction tx, Account by, Account target) {
        var existing = find(tx, by.id(), target.id());
        if (existing.isPresent()) {
            accepted(tx, target, existing.get().uri());
            return;
        }
        var believed = new folkmoot.federation.vocabulary.Follow(
                uris.activity(by.id(), "follow", ids.next()), by.uri(), target.uri());
        wire.undo(tx, by, believed, Audience.of(target.id()));
    }

    /** A local account no longer follows somebody. Nothing happens where it did not. */
    public void remove(Transaction tx, Account by, Account target) {
        delete(tx, by, target)
                .filter(_ -> !target.isLocal())
                .ifPresent(
                        follow -> wire.undo(tx, by, FollowWire.activity(by, target, follow), Audience.of(target.id())));
    }

    /**
     * Asks again, with the same id, for what was asked between two moments and never answered: the request or its answer
     * may have been lost.
     */
    public void askAgain(Transaction tx, Instant from, Instant until) {
        var unanswered = store.list(
                tx, FOLLOW.ACCEPTED_AT.isNull().and(FOLLOW.CREATED_AT.ge(from)).and(FOLLOW.CREATED_AT.lt(until)));
        for (var follow : unanswered) {
            var by = accounts.require(tx, follow.account());
            var target = accounts.require(tx, follow.target());
            if (by.isLocal() && by.isActive() && !target.isLocal() && target.isActive()) {
                wire.ask(tx, by, target, follow);
            }
        }
    }

    /** A follow between an account elsewhere and one of ours ended on the other side. Whether there was one. */
    public boolean removed(Transaction tx, Account by, Account target) {
        return delete(tx, by, target).isPresent();
    }

    /** Which follows between two accounts ended. */
    public record Ended(boolean follower, boolean followed) {}

    /**
     * Follows between a local account and somebody elsewhere who was shut out end in both directions, and the other side is told, as it
     * would go on sending and reading otherwise.
     */
    public Ended shutOut(Transaction tx, Account member, Account shutOut) {
        var to =
                Audience.none().andInbox(shutOut.endpoints().inbox()); // deliveries to accounts leave out the suspended
        var follower = delete(tx, shutOut, member);
        follower.ifPresent(follow -> wire.reject(tx, member, FollowWire.activity(shutOut, member, follow), to));
        var followed = delete(tx, member, shutOut);
        followed.ifPresent(follow -> wire.undo(tx, member, FollowWire.activity(member, shutOut, follow), to));
        return new Ended(
                follower.filter(Follow::isAccepted).isPresent(),
                followed.filter(Follow::isAccepted).isPresent());
    }

    /** Follows in both directions end, and nobody is told: their other side has ended them, or is gone. */
    public void sever(Transaction tx, Account one, Account other) {
        delete(tx, one, other);
        delete(tx, other, one);
    }

    private Optional<Follow> delete(Transaction tx, Account by, Account target) {
        var follow = store.delete(tx, by.id(), target.id());
        follow.filter(Follow::isAccepted).ifPresent(_ -> accounts.countFollow(tx, by.id(), target.id(), -1));
        follow.ifPresent(_ -> {
            changed(tx, by.id(), target.id());
            observers.tell(observer -> observer.ended(tx, by.id(), target.id()));
            notifications.forget(tx, NotificationType.FOLLOW, by.id(), target.id(), Optional.empty());
            notifications.forget(tx, NotificationType.FOLLOW_REQUEST, by.id(), target.id(), Optional.empty());
        });
        return follow;
    }

    public Optional<Follow> find(Transaction tx, AccountId account, AccountId target) {
        return store.find(tx, store.between(account, target));
    }

    /** By the id of its Follow activity. */
    public Optional<Follow> byUri(Transaction tx, URI uri) {
        return store.find(tx, FOLLOW.URI.eq(uri.toString()));
    }

    /** Whether one follows the other and was accepted. */
    public boolean follows(Transaction tx, AccountId account, AccountId target) {
        return find(tx, account, target).filter(Follow::isAccepted).isPresent();
    }

    /** Whether somebody here follows the account. */
    public boolean hasLocalFollowers(Transaction tx, AccountId target) {
        return store.hasLocalFollowers(tx, target);
    }

    /** The ids of all accepted followers here. */
    public List<URI> localFollowers(Transaction tx, AccountId target) {
        return store.localFollowers(tx, target);
    }

    /** Accepted followers, newest first; the cursor is the follow's id. */
    public List<Follow> followers(Transaction tx, AccountId target, Page page) {
        return store.page(tx, FOLLOW.TARGET_ID.eq(target.value()).and(FOLLOW.ACCEPTED_AT.isNotNull()), page);
    }

    /** Whom an account follows, newest first; the cursor is the follow's id. */
    public List<Follow> following(Transaction tx, AccountId account, Page page) {
        return store.page(tx, FOLLOW.ACCOUNT_ID.eq(account.value()).and(FOLLOW.ACCEPTED_AT.isNotNull()), page);
    }

    /** Who waits for an answer. */
    public List<Follow> requests(Transaction tx, AccountId target, Page page) {
        return store.page(tx, FOLLOW.TARGET_ID.eq(target.value()).and(FOLLOW.ACCEPTED_AT.isNull()), page);
    }

    /** Local accounts who want to hear of each status of these accounts, by whom they want to hear of. */
    public Map<AccountId, List<AccountId>> wantingNews(Transaction tx, Collection<AccountId> targets) {
        return targets.isEmpty() ? Map.of() : store.wantingNews(tx, targets);
    }
}
