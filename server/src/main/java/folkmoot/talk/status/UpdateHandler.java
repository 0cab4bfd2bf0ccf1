package folkmoot.talk.status;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.problem.Forbidden;
import java.net.URI;
import java.util.function.Consumer;

/** Update from elsewhere: of a post by its author, of an actor by itself, of a civic record by its community. */
public final class UpdateHandler {

    private static final Consumer<Transaction> NOTHING = _ -> {};

    private final RemoteAccounts accounts;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final CreateHandler creates;
    private final RecordReceiver records;

    public UpdateHandler(
            RemoteAccounts accounts,
            Statuses statuses,
            RemoteStatuses remote,
            CreateHandler creates,
            RecordReceiver records) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.remote = remote;
        this.creates = creates;
        this.records = records;
    }

    /** Only the owner changes a thing, and never whose it is. */
    public Consumer<Transaction> receive(Update update, Account sender, FetchBudget budget) {
        if (!Origins.same(update.object().uri(), sender.uri())) {
            throw new Forbidden("What is changed stands on another server than the sender");
        }
        return switch (update.object()) {
            case Ref.Link<ActivityStreamsObject>(var id) -> reread(id, sender, budget);
            case Ref.Embedded<ActivityStreamsObject>(var object) -> changed(object, sender, budget);
        };
    }

    private Consumer<Transaction> changed(ActivityStreamsObject object, Account sender, FetchBudget budget) {
        return switch (object) {
            case Note note -> note(note, sender, budget);
            case Actor actor -> {
                require(actor.id().equals(sender.uri()));
                yield read(accounts.believe(actor, budget)); // signed by the actor itself, so its own word
            }
            case CivicRecord record -> {
                require(record.attributedTo().equals(sender.uri()));
                yield records.receive(record, sender, budget);
            }
            default -> Drops.because(DropReason.IGNORED);
        };
    }

    private static Consumer<Transaction> read(RemoteAccounts.Reading reading) {
        return reading instanceof RemoteAccounts.Reading.Known ? NOTHING : Drops.because(DropReason.UNREAD_OBJECT);
    }

    private Consumer<Transaction> note(Note note, Account sender, FetchBudget budget) {
        require(note.attributedTo().contains(sender.uri()));
        var asNew = creates.receive(note, sender, budget);
        return tx -> statuses.byUri(tx, note.id())
                .ifPresentOrElse(known -> change(tx, known, note, sender), () -> asNew.accept(tx));
    }

    private void change(Transaction tx, Status known, Note note, Account sender) {
        if (!known.author().equals(sender.id()) || known.local()) {
            Drops.note(tx, DropReason.FORBIDDEN);
        } else if (!remote.change(tx, known, new RemoteNote(note, sender))) {
            Drops.note(tx, DropReason.KNOWN);
        }
    }

    /** Only the id was sent: the post's own server says what it is now. */
    private Consumer<Transaction> reread(URI id, Account sender, FetchBudget budget) {
        if (id.equals(sender.uri())) {
            return read(accounts.refresh(id, budget));
        }
        return remote.read(id, budget)
                .filter(read -> read.author().id().equals(sender.id()))
                .<Consumer<Transaction>>map(read -> tx -> statuses.byUri(tx, id)
                        .ifPresentOrElse(
                                known -> change(tx, known, read.note(), sender),
                                () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT)))
                .orElseGet(() -> Drops.because(DropReason.UNREAD_OBJECT));
    }

    private static void require(boolean owned) {
        if (!owned) {
            throw new Forbidden("Only its owner may change it");
        }
    }
}
