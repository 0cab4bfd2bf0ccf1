package folkmoot.civic.proposal;

import folkmoot.platform.database.Database;

/**
 * Brings the lists by support up to date: beside those who support, as a proposal stands in some ten lists, and a list may be some
 * seconds old. Nobody waits for it.
 */
public final class RankedLists {

    private static final int AT_ONCE = 2_000;

    private static final String STEP = """
        WITH taken AS (
            DELETE FROM proposal_rank_changed WHERE id = ANY (ARRAY(
                SELECT id FROM proposal_rank_changed ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING proposal_id),
        moved AS (
            UPDATE proposal_listing l SET rank = r.rank, rising = proposal_rising(r.rank, p.created_at)
            FROM (SELECT DISTINCT proposal_id FROM taken) t
            JOIN proposal p ON p.id = t.proposal_id
            JOIN proposal_rank r ON r.proposal_id = t.proposal_id
            CROSS JOIN LATERAL unnest(r.shelves) AS stands (shelf)
            WHERE l.shelf = stands.shelf AND l.proposal_id = r.proposal_id)
        SELECT count(*) FROM taken
        """;

    private final Database database;

    public RankedLists(Database database) {
        this.database = database;
    }

    /** Does some; how many changes that were. Several nodes may be at it. */
    public int step() {
        return database.transaction(
                tx -> tx.fetch(STEP, row -> row.getInt(1), AT_ONCE).getFirst());
    }
}
