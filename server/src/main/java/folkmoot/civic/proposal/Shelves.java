package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code proposal_listing}: the proposals of one matter in a community, in one order, from a place on. Each statement reads as
 * many rows of one index as it answers.
 */
final class Shelves {

    /** The matter that every proposal is listed by. */
    static final String ALL = "all";

    /** That of all that are not {@link ProposalState#isPutAway put away}. */
    static final String OPEN = "open";

    private static final String COUNTS = """
        SELECT (SELECT count(*) FROM (SELECT 1 FROM proposal_listing WHERE shelf = proposal_shelf(?, m.matter) LIMIT ?) few)
        FROM unnest(?::text[]) WITH ORDINALITY m (matter, n) ORDER BY m.n
        """;

    private Shelves() {}

    /** @param backwards towards the beginning of the list */
    record Way(ListOrder order, int start, boolean backwards) {

        private boolean ascending() {
            return order.isAscending() != backwards;
        }
    }

    /** How many stand on each of some shelves, none more than a bound. */
    static List<Integer> counts(Transaction tx, CommunityId community, List<String> matters, int bound) {
        return tx.fetch(COUNTS, row -> row.getInt(1), community.value(), bound, matters.toArray(String[]::new));
    }

    /** The next from a place on, in the order of the way. */
    static List<ListPlace> walk(
            Transaction tx, CommunityId community, String matter, Way way, Optional<ListPlace> from, int most) {
        return walk(tx, community, matter, way, from, most, List.of());
    }

    /** As {@link #walk(Transaction, CommunityId, String, Way, Optional, int)}, of some proposals only. */
    static List<ListPlace> among(
            Transaction tx, CommunityId community, List<Long> some, Way way, Optional<ListPlace> from, int most) {
        return some.isEmpty() ? List.of() : walk(tx, community, ALL, way, from, most, some);
    }

    private static List<ListPlace> walk(
            Transaction tx,
            CommunityId community,
            String matter,
            Way way,
            Optional<ListPlace> from,
            int most,
            List<Long> some) {
        var text = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var arm : arms(way, from)) {
            text.add("(SELECT " + way.order().column()
                    + "::text AS key, proposal_id FROM proposal_listing WHERE shelf = "
                    + "proposal_shelf(?, ?)" + arm.condition() + (some.isEmpty() ? "" : " AND proposal_id = ANY (?)")
                    + order(way) + " LIMIT ?)");
            values.add(community.value());
            values.add(matter);
            values.addAll(arm.values());
            if (!some.isEmpty()) {
                values.add(some.toArray(Long[]::new));
            }
            values.add(most);
        }
        values.add(most);
        return tx.fetch(
                "SELECT key, proposal_id FROM (" + String.join(" UNION ALL ", text) + ") found LIMIT ?",
                Shelves::place,
                values.toArray());
    }

    private static String order(Way way) {
        var direction = way.ascending() ? "" : " DESC";
        return " ORDER BY " + way.order().column() + direction
                + (way.order() == ListOrder.NEWEST ? "" : ", proposal_id" + direction);
    }

    /** A part of an index that is read in one direction. */
    private record Arm(String condition, List<Object> values) {}

    private static List<Arm> arms(Way way, Optional<ListPlace> from) {
        return way.order() == ListOrder.FAIR
                ? circle(way, from)
                : List.of(behind(way, from, way.order() == ListOrder.WAITING ? " AND due IS NOT NULL" : ""));
    }

    /** The circle is cut open where the reader begins: what stands behind the cut comes first, and what stands before it last. */
    private static List<Arm> circle(Way way, Optional<ListPlace> from) {
        var behindCut = " AND draw >= " + way.start();
        var beforeCut = " AND draw < " + way.start();
        var first = way.backwards() ? beforeCut : behindCut;
        var last = way.backwards() ? behindCut : beforeCut;
        boolean atFirst = from.map(place -> (Integer) ListOrder.FAIR.key(place.key()) >= way.start() != way.backwards())
                .orElse(true);
        return atFirst
                ? List.of(behind(way, from, first), behind(way, Optional.empty(), last))
                : List.of(behind(way, from, last));
    }

    private static Arm behind(Way way, Optional<ListPlace> from, String condition) {
        if (from.isEmpty()) {
            return new Arm(condition, List.of());
        }
        var place = from.get();
        var than = way.ascending() ? " > " : " < ";
        return way.order() == ListOrder.NEWEST
                ? new Arm(condition + " AND proposal_id" + than + "?", List.of(place.proposal()))
                : new Arm(
                        condition + " AND (" + way.order().column() + ", proposal_id)" + than + "(?::"
                                + way.order().type() + ", ?)",
                        List.of(place.key(), place.proposal()));
    }

    private static ListPlace place(ResultSet row) throws SQLException {
        return new ListPlace(row.getString(1), row.getLong(2));
    }
}
