package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.federation.vocabulary.Place.Point;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Proposals of a community that lie somewhere: the newest, or the nearest to a point. Each reads no more than it shows, or a few times that. */
public final class PlacedProposals {

    /** How many are shown at most. */
    public static final int MOST = 100;

    /** By degrees, which are not the same length everywhere, so many are found before the real distance decides. */
    private static final int LOOKED_AT = 3 * MOST;

    private static final double EARTH_METRES = 6_371_000;

    private PlacedProposals() {}

    /**
     * One of them.
     *
     * @param metres how far from the point that was asked for; empty where none was
     */
    public record Placed(Proposal proposal, Point at, Optional<Long> metres) {}

    /** The newest first. */
    public static List<Placed> newest(Transaction tx, CommunityId community) {
        return tx
                .sql()
                .selectFrom(PROPOSAL)
                .where(placed(community))
                .orderBy(PROPOSAL.ID.desc())
                .limit(MOST)
                .fetch(ProposalRows::proposal)
                .stream()
                .flatMap(proposal -> placed(proposal, Optional.empty()).stream())
                .toList();
    }

    /** The nearest first. */
    public static List<Placed> nearest(Transaction tx, CommunityId community, Point to) {
        Field<Double> degrees = DSL.field(
                "point({0}, {1}) <-> point({2}, {3})",
                Double.class, PROPOSAL.LONGITUDE, PROPOSAL.LATITUDE, DSL.val(to.longitude()), DSL.val(to.latitude()));
        return tx
                .sql()
                .selectFrom(PROPOSAL)
                .where(placed(community))
                .orderBy(degrees)
                .limit(LOOKED_AT)
                .fetch(ProposalRows::proposal)
                .stream()
                .flatMap(proposal -> placed(proposal, Optional.of(to)).stream())
                .sorted(Comparator.comparing(one -> one.metres().orElse(0L)))
                .limit(MOST)
                .toList();
    }

    private static Condition placed(CommunityId community) {
        return PROPOSAL.COMMUNITY_ID
                .eq(community.value())
                .and(PROPOSAL.LATITUDE.isNotNull())
                .and(PROPOSAL.STATE.notIn(ProposalState.HIDDEN.word(), ProposalState.REMOVED.word()));
    }

    private static Optional<Placed> placed(Proposal proposal, Optional<Point> to) {
        return proposal.place()
                .spot()
                .flatMap(Spot::point)
                .map(at -> new Placed(proposal, at, to.map(point -> metres(point, at))));
    }

    /** Along the surface of a ball (the haversine formula). */
    public static long metres(Point one, Point other) {
        double north = Math.toRadians(other.latitude() - one.latitude()) / 2;
        double east = Math.toRadians(other.longitude() - one.longitude()) / 2;
        double half = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(one.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(east), 2);
        return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half))));
    }
}
