package folkmoot.civic.desk;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Those who ask for the same are answered in one act, and thousands lie on a desk that opens at once. */
class LargeDeskTest {

    private static final String DESK = "/api/folkmoot/v1/desk";
    private static final int SAME = 12;
    private static final int CASES = 5_000;
    private static final int GROUPS = 400;

    /** Copies of one row, each with its own keys. */
    private static final String COPY = """
        INSERT INTO %1$s SELECT (jsonb_populate_record(r, jsonb_build_object(%2$s))).*
        FROM %1$s r, generate_series(1, ?) n WHERE r.%3$s = ?
        """;

    private static final String LAY = """
        INSERT INTO desk_case (account_id, proposal_id, group_id)
        SELECT w.id, p.id, m.id + 1 + (p.id - m.id) % w.groups
        FROM (SELECT ?::int AS groups, ?::bigint AS id, ?::int AS cases) w, proposal m, proposal p
        WHERE m.id = ? AND p.id > m.id AND p.id <= m.id + w.cases
        """;

    private static final CivicTown town = new CivicTown();
    private static Person works;
    private static Person parks;

    @BeforeAll
    static void open() {
        works = town.world.person("works");
        parks = town.world.person("parks");
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        var domain = town.house().platform().uris().domain();
        var bodies = town.house().civic().registry().bodies();
        for (var slug : List.of("works", "parks")) {
            var body = NewBody.of(slug, "The " + slug, domain, slug + "@" + domain);
            town.house().platform().database().write(tx -> bodies.register(tx, commons.id(), body));
        }
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void manyAreAnsweredInOneActAndWhoBackedAllOfThemHearsOnce() {
        var bob = town.town.bob();
        var all = new ArrayList<String>();
        for (int i = 0; i < SAME; i++) {
            var id = town.proposes(
                    town.town.alice(), "commons", "Benches along the canal for people who wait, part " + i, "works");
            ok(bob.post("/api/v1/statuses/" + id + "/favourite"));
            ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send"));
            all.add(id);
        }
        town.settle();
        Patience.until(() -> ok(works.get(DESK)).get("open").asInt() == SAME);
        var groups = ok(works.get(DESK)).get("groups");
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).get("supports").asInt())
                .as("those that are not held for their pace")
                .isPositive();
        int before = heard(bob);

        var answers = DESK + "/groups/" + groups.get(0).get("id").asText() + "/answers";
        var draft = ok(works.post(answers, Map.of("text", "Yes, before the summer.", "position", "accepted")));
        assertThat(ok(works.post(DESK + "/answers/" + draft.get("id").asText() + "/release"))
                        .get("proposals")
                        .asInt())
                .isEqualTo(SAME);
        town.settle();

        assertThat(all)
                .allSatisfy(
                        id -> assertThat(town.shown(id).at("/tracks/0/state").asText())
                                .isEqualTo("accepted"));
        assertThat(heard(bob) - before).isEqualTo(1);
        assertThat(ok(works.get(DESK)).get("open").asInt()).isZero();
    }

    private static int heard(Person person) {
        return ok(person.get("/api/v1/notifications?limit=80")).size();
    }

    @Test
    void fiveThousandInFourHundredGroupsAreReadInOneStatement() {
        var house = town.house();
        var database = house.platform().database();
        var model = Long.parseLong(
                town.proposes(town.town.alice(), "commons", "Something else altogether, as a model", "parks"));
        database.write(tx -> {
            tx.execute(COPY.formatted("status", "'id', r.id + n, 'uri', r.uri || '/' || n", "id"), CASES, model);
            tx.execute(
                    COPY.formatted("proposal", "'id', r.id + n, 'record_uri', r.record_uri || '/' || n", "id"),
                    CASES,
                    model);
            tx.execute(LAY, GROUPS, parks.id().value(), CASES, model);
            tx.execute(
                    COPY.formatted(
                            "proposal_track",
                            "'proposal_id', r.proposal_id + n, 'state', 'asked', 'sent_at', now(), 'asked_at', now(),"
                                    + " 'answer_due', current_date + n % 60",
                            "proposal_id"),
                    CASES,
                    model);
        });
        town.settle();
        var worker = new DeskWorker(parks.id(), new UserId(1), Optional.empty());
        var desk = house.civic().desks().desk();

        var shown = database.read(tx -> desk.groups(tx, worker, DeskFilter.USUAL, 0));

        assertThat(shown).hasSize(Desk.MOST_GROUPS + 1);
        assertThat(shown.getFirst().cases()).isBetween(12, 13);
        assertThat(fewest(tx -> desk.groups(tx, worker, DeskFilter.USUAL, 0))).isEqualTo(1);
        assertThat(fewest(tx -> desk.all(tx, worker, DeskFilter.USUAL))).isLessThan(10);
        var exported = database.read(tx -> desk.all(tx, worker, DeskFilter.USUAL));
        assertThat(exported).hasSize(CASES);
    }

    /** The fewest statements of some tries: the server does other things meanwhile. */
    private static int fewest(Function<Transaction, ?> read) {
        var database = town.house().platform().database();
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long before = database.statements();
            database.read(read::apply);
            fewest = Math.min(fewest, (int) (database.statements() - before));
        }
        return fewest;
    }
}
