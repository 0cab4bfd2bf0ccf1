package folkmoot.status;

import folkmoot.account.Account;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Activity;

/**
 * Told, inside the transaction, of each activity by which a local status goes out: its {@code Create}, {@code Update} or
 * {@code Delete}. By then everything that belongs to the status stands.
 */
@FunctionalInterface
public interface PostSending {

    void sent(Transaction tx, Status status, Account author, Activity activity);
}
