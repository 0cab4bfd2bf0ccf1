package folkmoot.people.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Makes and lists notifications. */
public final class Notifications {

    private final Ids ids;
    private final InstantSource clock;
    private final Observers<NotificationObserver> observers;
    private final Observers<BiConsumer<Transaction, Notification>> insiders;
    private final NotificationStore store = new NotificationStore();
    private final NotificationRequests requests;
    private final Admission admission;
    private final BiPredicate<Transaction, AccountId> mayHear;
    private final Bulk<Cause> causes = new Bulk<>(this::tell);

    /**
     * @param mayHear whether somebody with a role is told what moderators are told
     * @param observers hear of each notification after the commit
     * @param insiders hear of it inside the transaction, unless it is a quiet one
     * @param merged hear, after the commit, whose accepted requests were put among their notifications
     */
    public Notifications(
            Ids ids,
            InstantSource clock,
            BiPredicate<Transaction, AccountId> mayHear,
            Observers<NotificationObserver> observers,
            Observers<BiConsumer<Transaction, Notification>> insiders,
            Observers<Consumer<AccountId>> merged) {
        this.ids = ids;
        this.clock = clock;
        this.requests = new NotificationRequests(ids, clock, store, merged);
        this.admission = new Admission(clock);
        this.mayHear = mayHear;
        this.observers = observers;
        this.insiders = insiders;
    }

    /** What policies hold back. */
    public NotificationRequests requests() {
        return requests;
    }

    /**
     * Notifies a local account, once for the same cause. Nobody is notified of what they did themselves, nor of what those
     * did whom they shut out or in a thread that they muted; what their policy holds back waits as a request. Nobody reads what a
     * community would hear.
     */
    public void notify(
            Transaction tx, Account account, NotificationType type, AccountId from, Optional<StatusId> about) {
        if (account.isLocal() && !account.isGroup()) {
            notify(tx, account.id(), type, from, about, Optional.empty());
        }
    }

    /** As {@link #notify}, shown in the list: apps are not woken for it. */
    public void notifyQuietly(
            Transaction tx, Account account, NotificationType type, AccountId from, Optional<StatusId> about) {
        if (account.isLocal()) {
            notify(tx, new Cause(account.id(), type, from, about, Optional.empty(), true));
        }
    }

    /** Whether somebody is told now of what another does: neither shuts the other out, and no policy holds it back. */
    public boolean reaches(Transaction tx, AccountId account, NotificationType type, AccountId from) {
        var cause = new Cause(account, type, from, Optional.empty(), Optional.empty(), false);
        return admission.of(tx, List.of(cause)).getFirst() == Admission.Verdict.TELL;
    }

    /** A poll has ended: its author and those who voted hear of it, the author too. */
    public void poll(Transaction tx, Account account, AccountId author, StatusId poll) {
        notify(tx, account, NotificationType.POLL, author, Optional.of(poll));
    }

    /** Somebody quotes a status of the account; {@code quote} is the status that quotes. */
    public void quote(Transaction tx, Account account, AccountId from, StatusId quote) {
        notify(tx, account, NotificationType.QUOTE, from, Optional.of(quote));
    }

    /** A status that the account quoted was edited; {@code quote} is the account's own status that quotes it. */
    public void quotedUpdate(Transaction tx, Account account, AccountId from, StatusId quote) {
        notify(tx, account, NotificationType.QUOTED_UPDATE, from, Optional.of(quote));
    }

    /** Follows of a local account ended; {@code severance} is the row that says which. */
    public void severedRelationships(Transaction tx, AccountId account, long severance) {
        notify(tx, account, NotificationType.SEVERED_RELATIONSHIPS, account, Optional.empty(), Optional.of(severance));
    }

    /** The moderators warned a local account; {@code warning} is the id of the warning. */
    public void moderationWarning(Transaction tx, AccountId account, long warning) {
        notify(tx, account, NotificationType.MODERATION_WARNING, account, Optional.empty(), Optional.of(warning));
    }

    /** Somebody put a local account into one of their collections. */
    public void addedToCollection(Transaction tx, AccountId account, AccountId by, long collection) {
        notify(tx, account, NotificationType.ADDED_TO_COLLECTION, by, Optional.empty(), Optional.of(collection));
    }

    /** A collection that shows a local account was described anew. */
    public void collectionUpdate(Transaction tx, AccountId account, AccountId by, long collection) {
        notify(tx, account, NotificationType.COLLECTION_UPDATE, by, Optional.empty(), Optional.of(collection));
    }

    /** Somebody joined: moderators hear of it. */
    public void adminSignUp(Transaction tx, AccountId newcomer) {
        for (var moderator : moderators(tx)) {
            notify(tx, moderator, NotificationType.ADMIN_SIGN_UP, newcomer, Optional.empty(), Optional.empty());
        }
    }

    /** Somebody reported an account: moderators hear of it. */
    public void adminReport(Transaction tx, AccountId reporter, long report) {
        for (var moderator : moderators(tx)) {
            notify(tx, moderator, NotificationType.ADMIN_REPORT, reporter, Optional.empty(), Optional.of(report));
        }
    }

    private List<AccountId> moderators(Transaction tx) {
        return tx
                .sql()
                .select(USERS.ACCOUNT_ID)
                .from(USERS)
                .where(USERS.ROLE.ne("member"))
                .and(USERS.DISABLED_AT.isNull())
                .fetch(row -> new AccountId(row.value1()))
                .stream()
                .filter(moderator -> mayHear.test(tx, moderator))
                .toList();
    }

    private void notify(
            Transaction tx,
            AccountId account,
            NotificationType type,
            AccountId from,
            Optional<StatusId> about,
            Optional<Long> subject) {
        notify(tx, new Cause(account, type, from, about, subject, false));
    }

    private void notify(Transaction tx, Cause cause) {
        if (!cause.own() || NotificationType.OF_ONESELF.contains(cause.type())) {
            tx.later(causes, cause);
        }
    }

    private void tell(Transaction tx, List<Cause> causes) {
        var verdicts = admission.of(tx, causes);
        var now = clock.instant();
        var fresh = new ArrayList<Notification>();
        var quiet = new HashSet<NotificationId>();
        for (int i = 0; i < causes.size(); i++) {
            var cause = causes.get(i);
            var verdict = cause.own() ? Admission.Verdict.TELL : verdicts.get(i);
            if (verdict != Admission.Verdict.DROP) {
                var id = new NotificationId(ids.next());
                if (cause.quiet()) {
                    quiet.add(id);
                }
                fresh.add(new Notification(
                        id,
                        cause.account(),
                        cause.type(),
                        cause.from(),
                        cause.about(),
                        cause.subject(),
                        Optional.empty(),
                        verdict == Admission.Verdict.HOLD,
                        now));
            }
        }
        store.insert(tx, fresh, now).forEach(notification -> made(tx, notification, quiet.contains(notification.id())));
    }

    private void made(Transaction tx, Notification notification, boolean quiet) {
        if (notification.filtered()) {
            requests.hold(tx, notification);
            return;
        }
        if (!quiet) {
            insiders.tell(observer -> observer.accept(tx, notification));
        }
        tx.afterCommit(() -> observers.tell(observer -> observer.notified(notification)));
    }

    /** What an account heard of, newest first. */
    public List<Notification> list(Transaction tx, AccountId account, Page page, NotificationQuery query) {
        var condition = query.condition(account).and(page.bounds(NOTIFICATION.ID));
        return page.newestFirst(store.page(tx, condition, page.limit(), page.ascending()));
    }

    /** How many there are above an id; counting stops at the limit. */
    public int count(Transaction tx, AccountId account, NotificationQuery query, long above, int limit) {
        return store.page(tx, query.condition(account).and(NOTIFICATION.ID.gt(above)), limit, false)
                .size();
    }

    public Optional<Notification> find(Transaction tx, AccountId account, NotificationId id) {
        return store.page(tx, store.of(account).and(NOTIFICATION.ID.eq(id.value())), 1, false).stream()
                .findFirst();
    }

    /** 404 where it is not the account's. */
    public void dismiss(Transaction tx, AccountId account, NotificationId id) {
        if (dismiss(tx, account, List.of(id)) == 0) {
            throw new NotFound();
        }
    }

    /** Those of the ids that are the account's; how many there were. */
    public int dismiss(Transaction tx, AccountId account, Collection<NotificationId> wanted) {
        return store.delete(
                tx,
                store.of(account)
                        .and(NOTIFICATION.ID.in(
                                wanted.stream().map(NotificationId::value).toList())));
    }

    public void clear(Transaction tx, AccountId account) {
        store.delete(tx, store.of(account));
        requests.forgetAll(tx, account);
    }

    /** The cause was taken back: what was told of it is forgotten. */
    public void forget(
            Transaction tx, NotificationType type, AccountId from, AccountId account, Optional<StatusId> about) {
        store.delete(
                tx,
                store.of(account)
                        .and(NOTIFICATION.TYPE.eq(type.word()))
                        .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(from.value()))
                        .and(about.map(status -> NOTIFICATION.STATUS_ID.eq(status.value()))
                                .orElseGet(NOTIFICATION.STATUS_ID::isNull)));
    }

    /** Who favourited a status of whom. */
    public record FavouriteOf(AccountId from, AccountId account, StatusId status) {}

    /** As {@link #forget}, of several favourites that were taken back. */
    public void forgetFavourites(Transaction tx, List<FavouriteOf> all) {
        if (!all.isEmpty()) {
            tx.flush();
            store.deleteFavourites(
                    tx,
                    all.stream().map(one -> one.from().value()).toArray(Long[]::new),
                    all.stream().map(one -> one.account().value()).toArray(Long[]::new),
                    all.stream().map(one -> one.status().value()).toArray(Long[]::new));
        }
    }

    /** One account shut another out: everything it heard of it is forgotten. */
    public void forgetSender(Transaction tx, AccountId account, AccountId from) {
        store.delete(tx, store.of(account).and(NOTIFICATION.FROM_ACCOUNT_ID.eq(from.value())));
        requests.forget(tx, account, from);
    }

    /** A status was removed: nothing points to it any more. */
    public void forgetStatus(Transaction tx, StatusId status) {
        store.delete(tx, NOTIFICATION.STATUS_ID.eq(status.value()));
    }
}
