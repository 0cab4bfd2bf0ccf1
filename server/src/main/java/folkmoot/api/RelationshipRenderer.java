package folkmoot.api;

import folkmoot.api.entity.RelationshipEntity;
import folkmoot.database.Transaction;
import folkmoot.follow.Follow;
import folkmoot.follow.Follows;
import folkmoot.id.AccountId;
import java.util.List;
import java.util.Optional;

/** How the viewer and others stand to each other: one query for any number of them. */
public final class RelationshipRenderer {

    private final Follows follows;

    public RelationshipRenderer(Follows follows) {
        this.follows = follows;
    }

    public RelationshipEntity render(Transaction tx, AccountId viewer, AccountId other) {
        return render(tx, viewer, List.of(other)).getFirst();
    }

    /** In the order given. */
    public List<RelationshipEntity> render(Transaction tx, AccountId viewer, List<AccountId> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        var between = follows.between(tx, viewer, others);
        return others.stream()
                .map(other -> relationship(other, pick(between, viewer, other), pick(between, other, viewer)))
                .toList();
    }

    private static Optional<Follow> pick(List<Follow> between, AccountId account, AccountId target) {
        return between.stream()
                .filter(follow ->
                        follow.account().equals(account) && follow.target().equals(target))
                .findFirst();
    }

    private static RelationshipEntity relationship(AccountId other, Optional<Follow> ours, Optional<Follow> theirs) {
        return new RelationshipEntity(
                other.toString(),
                ours.filter(Follow::isAccepted).isPresent(),
                ours.filter(Follow::isAccepted).filter(Follow::showReblogs).isPresent(),
                ours.filter(Follow::isAccepted).filter(Follow::news).isPresent(),
                Optional.empty(),
                theirs.filter(Follow::isAccepted).isPresent(),
                false,
                false,
                false,
                false,
                Optional.empty(),
                ours.filter(follow -> !follow.isAccepted()).isPresent(),
                theirs.filter(follow -> !follow.isAccepted()).isPresent(),
                false,
                false,
                "");
    }
}
