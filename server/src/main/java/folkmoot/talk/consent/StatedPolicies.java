package folkmoot.talk.consent;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Says with each post of ours who may do what with it (GoToSocial): who sees it may like and answer it, unless its thread is
 * closed, and what is for everybody may everybody pass on. An answer that was allowed in writing names where.
 */
public final class StatedPolicies implements NoteDecorator {

    private final Accounts accounts;
    private final BiPredicate<Transaction, Status> closed;
    private final ReplyRequestStore requests = new ReplyRequestStore();

    /** @param closed whether no more answers are taken below a status */
    public StatedPolicies(Accounts accounts, BiPredicate<Transaction, Status> closed) {
        this.accounts = accounts;
        this.closed = closed;
    }

    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        var everybody = only(Addresses.PUBLIC);
        var nobodyElse = only(accounts.require(tx, status.author()).uri());
        note.interactions(new Note.Interactions(
                everybody,
                closed.test(tx, status) ? nobodyElse : everybody,
                status.visibility().isOpen() ? everybody : nobodyElse,
                status.thread().parent().flatMap(_ -> requests.authorization(tx, status.id()))));
    }

    private static Optional<Note.Allowed> only(URI who) {
        return Optional.of(new Note.Allowed(List.of(who), List.of()));
    }
}
