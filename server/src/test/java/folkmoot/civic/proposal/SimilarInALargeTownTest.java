package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.Body;
import folkmoot.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However much a town has proposed, looking for near-duplicates reads a bounded number of rows, by indexes. */
class SimilarInALargeTownTest {

    private static final int FEW = 1_500;
    private static final int MANY = 5_000;

    private static CivicWorld world;
    private static Body works;

    @BeforeAll
    static void build() {
        world = new CivicWorld();
        works = world.works();
        propose(0, FEW);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** All about the same few things on one of a hundred streets, many of one matter and to one body. */
    private static void propose(int from, int to) {
        var author = world.member("alice").id().value();
        world.in(tx -> {
            tx.sql().execute("SET LOCAL session_replication_role = replica"); // all at once, below
            tx.sql().execute("""
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, created_at)
                SELECT 1000 + n, {0}, 'https://town.example/s/' || n, 'https://town.example/s/' || n, 'public', '', 'en', true, now()
                FROM generate_series({1}, {2}) n
                """, DSL.inline(author), DSL.inline(from), DSL.inline(to - 1));
            tx.sql()
                    .execute(
                            """
                            INSERT INTO proposal (id, community_id, author_account_id, local, title, ask, problem, category, life_event,
                                                  language, state, record_uri, threshold_count, state_changed_at, created_at)
                            SELECT 1000 + n, {0}, {1}, true,
                                   (ARRAY['Repair the potholes', 'Light the crossing', 'Open the library longer'])[1 + n % 3]
                                       || ' on st' || n % 100 || ' number ' || n,
                                   'Please do it soon', 'It is dangerous for children on their way to school', CASE n % 4 WHEN 0 THEN 'roads' ELSE 'other' END,
                                   CASE n % 5 WHEN 0 THEN 'moving-house' END, 'en', 'gathering', 'https://town.example/r/' || n, 100, now(), now()
                            FROM generate_series({2}, {3}) n
                            """,
                            DSL.inline(world.community().id().value()),
                            DSL.inline(author),
                            DSL.inline(from),
                            DSL.inline(to - 1));
            tx.sql().execute("""
                INSERT INTO proposal_track (proposal_id, position, body_id, body_name, state)
                SELECT 1000 + n, 0, CASE n % 10 WHEN 0 THEN {0} END, 'Works', 'not-asked' FROM generate_series({1}, {2}) n
                """, DSL.inline(works.id().value()), DSL.inline(from), DSL.inline(to - 1));
            return tx.sql().execute("SELECT fill_proposal_lists(), fill_proposal_search(), fill_proposal_words()");
        });
        world.in(tx -> tx.sql().execute("ANALYZE"));
    }

    private static NewProposal draft(String title) {
        var place = new Proposal.Place(Optional.of("roads"), Optional.empty(), Optional.of("moving-house"));
        return new NewProposal(title, "Fill them", "", place, List.of("works"), "en", Optional.empty());
    }

    private static SimilarProposals.Similar similar(Transaction tx, String title) {
        return world.house.civic().similar().find(tx, world.community(), draft(title));
    }

    /** How many rows a search reads one by one or by an index, and how many statements it takes. */
    private static List<Long> cost(String title) {
        return world.in(tx -> {
            long statements = world.database.statements();
            assertThat(similar(tx, title).near()).isNotEmpty();
            long asked = world.database.statements() - statements;
            var read = tx.sql().fetchOne("""
                SELECT coalesce(sum(seq_tup_read), 0)::bigint, coalesce(sum(idx_tup_fetch), 0)::bigint
                FROM pg_stat_xact_user_tables WHERE relname LIKE 'proposal%'
                """);
            return List.of(asked, read.get(0, Long.class), read.get(1, Long.class));
        });
    }

    @Test
    void whatIsReadDoesNotGrowWithTheTown() {
        var title = "Potholes on st42 are deep, repair them";
        var few = cost(title);
        propose(FEW, MANY);
        var many = cost(title);

        assertThat(many.get(0)).as("statements").isEqualTo(few.get(0)).isEqualTo(4);
        assertThat(many.get(1)).as("rows read one after the other").isZero();
        assertThat(many.get(2)).as("rows read by an index").isLessThan(8_000).isLessThan(few.get(2) * 2);
        var place = draft(title).place();
        assertThat(plan(SimilarCandidates.of(
                        world.community(), new SimilarText.Words(title, "Fill them"), place, Set.of(works.id()))))
                .contains("proposal_word_pkey")
                .contains("proposal_pkey")
                .contains("proposal_category")
                .contains("proposal_life_event")
                .contains("proposal_track_body")
                .doesNotContain("Seq Scan");
    }

    private static String plan(Condition condition) {
        return world.in(tx -> tx
                .sql()
                .fetch(
                        "EXPLAIN {0}",
                        tx.sql()
                                .selectFrom(PROPOSAL)
                                .where(condition)
                                .orderBy(PROPOSAL.ID.desc())
                                .limit(80))
                .stream()
                .map(row -> row.get(0, String.class))
                .collect(Collectors.joining("\n")));
    }

    @Test
    void anOldDuplicateIsFoundAmongManyThatShareItsCommonWords() {
        var near = world.list(
                tx -> similar(tx, "Repair potholes on st42, number 42").near());

        assertThat(near.getFirst().proposal().title()).isEqualTo("Repair the potholes on st42 number 42");
    }

    @Test
    void anAmendedTextIsFoundByItsNewWordsAndNoLongerByItsOld() {
        world.in(tx ->
                tx.sql().execute("UPDATE proposal SET title = 'Wildflowers along the riverbank' WHERE id = 1007"));

        assertThat(titles("Riverbank wildflowers for the bees")).contains("Wildflowers along the riverbank");
        assertThat(words(1007)).contains("wildf", "river").doesNotContain("light");
    }

    @Test
    void whatIsRemovedHasNoWordsAndStandsInNoList() {
        world.in(tx -> tx.sql().execute("DELETE FROM status WHERE id = 1008"));

        assertThat(words(1008)).isEmpty();
        Object left = world.in(tx -> tx.sql().fetchValue("""
            SELECT (SELECT count(*) FROM proposal_listing WHERE proposal_id = 1008)
                 + (SELECT count(*) FROM proposal_search WHERE proposal_id = 1008)
            """));
        assertThat(left).isEqualTo(0L);
    }

    @Test
    void aTitleThatWasThereBeforeIsFoundBehindHundredsThatAreALittleAlike() {
        var author = world.member("alice").id().value();
        world.in(tx -> {
            tx.sql().execute("""
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, created_at)
                SELECT 900000 + n, {0}, 'https://town.example/o/' || n, 'https://town.example/o/' || n, 'public', '', 'en', true, now()
                FROM generate_series(0, 400) n
                """, DSL.inline(author));
            return tx.sql().execute("""
                INSERT INTO proposal (id, community_id, author_account_id, local, title, language, state, record_uri,
                                      threshold_count, state_changed_at, created_at)
                SELECT 900000 + n, {0}, {1}, true,
                       CASE n WHEN 0 THEN 'Benches under the old plane trees in Harrow Park'
                              ELSE (ARRAY['Benches for the park', 'Old plane trees need water', 'Harrow park under water'])[1 + n % 3]
                                   || ' ' || n END,
                       'en', 'gathering', 'https://town.example/or/' || n, 100, now(), now()
                FROM generate_series(0, 400) n
                """, DSL.inline(world.community().id().value()), DSL.inline(author));
        });

        assertThat(titles("Benches under the old plane trees in Harrow Park").getFirst())
                .isEqualTo("Benches under the old plane trees in Harrow Park");
        assertThat(titles("Benches under old plane trees in Harrow").getFirst())
                .isEqualTo("Benches under the old plane trees in Harrow Park");
    }

    @Test
    void wordsOfOtherLanguagesAreOneWithAndWithoutAccents() {
        var words = world.in(tx ->
                tx.sql().fetchValue("SELECT array_to_string(proposal_words('Żółta ŚCIEŻKA na ulicy; سڑک की'), ' ')"));

        assertThat((String) words).startsWith("zolta sciez ulicy").contains("سڑك".substring(0, 1));
    }

    private static List<String> titles(String title) {
        return world.list(tx -> similar(tx, title).near().stream()
                .map(found -> found.proposal().title())
                .toList());
    }

    private static List<String> words(long proposal) {
        return world.list(
                tx -> tx.sql().fetchValues("SELECT word FROM proposal_word WHERE proposal_id = " + proposal).stream()
                        .map(String::valueOf)
                        .toList());
    }
}
