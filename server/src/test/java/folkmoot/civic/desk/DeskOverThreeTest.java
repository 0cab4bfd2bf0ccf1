package folkmoot.civic.desk;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.testing.Copies;
import folkmoot.testing.LocalAuthority;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A department on one of three servers, with proposals at home on all of them: thousands lie on its desk, and eighty who ask for the same
 * are answered in one act. One of each town is proposed, backed and sent as people do; the others are copies of its rows.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskOverThreeTest {

    private static final String DESK = "/api/folkmoot/v1/desk";
    private static final String PROPOSALS = "/api/folkmoot/v1/proposals";
    /** Of each town, besides the one: 3 + 26 + 26 + 25 = 80. */
    private static final Map<String, Integer> COPIES = Map.of("north", 26, "east", 26, "south", 25);

    private static final int OTHERS = 1_640; // of each town, in the other groups
    private static final int GROUPS = 399;
    /** Where the copies in other groups begin. */
    private static final int FAR = 1_000;
    /** From the key of a copy to that of the next: more than a minute of ids, so that no copy takes the key of something real. */
    private static final long APART = 1L << 32;

    /** Words for searches, arrivals and the like are not needed of the copies. */
    private static final String WITHOUT_TRIGGERS = "SET LOCAL session_replication_role = replica";

    private static final Map<String, World> towns = new LinkedHashMap<>();
    private static final Map<String, Person> citizens = new LinkedHashMap<>();
    private static final Map<String, String> models = new LinkedHashMap<>();
    private static Person works;
    private static Person bob;
    /** A citizen of the north who backs the proposals of all three. */
    private static Person nell;

    @BeforeAll
    static void open(@TempDir Path folder) {
        var authority = new LocalAuthority(folder);
        Stream.of("north", "east", "south")
                .forEach(name -> towns.put(name, World.secured(authority, name + ".localhost")));
        works = towns.get("south").person("works");
        bob = towns.get("south").bob();
        nell = towns.get("north").person("citizen");
        towns.forEach(DeskOverThreeTest::propose);
        settle();
        towns.forEach((name, world) -> ok(world.person("grace").post(PROPOSALS + "/" + models.get(name) + "/send")));
        settle();
        Patience.until(() -> ok(works.get(DESK)).get("open").asInt() == towns.size());
        models.forEach((name, id) -> {
            if (!name.equals("south")) {
                ok(bob.post("/api/v1/statuses/" + mirror(name) + "/favourite"));
            }
            if (!name.equals("north")) {
                ok(nell.post("/api/v1/statuses/" + mirror(name, nell) + "/favourite"));
            }
        });
        settle();
        var group = Long.parseLong(ok(works.get(DESK)).at("/groups/0/id").asText());
        towns.keySet().forEach(town -> copy(town, group));
    }

    @AfterAll
    static void close() {
        towns.values().forEach(World::close);
    }

    private static void settle() {
        Patience.until(Duration.ofMinutes(4), () -> unfinished() + unfinished() == 0);
    }

    private static long unfinished() {
        return towns.values().stream().mapToLong(World::unfinished).sum();
    }

    private static Database database(String town) {
        return towns.get(town).server().house().platform().database();
    }

    private static String handle() {
        return "works@"
                + towns.get("south").server().house().platform().address().domain();
    }

    private static void propose(String name, World world) {
        var house = world.server().house();
        var grace = world.person("grace");
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of("commons", "Commons of " + name));
            communities.addModerator(tx, made, house.people().accounts().require(tx, grace.id()));
            house.civic()
                    .registry()
                    .bodies()
                    .register(tx, made.id(), NewBody.of("works", "Works Department", "south.localhost", handle()));
        });
        var citizen = name.equals("south") ? bob : world.person("citizen");
        citizens.put(name, citizen);
        found(citizen, "@" + handle());
        var made = ok(world.alice()
                .post(
                        PROPOSALS,
                        Map.of(
                                "community",
                                "commons",
                                "title",
                                "Benches along the canal for people who wait",
                                "ask",
                                "Put up benches.",
                                "bodies",
                                List.of("works"))));
        models.put(name, made.get("id").asText());
        ok(citizen.post("/api/v1/statuses/" + made.get("id").asText() + "/favourite"));
    }

    private static JsonNode found(Person person, String what) {
        return ok(person.get("/api/v2/search?resolve=true&q=" + URLEncoder.encode(what, StandardCharsets.UTF_8)));
    }

    /** What a town's proposal is called in the south. */
    private static String mirror(String name) {
        return mirror(name, bob);
    }

    /** What a town's proposal is called where somebody is. */
    private static String mirror(String name, Person there) {
        var uri = ok(towns.get(name).alice().get("/api/v1/statuses/" + models.get(name)))
                .get("uri")
                .asText();
        return found(there, uri).at("/statuses/0/id").asText();
    }

    /** As many rows more, each with its own keys and the same addresses wherever somebody backs it, and laid on the desk. */
    private static void copy(String name, long group) {
        long home = Long.parseLong(models.get(name));
        long here = Long.parseLong(mirror(name));
        int same = COPIES.get(name);
        if (home != here) {
            database(name).write(tx -> {
                tx.execute(WITHOUT_TRIGGERS);
                texts(tx, home, home, 1, same);
                tracks(tx, home, 1, same);
                supports(tx, home, 1, same);
            });
        }
        if (!name.equals("north")) {
            long there = Long.parseLong(mirror(name, nell));
            database("north").write(tx -> {
                tx.execute(WITHOUT_TRIGGERS);
                texts(tx, home, there, 1, same);
            });
        }
        var first = Long.parseLong(mirror("north")) + FAR;
        database("south").write(tx -> {
            tx.execute(WITHOUT_TRIGGERS);
            texts(tx, home, here, 1, same);
            texts(tx, home, here, FAR, FAR + OTHERS - 1);
            lay(tx, here, 1, same, "?::bigint", group);
            lay(tx, here, FAR, FAR + OTHERS - 1, "?::bigint + n / " + APART + " %% " + GROUPS, first);
            tracks(tx, here, 1, same);
            tracks(tx, here, FAR, FAR + OTHERS - 1);
            if (home == here) {
                supports(tx, home, 1, same);
            }
        });
    }

    /** Under the addresses that they have at home. */
    private static void texts(Transaction tx, long home, long model, int from, int to) {
        var address = "replace(r.%s, '" + home + "', (" + home + " + n)::text)";
        rows(
                tx,
                "status",
                "'id', r.id + n, 'conversation_id', r.id + n, 'uri', " + address.formatted("uri"),
                "id",
                model,
                from,
                to);
        rows(tx, "proposal", "'id', r.id + n, 'record_uri', " + address.formatted("record_uri"), "id", model, from, to);
    }

    private static void lay(Transaction tx, long model, int from, int to, String inGroup, long group) {
        tx.execute(
                ("INSERT INTO desk_case (account_id, proposal_id, group_id) SELECT ?, ? + n, " + inGroup
                                + " FROM generate_series(?::bigint, ?, ?) n")
                        .formatted(),
                works.id().value(),
                model,
                group,
                from * APART,
                to * APART,
                APART);
    }

    private static void tracks(Transaction tx, long model, int from, int to) {
        rows(tx, "proposal_track", "'proposal_id', r.proposal_id + n", "proposal_id", model, from, to);
    }

    private static void supports(Transaction tx, long model, int from, int to) {
        rows(tx, "support", "'id', r.id + n, 'proposal_id', r.proposal_id + n", "proposal_id", model, from, to);
    }

    private static void rows(Transaction tx, String table, String keys, String by, long model, int from, int to) {
        Copies.make(tx, table, keys, by + " = " + model, from * APART, to * APART, APART);
    }

    private static List<JsonNode> heard(Person person, String type) {
        return Stream.of(ok(person.get("/api/v1/notifications?limit=80&types[]=" + type)))
                .flatMap(list ->
                        Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get))
                .filter(one -> one.at("/status/content").asText().contains("before the summer"))
                .toList();
    }

    private static List<JsonNode> heardOf(Person person) {
        return Stream.concat(heard(person, "status").stream(), heard(person, "mention").stream())
                .toList();
    }

    /** How many direct messages about the answer the clerk of a town wrote. */
    private static long messages(String town) {
        return database(town)
                .read(tx -> tx.fetch(
                        "SELECT count(*) FROM status WHERE local AND visibility = 'direct' AND content LIKE '%before"
                                + " the summer%'",
                        row -> row.getLong(1)))
                .getFirst();
    }

    private static long promised(String town) {
        return database(town)
                .read(tx -> tx.fetch(
                        "SELECT count(*) FROM commitment WHERE due = '2199-05-01' AND measure = 'eighty benches'",
                        row -> row.getLong(1)))
                .getFirst();
    }

    private static long planned(String town) {
        return database(town)
                .read(tx -> tx.fetch(
                        "SELECT count(*) FROM proposal_track t JOIN proposal p ON p.id = t.proposal_id WHERE p.local"
                                + " AND t.state = 'planned'",
                        row -> row.getLong(1)))
                .getFirst();
    }

    @Test
    @Order(1)
    void fiveThousandOfThreeServersInFourHundredGroupsAreOpenedAtOnce() {
        var desk = ok(works.get(DESK));
        assertThat(desk.get("open").asInt()).isEqualTo(80 + 3 * OTHERS);
        var all = database("south")
                .read(tx -> tx.fetch("SELECT count(DISTINCT group_id) FROM desk_case", row -> row.getLong(1)));
        assertThat(all).containsExactly(GROUPS + 1L);
        Patience.until(() ->
                opened().compareTo(Duration.ofMillis(300)) < 0); // other tests may have the processors for a while
        var reading = towns.get("south").server().house().civic().desks().desk();
        var worker = new DeskWorker(works.id(), new UserId(1), Optional.empty());
        assertThat(fewest(tx -> reading.groups(tx, worker, DeskFilter.USUAL, 0)))
                .isEqualTo(1);
        assertThat(database("south")
                        .read(tx -> reading.all(tx, worker, DeskFilter.USUAL))
                        .size())
                .isEqualTo(80 + 3 * OTHERS);
    }

    private static Duration opened() {
        long begun = System.nanoTime();
        ok(works.get(DESK));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The fewest statements of some tries: the server does other things meanwhile. */
    private static long fewest(Function<Transaction, ?> read) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long before = database("south").statements();
            database("south").read(read::apply);
            fewest = Math.min(fewest, database("south").statements() - before);
        }
        return fewest;
    }

    @Test
    @Order(2)
    void eightyOnThreeServersAreAnsweredInOneActAndWhoBacksAllOfATownHearsOnce() {
        var groups = ok(works.get(DESK + "?order=size")).get("groups");
        assertThat(groups.get(0).get("cases").asInt()).isEqualTo(80);
        assertThat(groups.get(0).get("communities").asInt()).isEqualTo(3);

        var answers = DESK + "/groups/" + groups.get(0).get("id").asText() + "/answers";
        var draft = ok(works.post(
                answers,
                Map.of(
                        "text",
                        "Yes, before the summer.",
                        "position",
                        "planned",
                        "due",
                        "2199-05-01",
                        "measure",
                        "eighty benches")));
        assertThat(ok(works.post(DESK + "/answers/" + draft.get("id").asText() + "/release"))
                        .get("proposals")
                        .asInt())
                .isEqualTo(80);
        settle();

        assertThat(planned("north") + planned("east") + planned("south")).isEqualTo(80);
        assertThat(promised("north") + promised("east") + promised("south"))
                .as("each proposal got the day and what will be there then, from its own home")
                .isEqualTo(80);
        assertThat(heardOf(citizens.get("east"))).as("who backs those of one").hasSize(1);
        assertThat(heardOf(bob))
                .as("who backs those of all, where the department is")
                .hasSize(1);
        assertThat(heardOf(nell)).as("who backs those of all, elsewhere").hasSize(1);
        towns.keySet()
                .forEach(town -> assertThat(messages(town))
                        .as("from the clerk of " + town)
                        .isEqualTo(town.equals("east") ? 2 : 1));
        var whole = ok(bob.visit("/api/folkmoot/v1/answers/" + draft.get("id").asText()));
        assertThat(whole.get("proposal_ids")).hasSize(80);
    }
}
