package folkmoot.talk.status;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.util.function.Consumer;

/** Takes a civic record that its community sent; the feature that knows proposals fills this in. */
@FunctionalInterface
public interface RecordReceiver {

    /** Looks up what is needed over the network; what it gives runs in the transaction that ends the activity. */
    Consumer<Transaction> receive(CivicRecord record, Account community, FetchBudget budget);
}
