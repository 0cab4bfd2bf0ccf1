package folkmoot.civic.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a body answers: what is counted, and that its page reads the same for twenty proposals as for five thousand. */
class BodyStatisticsTest {

    private static final int FEW = 40;
    private static final int MANY = 5_000;

    private static CivicWorld world;
    private static Body works;

    @BeforeAll
    static void open() {
        world = new CivicWorld();
        works = world.works();
        ask(0, FEW);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** Asked on Monday 2 February 2026; a quarter not answered, the others on the next days, every tenth disputed. */
    private static void ask(int from, int to) {
        var author = world.member("alice").id().value();
        world.in(tx -> {
            tx.sql().execute("""
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, created_at)
                SELECT 1000 + n, {0}, 'https://town.example/s/' || n, 'https://town.example/s/' || n, 'public', '', 'en', true, now()
                FROM generate_series({1}, {2}) n
                """, DSL.inline(author), DSL.inline(from), DSL.inline(to - 1));
            tx.sql()
                    .execute(
                            """
                            INSERT INTO proposal (id, community_id, author_account_id, local, title, ask, problem, category,
                                                  language, state, record_uri, threshold_count, state_changed_at, created_at)
                            SELECT 1000 + n, {0}, {1}, true, 'Repair the potholes on street ' || n, 'Please do it soon', '',
                                   CASE n % 4 WHEN 0 THEN 'roads-and-streets' END, 'en', 'answered',
                                   'https://town.example/r/' || n, 100, now(), now()
                            FROM generate_series({2}, {3}) n
                            """,
                            DSL.inline(world.community().id().value()),
                            DSL.inline(author),
                            DSL.inline(from),
                            DSL.inline(to - 1));
            tx.sql().execute("""
                INSERT INTO proposal_track (proposal_id, position, body_id, body_name, state, asked_at, ack_due, answer_due,
                                            acknowledged_at, answered_at)
                SELECT 1000 + n, 0, {0}, 'Works', 'accepted', '2026-02-02 12:00Z', '2026-02-03', '2026-02-04',
                       CASE WHEN n % 4 > 0 THEN timestamptz '2026-02-02 12:00Z' + (n % 4) * interval '1 day' END,
                       CASE WHEN n % 4 > 0 THEN timestamptz '2026-02-02 12:00Z' + (n % 4) * interval '1 day' END
                FROM generate_series({1}, {2}) n
                """, DSL.inline(works.id().value()), DSL.inline(from), DSL.inline(to - 1));
            return tx.sql().execute("""
                INSERT INTO proposal_event (id, proposal_id, kind, from_state, to_state, created_at)
                SELECT 1000 + n, 1000 + n, 'state', 'done', 'disputed', now()
                FROM generate_series({0}, {1}) n WHERE n % 10 = 1
                """, DSL.inline(from), DSL.inline(to - 1));
        });
        world.in(tx -> tx.sql().execute("ANALYZE"));
        world.jobs.runAll();
        world.clock.advance(Duration.ofMinutes(10));
        world.jobs.runAll();
    }

    private static List<BodyStatistics.Line> lines(Transaction tx) {
        return world.house.civic().statistics().of(tx, works.id());
    }

    /** Statements that what the page says of the body takes, and rows that they read. */
    private static List<Long> cost() {
        return world.in(tx -> {
            long before = read(tx); // of what this connection did a moment ago
            long statements = world.database.statements();
            assertThat(lines(tx)).isNotEmpty();
            assertThat(BodyNews.latest(tx, works.id())).hasSize(20);
            assertThat(ProposalLists.newestAddressedTo(tx, works.id(), 20)).hasSize(20);
            return List.of(world.database.statements() - statements, read(tx) - before);
        });
    }

    private static long read(Transaction tx) {
        return tx.sql().fetchOne("""
            SELECT coalesce(sum(seq_tup_read), 0)::bigint + coalesce(sum(idx_tup_fetch), 0)::bigint
            FROM pg_stat_xact_user_tables WHERE relname LIKE 'proposal%' OR relname LIKE 'body_stat%' OR relname LIKE 'official%'
            """).get(0, Long.class);
    }

    @Test
    void whatIsReadDoesNotGrowWithTheTown() {
        var total = BodyStatistics.total(world.in(BodyStatisticsTest::lines));
        assertThat(total.received()).isEqualTo(FEW);
        assertThat(total.acknowledged()).isEqualTo(30);
        assertThat(total.acknowledgedInTime()).as("within a day").isEqualTo(10);
        assertThat(total.answered()).isEqualTo(30);
        assertThat(total.answeredInTime()).as("within two").isEqualTo(20);
        assertThat(total.overdue()).isEqualTo(10);
        assertThat(total.reopened()).isEqualTo(4);
        assertThat(total.median()).hasValue(2);
        assertThat(total.ninetieth()).hasValue(3);
        var few = cost();

        ask(FEW, MANY);
        var many = cost();

        assertThat(BodyStatistics.total(world.in(BodyStatisticsTest::lines)).received())
                .isEqualTo(MANY);
        assertThat(BodyStatistics.by(world.in(BodyStatisticsTest::lines), BodyStatistics.Line::category)
                        .keySet())
                .containsExactly("", "roads-and-streets");
        assertThat(many.get(0)).as("statements").isEqualTo(few.get(0)).isEqualTo(4);
        assertThat(many.get(1)).as("rows").isLessThan(200);
    }
}
