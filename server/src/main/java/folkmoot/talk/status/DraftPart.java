package folkmoot.talk.status;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;

/** What a feature above keeps together with a status that is posted or edited here, in its transaction: a poll, a quote. */
public interface DraftPart {

    /** Whether the post may be without text because of it. */
    default boolean standsAlone() {
        return false;
    }

    /** The type word of the status on the wire, where this changes it. */
    default String objectType(String usual) {
        return usual;
    }

    /** Checked in the transaction before anything is written; a problem thrown here refuses the post. */
    default void check(Transaction tx, Account author, Visibility visibility) {}

    /** After the status itself was kept or changed, and before it is sent to others. */
    default void keep(Transaction tx, Status status, Account author) {}
}
