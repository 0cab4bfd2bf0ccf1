package folkmoot.talk.consent;

import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who may answer a post of another server, by what its author says. */
public final class AnswerRules {

    private final Statuses statuses;
    private final Follows follows;
    private final ConsentStore store = new ConsentStore();

    public AnswerRules(Statuses statuses, Follows follows) {
        this.statuses = statuses;
        this.follows = follows;
    }

    /** What a status answers. */
    Optional<Status> answered(Transaction tx, Status reply) {
        return reply.thread().parent().flatMap(parent -> statuses.find(tx, parent));
    }

    /** Whether it is known here that somebody may, without the author being asked. */
    boolean mayAnswer(Transaction tx, Status post, AccountId by) {
        return mayAnswer(tx, post, by, () -> follows.follows(tx, by, post.author()));
    }

    /** Whether others can only know from an authorization that somebody may; and the author may give one. */
    boolean mustAsk(Transaction tx, Status post, AccountId by) {
        return !mayAnswer(tx, post, by, () -> false)
                && store.policy(tx, post.id())
                        .filter(policy -> !policy.automatic().isEmpty()
                                || !policy.manual().isEmpty())
                        .isPresent();
    }

    /** The author, whom the post mentions and whom it answers always may. */
    private boolean mayAnswer(Transaction tx, Status post, AccountId by, BooleanSupplier follows) {
        var policy = store.policy(tx, post.id());
        return policy.isEmpty()
                || post.author().equals(by)
                || policy.get().allows(follows.getAsBoolean()).equals("automatic")
                || answered(tx, post).map(Status::author).equals(Optional.of(by))
                || statuses.mentions(tx, List.of(post.id()))
                        .getOrDefault(post.id(), List.of())
                        .contains(by);
    }
}
