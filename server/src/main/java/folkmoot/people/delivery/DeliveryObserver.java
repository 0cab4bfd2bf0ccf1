package folkmoot.people.delivery;

import folkmoot.platform.database.Transaction;
import java.net.URI;

/** Hears what becomes of activities that are watched ({@link Deliveries#watched}), in the transaction that writes it down. */
@FunctionalInterface
public interface DeliveryObserver {

    /** What became of one attempt. */
    enum Fate {
        /** The inbox took it. */
        TAKEN,
        /** It comes again. */
        LATER,
        /** It does not come again. */
        NEVER
    }

    /** @param activity as {@link Deliveries#watched} numbered it */
    void became(Transaction tx, long activity, URI inbox, Fate fate);
}
