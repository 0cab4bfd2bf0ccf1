package folkmoot.talk.status;

import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.platform.database.Transaction;

/** Lets a feature above add what it knows to a status on the wire: a proposal its block and its record. */
@FunctionalInterface
public interface NoteDecorator {

    void decorate(Transaction tx, Status status, NoteBuilder note);
}
