package folkmoot.status;

import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.NoteBuilder;

/** Lets a feature above add what it knows to a status on the wire: a proposal its block and its record. */
@FunctionalInterface
public interface NoteDecorator {

    void decorate(Transaction tx, Status status, NoteBuilder note);
}
