package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.util.function.Supplier;

/**
 * Told, inside the transaction, of each activity by which a local status goes out: its {@code Create}, {@code Update} or
 * {@code Delete}. By then everything that belongs to the status stands.
 */
@FunctionalInterface
public interface PostSending {

    /** @param activity written when it is first asked for: most posts of a small place go to nobody elsewhere */
    void sent(Transaction tx, Status status, Account author, Supplier<? extends Activity> activity);
}
