package folkmoot.stewardship.operation;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What other servers sent and what became of it, as operators see it. The federation door keeps it. */
public interface InboxDesk {

    /**
     * What waits of one server.
     *
     * @param oldest when the first of it came
     * @param failing how many were tried before and come again
     */
    record Sender(String host, int waiting, int failing, Instant oldest) {}

    /** One that could not be processed. */
    record Parked(long id, String sender, String activity, String error, Instant parkedAt) {}

    /** Why activities that were taken changed nothing. */
    record Dropped(String reason, int count, Instant last) {}

    /** Servers of which something waits, those with the most first. */
    List<Sender> waiting(Transaction tx, int most);

    /** What could not be processed, the newest first; the cursor is the id. */
    List<Parked> parked(Transaction tx, Page page);

    /** By reason, of what is still kept. */
    List<Dropped> dropped(Transaction tx);

    /** Puts one into the queue again. Its sender; empty if there is none such. */
    Optional<String> tryAgain(Transaction tx, long id);

    /** Takes one off the list; it is never processed. Its sender; empty if there is none such. */
    Optional<String> forget(Transaction tx, long id);
}
