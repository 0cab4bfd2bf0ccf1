package folkmoot.people.notification;

/** Told of each notification after it was committed. */
@FunctionalInterface
public interface NotificationObserver {

    void notified(Notification notification);
}
