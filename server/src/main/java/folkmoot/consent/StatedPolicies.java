package folkmoot.consent;

import folkmoot.account.Accounts;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.status.NoteDecorator;
import folkmoot.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Says with each post of ours who may do what with it (GoToSocial): who sees it may like and answer it, and what is for
 * everybody may everybody pass on. An answer that was allowed in writing names where.
 */
public final class StatedPolicies implements NoteDecorator {

    private final Accounts accounts;
    private final ReplyRequestStore requests = new ReplyRequestStore();

    public StatedPolicies(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        var everybody = only(Addresses.PUBLIC);
        note.interactions(new Note.Interactions(
                everybody,
                everybody,
                status.visibility().isOpen()
                        ? everybody
                        : only(accounts.require(tx, status.author()).uri()),
                status.thread().parent().flatMap(_ -> requests.authorization(tx, status.id()))));
    }

    private static Optional<Note.Allowed> only(URI who) {
        return Optional.of(new Note.Allowed(List.of(who), List.of()));
    }
}
