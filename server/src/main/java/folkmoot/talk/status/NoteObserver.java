package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;

/**
 * Told of the wire form of each status from elsewhere, inside the transaction that keeps or changes it. For features above
 * that read more of it than a status holds: a proposal its block, a poll its question.
 */
@FunctionalInterface
public interface NoteObserver {

    /** It was kept or changed. */
    void received(Transaction tx, Status status, Account author, Note note);

    /** Whether a new post is worth keeping; a feature that knows that it says nothing new answers no, and nothing more is heard of it. */
    default boolean keeps(Transaction tx, Posted posted) {
        return true;
    }

    /** Its author sent it again; what it says need not have changed, but its counts may have. */
    default void seen(Transaction tx, Status status, Account author, Note note) {}

    /** A vote came in: a note with a name and no content, in answer to a poll. */
    default void voted(Transaction tx, Account voter, Note vote) {}
}
