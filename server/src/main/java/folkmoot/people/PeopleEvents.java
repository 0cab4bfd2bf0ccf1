package folkmoot.people;

import folkmoot.people.account.Account;
import folkmoot.people.account.ActorObserver;
import folkmoot.people.account.StandingObserver;
import folkmoot.people.delivery.DeliveryObserver;
import folkmoot.people.follow.FollowObserver;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What happens among people that higher tiers hear of; who hears it stands in {@code folkmoot.door.Hearers}.
 *
 * @param follows somebody follows, or no longer does
 * @param notifying somebody is notified, inside the transaction
 * @param notifications the same, after the commit
 * @param merged somebody's accepted requests were put among their notifications, after the commit
 * @param sensitized an account's pictures are hidden or shown again, inside the transaction
 * @param standings what decides whether an account counts changed, inside the transaction
 * @param actors the document of an actor elsewhere was read, inside the transaction
 * @param returned an account elsewhere was gone and is back, inside the transaction
 * @param outgoing there is something to deliver to these hosts, after the commit
 * @param deliveries what became of activities that are watched, inside the transaction
 * @param revoked somebody's authorizations were taken back
 */
public record PeopleEvents(
        Observers<FollowObserver> follows,
        Observers<BiConsumer<Transaction, Notification>> notifying,
        Observers<NotificationObserver> notifications,
        Observers<Consumer<AccountId>> merged,
        Observers<BiConsumer<Transaction, AccountId>> sensitized,
        Observers<StandingObserver> standings,
        Observers<ActorObserver> actors,
        Observers<BiConsumer<Transaction, Account>> returned,
        Observers<Consumer<Set<String>>> outgoing,
        Observers<DeliveryObserver> deliveries,
        Observers<Runnable> revoked) {

    PeopleEvents() {
        this(
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>(),
                new Observers<>());
    }
}
