package folkmoot.talk.status;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Update;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What somebody passed on that is not theirs and carries no proof (ActivityPub 7.1.2). Nothing in it is believed: it only
 * tells which post or actor is worth asking its own server about, and only when that may concern somebody here.
 */
public final class ForwardHandler {

    private final Database database;
    private final RemoteAccounts accounts;
    private final Statuses statuses;
    private final RemoteStatuses remote;
    private final CreateHandler creates;
    private final UpdateHandler updates;
    private final DeleteHandler deletes;

    public ForwardHandler(
            Database database,
            RemoteAccounts accounts,
            Statuses statuses,
            RemoteStatuses remote,
            CreateHandler creates,
            UpdateHandler updates,
            DeleteHandler deletes) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.remote = remote;
        this.creates = creates;
        this.updates = updates;
        this.deletes = deletes;
    }

    /** What the own servers of the actor and the object say; nothing for other types. */
    public Consumer<Transaction> receive(Activity activity, FetchBudget budget) {
        return switch (activity) {
            case Create create
            when create.object() instanceof Ref.Embedded<Note>(var note) -> created(create.actor(), note, budget);
            case Update update -> updated(update, budget);
            case Delete delete -> deleted(delete, budget);
            default -> Drops.because(DropReason.IGNORED);
        };
    }

    private Consumer<Transaction> created(URI actor, Note claimed, FetchBudget budget) {
        if (!Origins.same(claimed.id(), actor)
                || post(claimed.id()).isPresent()
                || !creates.mayConcernUs(claimed, accounts.known(actor))) {
            return Drops.because(DropReason.UNCONCERNED);
        }
        return remote.read(claimed.id(), budget)
                .filter(read -> read.author().uri().equals(actor))
                .map(read -> creates.receive(read.note(), read.author(), budget))
                .orElseGet(() -> Drops.because(DropReason.UNREAD_OBJECT));
    }

    private Consumer<Transaction> updated(Update update, FetchBudget budget) {
        var id = update.object().uri();
        var actor = accounts.known(update.actor()).filter(Account::isActive);
        if (actor.isEmpty()
                || !id.equals(update.actor()) && postOf(actor.get(), id).isEmpty()) {
            return Drops.because(DropReason.UNKNOWN_OBJECT);
        }
        Ref<ActivityStreamsObject> asked = Ref.to(id);
        var link = new Update(update.id(), update.actor(), asked, update.recipients(), update.published());
        return updates.receive(link, actor.get(), budget);
    }

    /** A post that is not for everybody seems gone to us in any case, so nobody's word but the author's counts. */
    private Consumer<Transaction> deleted(Delete delete, FetchBudget budget) {
        var actor = accounts.known(delete.actor()).filter(Account::isActive);
        if (actor.isEmpty()) {
            return Drops.because(DropReason.UNKNOWN_OBJECT);
        }
        var gone = delete.isOfTheActor()
                ? accounts.isGone(delete.actor(), budget)
                : postOf(actor.get(), delete.object())
                                .filter(post -> post.visibility().isOpen())
                                .isPresent()
                        && remote.isGone(delete.object(), budget);
        return gone ? deletes.receive(delete, actor.get()) : Drops.because(DropReason.UNREAD_OBJECT);
    }

    private Optional<Status> postOf(Account author, URI id) {
        return post(id).filter(post -> post.author().equals(author.id()));
    }

    private Optional<Status> post(URI id) {
        return database.read(tx -> statuses.byUri(tx, id));
    }
}
