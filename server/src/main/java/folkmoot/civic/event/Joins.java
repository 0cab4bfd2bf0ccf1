package folkmoot.civic.event;

import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterAnswers;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.Matters;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Join;
import folkmoot.federation.vocabulary.Leave;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;

/** People elsewhere who come to an event of ours, or no longer: {@code Join} and {@code Leave}, as Mobilizon sends them. */
public final class Joins {

    private final Matters matters;
    private final MatterAnswers answers;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;

    public Joins(
            Matters matters,
            MatterAnswers answers,
            Statuses statuses,
            Accounts accounts,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids) {
        this.matters = matters;
        this.answers = answers;
        this.statuses = statuses;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
    }

    /** Somebody comes: they are told yes, or no where there is no room. False where it is no event of somebody here. */
    public boolean join(Transaction tx, Join join, Account sender) {
        var event = event(tx, join.object());
        event.ifPresent(matter -> {
            var author = accounts.require(tx, matter.author());
            try {
                answers.answer(tx, matter.id(), sender, "", "", Optional.of(join.id()));
                answer(tx, author, sender, new Accept(id(author, "accept"), author.uri(), Ref.of(join), to(sender)));
            } catch (Problem refused) { // before anything was written
                Drops.note(tx, DropReason.FORBIDDEN, refused.getMessage());
                answer(tx, author, sender, new Reject(id(author, "reject"), author.uri(), Ref.of(join), to(sender)));
            }
        });
        return event.isPresent();
    }

    /** Somebody comes no longer. False where it is no event of somebody here, or they did not come. */
    public boolean leave(Transaction tx, Leave leave, Account sender) {
        return leave(tx, leave.object(), sender);
    }

    /** The same by an Undo of the Join. */
    public boolean leave(Transaction tx, URI object, Account sender) {
        var event = event(tx, object);
        try {
            event.ifPresent(matter -> answers.withdraw(tx, matter.id(), sender));
            return event.isPresent();
        } catch (NotFound _) {
            return false;
        }
    }

    private Optional<Matter> event(Transaction tx, URI object) {
        return statuses.byUri(tx, object)
                .filter(Status::local)
                .flatMap(status -> matters.find(tx, status.id()))
                .filter(Matter::isHome)
                .filter(matter -> matters.kinds()
                        .find(matter.kind())
                        .filter(kind -> kind.rules().answering() == MatterRules.Answering.FREELY)
                        .isPresent());
    }

    private URI id(Account by, String word) {
        return uris.activity(by.id(), word, ids.next());
    }

    private static Recipients to(Account sender) {
        return Recipients.to(sender.uri());
    }

    private void answer(Transaction tx, Account by, Account to, Activity activity) {
        deliveries.enqueue(tx, by.id(), activity, Audience.of(to.id()));
    }
}
