package folkmoot.talk.status;

import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Forbidden;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Delete from elsewhere: of a post by its author, of an actor by itself. */
public final class DeleteHandler {

    private final Statuses statuses;
    private final Accounts accounts;
    private final AccountRemoval removal;

    public DeleteHandler(Statuses statuses, Accounts accounts, AccountRemoval removal) {
        this.statuses = statuses;
        this.accounts = accounts;
        this.removal = removal;
    }

    /** A post that never came is remembered as gone, so that a late Create of it is refused. */
    public Consumer<Transaction> receive(Delete delete, Account sender) {
        if (!Origins.same(delete.object(), sender.uri())) {
            throw new Forbidden("What is removed stands on another server than the sender");
        }
        return delete.isOfTheActor()
                ? tx -> accounts.find(tx, sender.id()).ifPresent(account -> leave(tx, delete, account))
                : tx -> remove(tx, delete.object(), sender);
    }

    /** What they wrote goes with them, unless they say that it stays (Lemmy). */
    private void leave(Transaction tx, Delete delete, Account account) {
        if (delete.keepsWhatWasWritten()) {
            removal.removeButStatuses(tx, account);
        } else {
            removal.remove(tx, account);
        }
    }

    private void remove(Transaction tx, URI id, Account sender) {
        var known = statuses.byUri(tx, id);
        if (known.isEmpty()) {
            Drops.note(tx, DropReason.UNKNOWN_OBJECT);
            // Some actor's id is not a post's: nobody removes another actor, even on the same server.
            if (accounts.byUri(tx, id).isEmpty()) {
                statuses.burials().buryUnseen(tx, id, sender, Optional.empty());
            }
            return;
        }
        if (!known.get().author().equals(sender.id())) {
            throw new Forbidden("Only its author may remove a post");
        }
        statuses.remove(tx, known.get(), sender);
    }
}
