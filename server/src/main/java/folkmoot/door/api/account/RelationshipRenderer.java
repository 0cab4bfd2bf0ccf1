package folkmoot.door.api.account;

import folkmoot.door.api.entity.RelationshipEntity;
import folkmoot.people.relation.Relationship;
import folkmoot.people.relation.SelectRelationships;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.List;

/** How the viewer and others stand to each other: one query for any number of them. */
public final class RelationshipRenderer {

    public RelationshipEntity render(Transaction tx, AccountId viewer, AccountId other) {
        return render(tx, viewer, List.of(other)).getFirst();
    }

    /** In the order given; ids that name nobody are left out. */
    public List<RelationshipEntity> render(Transaction tx, AccountId viewer, List<AccountId> others) {
        return SelectRelationships.of(tx, viewer, others).stream()
                .map(RelationshipRenderer::entity)
                .toList();
    }

    private static RelationshipEntity entity(Relationship relationship) {
        var ours = relationship.ours();
        var accepted = ours.filter(Relationship.Following::accepted);
        var theirs = relationship.theirs();
        var mute = relationship.mute();
        return new RelationshipEntity(
                relationship.other().toString(),
                accepted.isPresent(),
                ours.filter(Relationship.Following::reblogs).isPresent(),
                ours.filter(Relationship.Following::news).isPresent(),
                ours.flatMap(Relationship.Following::languages),
                theirs.orElse(false),
                relationship.blocking(),
                relationship.blockedBy(),
                mute.isPresent(),
                mute.filter(Relationship.Muting::notifications).isPresent(),
                mute.flatMap(Relationship.Muting::expires),
                ours.isPresent() && accepted.isEmpty(),
                theirs.filter(following -> !following).isPresent(),
                relationship.domainBlocking(),
                relationship.endorsed(),
                relationship.note());
    }
}
