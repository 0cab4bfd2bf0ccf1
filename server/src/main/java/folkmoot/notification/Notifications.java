package folkmoot.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;

import folkmoot.account.Account;
import folkmoot.database.Page;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.Ids;
import folkmoot.id.NotificationId;
import folkmoot.id.StatusId;
import folkmoot.problem.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes and lists notifications. */
public final class Notifications {

    private final Ids ids;
    private final InstantSource clock;
    private final List<NotificationObserver> observers = new CopyOnWriteArrayList<>();
    private final NotificationStore store = new NotificationStore();

    public Notifications(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** From now on tells the observer of each notification, after the commit. */
    public void observe(NotificationObserver observer) {
        observers.add(observer);
    }

    /** Notifies a local account, once for the same cause. Nobody is notified of what they did themselves. */
    public void notify(
            Transaction tx, Account account, NotificationType type, AccountId from, Optional<StatusId> about) {
        if (!account.isLocal() || account.id().equals(from)) {
            return;
        }
        var notification =
                new Notification(new NotificationId(ids.next()), account.id(), type, from, about, clock.instant());
        if (store.insert(tx, notification)) {
            tx.afterCommit(() -> observers.forEach(observer -> observer.notified(notification)));
        }
    }

    /** What an account heard of, newest first, of the given types only; of one account only, where one is given. */
    public List<Notification> list(
            Transaction tx, AccountId account, Page page, Set<NotificationType> types, Optional<AccountId> from) {
        var condition = store.of(account)
                .and(NOTIFICATION.TYPE.in(
                        types.stream().map(NotificationType::word).toList()))
                .and(page.bounds(NOTIFICATION.ID));
        var bounded = from.map(sender -> condition.and(NOTIFICATION.FROM_ACCOUNT_ID.eq(sender.value())))
                .orElse(condition);
        return page.newestFirst(store.page(tx, bounded, page.limit(), page.ascending()));
    }

    public Optional<Notification> find(Transaction tx, AccountId account, NotificationId id) {
        return store.page(tx, store.of(account).and(NOTIFICATION.ID.eq(id.value())), 1, false).stream()
                .findFirst();
    }

    public void dismiss(Transaction tx, AccountId account, NotificationId id) {
        if (store.delete(tx, store.of(account).and(NOTIFICATION.ID.eq(id.value()))) == 0) {
            throw new NotFound();
        }
    }

    public void clear(Transaction tx, AccountId account) {
        store.delete(tx, store.of(account));
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

    /** A status was removed: nothing points to it any more. */
    public void forgetStatus(Transaction tx, StatusId status) {
        store.delete(tx, NOTIFICATION.STATUS_ID.eq(status.value()));
    }
}
