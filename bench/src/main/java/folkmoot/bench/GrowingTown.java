package folkmoot.bench;

import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A community in which more and more is proposed: of twelve categories, in sixty places, to forty bodies, in five languages, in all
 * states, with supports as in a real town: few have many, most have few.
 */
final class GrowingTown {

    private static final long FIRST = 1_700_000_000_000L << 16; // an id of November 2023; one a second from there on
    private static final int AUTHORS = 1_000;

    private static final String CATEGORIES = """
        INSERT INTO community_category (community_id, slug, names, position)
        SELECT %1$d, 'cat' || n, '{"en": "Category"}', n FROM generate_series(1, 12) n
        """;

    private static final String LOCALITIES = """
        INSERT INTO community_locality (community_id, code, name)
        SELECT %1$d, 'gss:X' || n, 'Ward ' || n FROM generate_series(1, 60) n
        """;

    private static final String BODIES = """
        INSERT INTO body (id, community_id, slug, name, domain, valid_from, created_at)
        SELECT 3000000 + n, %1$d, 'body' || n, 'Body ' || n, 'body' || n || '.test', '2020-01-01', now()
        FROM generate_series(1, 40) n
        """;

    private static final String TOWNSFOLK = """
        INSERT INTO account (id, username, domain, uri, actor_type, display_name, inbox_url, created_at, updated_at)
        SELECT 4000000 + n, 'townsfolk' || n, 'town.test', 'https://town.test/users/' || n, 'Person', 'Townsfolk ' || n,
               'https://town.test/inbox', now(), now()
        FROM generate_series(1, %d) n
        """;

    private final Connection connection;
    private final long community;
    private int size;

    GrowingTown(Connection connection, long community) {
        this.connection = connection;
        this.community = community;
    }

    /** The town itself, without anything proposed. */
    void found() throws SQLException {
        Tables.run(
                connection,
                CATEGORIES.formatted(community),
                LOCALITIES.formatted(community),
                BODIES.formatted(community),
                TOWNSFOLK.formatted(AUTHORS));
    }

    /** Until so many were proposed. */
    void growTo(int wanted) throws SQLException, IOException {
        texts(wanted);
        int from = size;
        Tables.fill(
                connection,
                List.of(
                        "status",
                        "proposal",
                        "proposal_track",
                        "proposal_rank",
                        "proposal_listing",
                        "proposal_search",
                        "proposal_tally",
                        "proposal_word"),
                List.of("proposal_listing", "proposal_word"),
                () -> insert(from, wanted));
        Tables.run(connection, "DROP TABLE town_text", "VACUUM ANALYZE");
        size = wanted;
    }

    private void texts(int wanted) throws SQLException, IOException {
        Tables.run(connection, "CREATE UNLOGGED TABLE town_text (n bigint, title text, problem text)");
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY town_text FROM STDIN", new Lines(new Town(size + 11), size, wanted));
    }

    private void insert(int from, int to) throws SQLException {
        Tables.run(
                connection,
                """
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, community_id, created_at)
                SELECT %1$d + (n << 16) * 1000, 4000001 + n %% %2$d, 'https://town.test/s/' || n, 'https://town.test/s/' || n, 'public',
                       '<p>' || title || '</p>', 'en', true, %3$d, to_timestamp(1700000000 + n)
                FROM town_text
                """.formatted(FIRST, AUTHORS, community),
                """
                INSERT INTO proposal (id, community_id, author_account_id, local, title, ask, problem, category, locality, life_event,
                                      language, state, record_uri, threshold_count, state_changed_at, created_at)
                SELECT %1$d + (n << 16) * 1000, %3$d, 4000001 + n %% %2$d, true, title, 'Please do it within the year.', problem,
                       'cat' || 1 + floor(12 * random() * random()),
                       CASE WHEN random() < 0.7 THEN 'gss:X' || 1 + floor(60 * random() * random()) END,
                       CASE WHEN random() < 0.15 THEN (SELECT array_agg(slug ORDER BY slug) FROM life_event)
                                                         [1 + floor(random() * (SELECT count(*) FROM life_event))] END,
                       CASE WHEN random() < 0.9 THEN 'en' ELSE (ARRAY['cy', 'pl', 'ur', 'ar'])[1 + floor(4 * random())] END,
                       CASE WHEN r < 0.62 THEN 'gathering' WHEN r < 0.70 THEN 'acknowledged' WHEN r < 0.76 THEN 'under-review'
                            WHEN r < 0.88 THEN 'answered' WHEN r < 0.91 THEN 'in-progress' WHEN r < 0.93 THEN 'done'
                            WHEN r < 0.95 THEN 'confirmed' WHEN r < 0.955 THEN 'disputed' WHEN r < 0.98 THEN 'withdrawn'
                            WHEN r < 0.99 THEN 'archived' ELSE 'hidden' END,
                       'https://town.test/records/' || n, 100, now(), to_timestamp(1700000000 + n)
                FROM (SELECT *, random() AS r FROM town_text) t
                """.formatted(FIRST, AUTHORS, community),
                """
                INSERT INTO proposal_track (proposal_id, position, body_id, body_name, state, asked_at, answer_due, answered_at)
                SELECT id, position, 3000000 + b, 'Body ' || b,
                       CASE WHEN state IN ('gathering', 'withdrawn', 'hidden') THEN 'not-asked' WHEN answered THEN 'accepted' ELSE 'asked' END,
                       CASE WHEN state NOT IN ('gathering', 'withdrawn', 'hidden') THEN created_at END,
                       CASE WHEN state NOT IN ('gathering', 'withdrawn', 'hidden') THEN created_at::date + 28 END,
                       CASE WHEN answered THEN created_at + interval '9 days' END
                FROM (SELECT p.*, position, 1 + floor(40 * random() * random())::int AS b,
                             state NOT IN ('gathering', 'withdrawn', 'hidden', 'acknowledged', 'under-review') AS answered
                      FROM proposal p, generate_series(0, 1) position
                      WHERE p.id >= %1$d + (%2$d::bigint << 16) * 1000 AND (position = 0 OR random() < 0.3)) t
                """.formatted(FIRST, from),
                """
                INSERT INTO proposal_tally (proposal_id, version, counted, held, invalid)
                SELECT id, 1, ARRAY[0, n / 2, n - n / 2, 0, 0], '{0,0,0,0,0}', '{0,0,0,0,0}'
                FROM (SELECT id, floor(exp(1.6 * sqrt(-2 * ln(1 - random())) * cos(6.2832 * random())))::int AS n FROM proposal
                      WHERE id >= %1$d + (%2$d::bigint << 16) * 1000) t
                """.formatted(FIRST, from),
                """
                INSERT INTO proposal_rank (proposal_id, community_id, rank)
                SELECT proposal_id, %3$d, sqrt(counted[2]) + sqrt(counted[3]) FROM proposal_tally
                WHERE proposal_id >= %1$d + (%2$d::bigint << 16) * 1000
                """.formatted(FIRST, from, community),
                "ANALYZE proposal, proposal_rank, proposal_track",
                "SELECT fill_proposal_lists()",
                "SELECT fill_proposal_search()",
                "SELECT fill_proposal_words()");
    }

    /** Titles and reasons as lines to copy. */
    private static final class Lines extends Reader {

        private final Town town;
        private final int to;
        private int next;
        private String line = "";
        private int at;

        private Lines(Town town, int from, int to) {
            this.town = town;
            this.next = from;
            this.to = to;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            if (at == line.length()) {
                if (next == to) {
                    return -1;
                }
                line = next + "\t" + town.title() + "\t" + town.reason() + "\n";
                next++;
                at = 0;
            }
            int some = Math.min(length, line.length() - at);
            line.getChars(at, at + some, into, offset);
            at += some;
            return some;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
