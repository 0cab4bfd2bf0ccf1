package folkmoot.civic.proposal;

import folkmoot.civic.CivicWorld;
import org.jooq.impl.DSL;

/** A community in which thousands were proposed, written by a few statements. */
final class GrownTown {

    /** The id of the first. */
    static final long FIRST = 1_000;

    private GrownTown() {}

    /**
     * The proposal number n is of the category {@code cat<n % 10>}, every eighth in Polish, each tenth withdrawn, each hundredth hidden,
     * each fifth addressed to the works department, which has not answered any; it is supported by n % 97 members. Its title names one
     * of three things, one of a hundred streets and its number.
     */
    static void fill(CivicWorld world, int from, int to) {
        var author = DSL.inline(world.member("alice").id().value());
        var community = DSL.inline(world.community().id().value());
        var works = DSL.inline(world.works().id().value());
        var numbers = DSL.sql("generate_series({0}, {1}) n", DSL.inline(from), DSL.inline(to - 1));
        world.in(tx -> {
            tx.sql().execute("SET LOCAL session_replication_role = replica");
            tx.sql().execute("""
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, created_at)
                SELECT 1000 + n, {0}, 'https://town.example/s/' || n, 'https://town.example/s/' || n, 'public', '', 'en', true, now()
                FROM {1}
                """, author, numbers);
            tx.sql().execute("""
                INSERT INTO proposal (id, community_id, author_account_id, local, title, ask, problem, category, life_event,
                                      language, state, record_uri, threshold_count, state_changed_at, created_at)
                SELECT 1000 + n, {0}, {1}, true,
                       (ARRAY['Repair the potholes', 'Light the crossing', 'Open the library longer'])[1 + n % 3]
                           || ' on st' || n % 100 || ' number ' || n,
                       'Please do it soon', 'It is dangerous for children on their way to school', 'cat' || n % 10,
                       CASE n % 5 WHEN 0 THEN 'moving-house' END, CASE n % 8 WHEN 0 THEN 'pl' ELSE 'en' END,
                       CASE WHEN n % 100 = 99 THEN 'hidden' WHEN n % 10 = 7 THEN 'withdrawn' ELSE 'gathering' END,
                       'https://town.example/r/' || n, 100, now(), now() - make_interval(hours => 20000 - n)
                FROM {2}
                """, community, author, numbers);
            tx.sql().execute("""
                INSERT INTO proposal_track (proposal_id, position, body_id, body_name, state, asked_at, answer_due)
                SELECT 1000 + n, 0, {0}, 'Works', 'asked', now(), DATE '2026-01-01' + n % 300 FROM {1} WHERE n % 5 = 1
                """, works, numbers);
            tx.sql().execute("""
                INSERT INTO proposal_rank (proposal_id, community_id, rank) SELECT 1000 + n, {0}, sqrt(n % 97) FROM {1}
                """, community, numbers);
            tx.sql().execute("SELECT fill_proposal_lists(), fill_proposal_search(), fill_proposal_words()");
            return tx.sql().execute("SET LOCAL session_replication_role = origin");
        });
        world.in(tx -> tx.sql().execute("ANALYZE"));
    }
}
