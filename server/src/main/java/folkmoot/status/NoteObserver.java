package folkmoot.status;

import folkmoot.account.Account;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Note;

/**
 * Told of the wire form of each status from elsewhere, inside the transaction that keeps or changes it. For features above
 * that read more of it than a status holds: a proposal its block.
 */
@FunctionalInterface
public interface NoteObserver {

    void received(Transaction tx, Status status, Account author, Note note);
}
