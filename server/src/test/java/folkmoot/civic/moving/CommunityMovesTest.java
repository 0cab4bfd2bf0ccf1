package folkmoot.civic.moving;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.command.archive.Export;
import folkmoot.command.arrival.CommunityArchive;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.storage.FolderStorage;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.Stranger;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A community of the north moves to the south while people go on; its followers, one of them in the east, go along, and nothing that was acknowledged is lost. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommunityMovesTest {

    private static final String PROPOSALS = "/api/folkmoot/v1/proposals";
    private static final String CROSSING = "A crossing where the school road begins";
    private static final String LIBRARY = "Open the library on Sundays as well";
    private static final int CROWD = 12;

    @TempDir
    static Path folder;

    private static World north;
    private static World south;
    private static World east;
    private static Person grace;
    private static Person emma;
    private static String crossing;
    private static String library;

    @BeforeAll
    static void open() {
        north = new World(Map.of("server.domain", "north.localhost"));
        south = new World(Map.of("server.domain", "south.localhost"));
        east = new World(Map.of("server.domain", "east.localhost"));
        grace = north.person("grace");
        emma = east.person("emma");
        found();
        crossing = proposes(CROSSING);
        library = proposes(LIBRARY);
        ok(north.bob().post("/api/v1/statuses/" + crossing + "/favourite"));
        ok(north.bob()
                .post(
                        "/api/v1/statuses",
                        Map.of("status", "My son runs across it <every> day.", "in_reply_to_id", crossing)));
        var group = lookUp(emma, "@" + handle("commons", north))
                .at("/accounts/0/id")
                .asText();
        ok(emma.post("/api/v1/accounts/" + group + "/follow"));
        settle();
        assertThat(following(emma)).contains(handle("commons", north));
    }

    @AfterAll
    static void close() {
        Stream.of(north, south, east).forEach(World::close);
    }

    private static void found() {
        var house = north.server().house();
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(
                    tx,
                    new NewCommunity(
                            "commons",
                            "Commons of the north",
                            Optional.of("What we share."),
                            Optional.of("street"),
                            Optional.of("en"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            communities.addModerator(tx, made, house.people().accounts().require(tx, grace.id()));
            communities.setRules(tx, made, "Be kind.\nBring evidence.", made.threshold());
            house.civic()
                    .registry()
                    .bodies()
                    .register(tx, made.id(), NewBody.of("works", "Works", "works.example", "works@works.example"));
        });
        ok(north.bob().post("/api/v1/accounts/" + group(north).group().id() + "/follow"));
    }

    private static String proposes(String title) {
        return ok(north.alice()
                        .post(
                                PROPOSALS,
                                Map.of("community", "commons", "title", title, "ask", "Please do it this year.")))
                .get("id")
                .asText();
    }

    private static Community group(World world) {
        var house = world.server().house();
        return house.platform()
                .database()
                .read(tx -> house.civic().registry().communities().requireByName(tx, "commons"));
    }

    private static String domain(World world) {
        return world.server().house().platform().address().domain();
    }

    private static String handle(String name, World world) {
        return name + "@" + domain(world);
    }

    private static JsonNode lookUp(Person person, String what) {
        return ok(person.get("/api/v2/search?resolve=true&q=" + URLEncoder.encode(what, StandardCharsets.UTF_8)));
    }

    private static List<String> following(Person person) {
        var all = new ArrayList<String>();
        ok(person.get("/api/v1/accounts/" + person.id() + "/following"))
                .forEach(account -> all.add(account.get("acct").asText()));
        return all;
    }

    private static void settle() {
        Patience.until(() -> unfinished() + unfinished() == 0);
    }

    private static long unfinished() {
        return Stream.of(north, south, east).mapToLong(World::unfinished).sum();
    }

    private static Path export(String name) throws IOException {
        var into = folder.resolve(name);
        new Export(north.database(), new FolderStorage(folder.resolve("media")), "0.1.0", (_, _) -> {})
                .to(into, Optional.of("commons"));
        return into;
    }

    /** As the command does it; what became of how many. */
    private static Map<String, Integer> settle(Path export) throws IOException {
        var archive = CommunityArchive.read(export);
        var civic = south.server().house().civic();
        var settled = civic.moving().settling().settle(archive.community(), "commons", Optional.empty());
        assertThat(settled.register()).isEmpty();
        var became = new TreeMap<String, Integer>();
        civic.arrivals()
                .take(
                        settled.community(),
                        archive.domain(),
                        archive.proposals(),
                        Arrivals.Way.RENEW,
                        taken -> became.merge(taken.outcome().getClass().getSimpleName(), 1, Integer::sum));
        return became;
    }

    private static int leave() {
        return north.server().house().civic().moving().departures().leave(group(north), "@" + handle("commons", south));
    }

    private static JsonNode inTheSouth(String title) {
        for (var proposal : ok(south.alice().get(PROPOSALS + "?community=commons"))) {
            if (proposal.get("title").asText().equals(title)) {
                return proposal;
            }
        }
        throw new AssertionError("no " + title);
    }

    private static JsonNode arrived(String title) {
        return ok(
                south.alice().get(PROPOSALS + "/" + inTheSouth(title).get("id").asText() + "/arrived"));
    }

    @Test
    @Order(1)
    void noCommunityLeavesForOneThatDoesNotSayThatItIsTheSame() {
        south.server()
                .house()
                .platform()
                .database()
                .write(tx -> south.server()
                        .house()
                        .civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("other", "Another")));
        assertThatThrownBy(() -> north.server()
                        .house()
                        .civic()
                        .moving()
                        .departures()
                        .leave(group(north), "@" + handle("other", south)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("does not name this one");
        assertThat(ok(north.alice().get("/api/folkmoot/v1/communities/commons"))
                        .get("moved_to")
                        .isNull())
                .isTrue();
    }

    @Test
    @Order(2)
    void itSettlesWithItsRulesItsRegisterAndItsProposalsWhoseOldCountsStandApart() throws IOException {
        var export = export("first");
        assertThat(settle(export)).isEqualTo(Map.of("Published", 2));
        assertThat(settle(export)).as("again").isEqualTo(Map.of("Renewed", 2));

        var here = ok(south.alice().get("/api/folkmoot/v1/communities/commons"));
        assertThat(here.get("title").asText()).isEqualTo("Commons of the north");
        assertThat(here.get("guidelines").toString()).isEqualTo("[\"Be kind.\",\"Bring evidence.\"]");
        assertThat(here.get("categories"))
                .isEqualTo(ok(north.alice().get("/api/folkmoot/v1/communities/commons"))
                        .get("categories"));
        assertThat(here.get("came_from").asText())
                .isEqualTo(group(north).group().uri().toString());
        var bodies = ok(south.alice().get("/api/folkmoot/v1/communities/commons/bodies"));
        assertThat(bodies.at("/0/slug").asText()).isEqualTo("works");
        assertThat(bodies.at("/0/recognition/level").asInt(0)).isZero();

        var one = arrived(CROSSING);
        assertThat(one.get("supports").asInt()).isEqualTo(1);
        assertThat(one.get("author").asText()).isEqualTo("alice (@" + handle("alice", north) + ")");
        assertThat(one.get("comments").toString()).contains("My son runs across it <every> day.");
        assertThat(inTheSouth(CROSSING).at("/supports/total").asInt()).isZero();
        assertThat(Stranger.differences(south)).isEmpty();
    }

    @Test
    @Order(3)
    void aNameThatBelongsToAnotherCommunityIsNotTaken() throws IOException {
        var archive = CommunityArchive.read(folder.resolve("first"));
        assertThatThrownBy(() -> south.server()
                        .house()
                        .civic()
                        .moving()
                        .settling()
                        .settle(archive.community(), "other", Optional.empty()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    @Order(4)
    void itMovesWhileACrowdSupportsAndWhatWasAcknowledgedComesAlong() throws Exception {
        var crowd = IntStream.range(0, CROWD)
                .mapToObj(number -> north.person("crowd" + number))
                .toList();
        var acknowledged = new AtomicInteger(1); // bob's
        var threads = crowd.stream()
                .map(person -> Thread.ofVirtual().start(() -> {
                    if (person.post("/api/v1/statuses/" + crossing + "/favourite")
                                    .status()
                            == 200) {
                        acknowledged.incrementAndGet();
                    }
                }))
                .toList();
        assertThat(leave()).isEqualTo(2);
        for (var thread : threads) {
            thread.join();
        }
        settle();
        var counted = ok(north.alice().get(PROPOSALS + "/" + crossing))
                .at("/supports/total")
                .asInt();

        assertThat(settle(export("second"))).isEqualTo(Map.of("Renewed", 2));

        assertThat(arrived(CROSSING).get("supports").asInt()).isEqualTo(counted);
        assertThat(counted).isLessThanOrEqualTo(acknowledged.get());
        assertThat(arrived(CROSSING).get("state").asText()).isEqualTo("gathering");
        assertThat(inTheSouth(CROSSING).get("state").asText()).isEqualTo("gathering");
        assertThat(ok(north.alice().get(PROPOSALS + "/" + crossing))
                        .get("state")
                        .asText())
                .isEqualTo("archived");
        assertThat(leave()).as("again").isZero();
        assertThat(ok(north.alice().get("/api/folkmoot/v1/communities/commons/log"))
                        .findValuesAsText("act"))
                .containsOnlyOnce("move");
    }

    @Test
    @Order(5)
    void whoFollowedItFollowsItWhereItIsNow() {
        settle();
        assertThat(following(emma)).contains(handle("commons", south)).doesNotContain(handle("commons", north));
        assertThat(following(north.bob())).contains(handle("commons", south));
    }

    @Test
    @Order(6)
    void itsPagesLeadToWhereItIs() {
        assertThat(leads(north, "/c/commons"))
                .isEqualTo(group(south).group().page().toString());
        assertThat(leads(north, "/c/commons/talk"))
                .isEqualTo(group(south).group().page().toString());
        assertThat(leads(north, "/c/commons/matters")).endsWith("/c/commons/matters");
        var one = leads(north, "/c/commons/proposals/" + crossing);
        assertThat(one).startsWith(group(south).group().page() + "/from/");
        var path = one.substring(one.indexOf("/c/"));
        assertThat(leads(south, path))
                .isEqualTo(
                        "/c/commons/proposals/" + inTheSouth(CROSSING).get("id").asText());
        assertThat(south.visitor()
                        .get("/c/commons/from/" + domain(north) + "/1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(south.visitor().get("/c/commons/from/%27;--/" + crossing).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    void nothingBeginsWhereItWas() {
        var again = north.alice()
                .post(
                        PROPOSALS,
                        Map.of(
                                "community",
                                "commons",
                                "title",
                                "A bench beside the old pump",
                                "ask",
                                "Put one there."));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().toString()).contains("has moved to");
        assertThat(north.alice()
                        .post(
                                "/api/folkmoot/v1/matters",
                                Map.of("community", "commons", "kind", "offer", "title", "Plums from the garden"))
                        .status())
                .isEqualTo(422);
        assertThat(north.person("late")
                        .post("/api/v1/statuses/" + library + "/favourite")
                        .status())
                .isEqualTo(422);
        settle();
        assertThat(ok(north.alice().get(PROPOSALS + "/" + library))
                        .at("/supports/total")
                        .asInt())
                .isZero();
        assertThat(grace.post(PROPOSALS + "/" + library + "/state", Map.of("state", "restored", "note", "We stay."))
                        .status())
                .as("no moderator opens it again")
                .isEqualTo(422);
        var follow = north.bob().post("/api/v1/accounts/" + group(north).group().id() + "/follow");
        assertThat(follow.status()).isEqualTo(403);
        assertThat(follow.json().toString()).contains("has moved");
        assertThat(following(north.bob())).doesNotContain("commons");
    }

    @Test
    @Order(8)
    void whatPeopleAcknowledgedThereTheySupportHereByTheirOwnAct() {
        var here = inTheSouth(CROSSING).get("id").asText();
        ok(south.bob().post("/api/v1/statuses/" + here + "/favourite"));
        settle();
        assertThat(ok(south.alice().get(PROPOSALS + "/" + here))
                        .at("/supports/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(9)
    void bothLogsHoldAndTheNewOneSaysFromWhereItGoesOn() {
        Stranger.waitsForLog(north);
        Stranger.waitsForLog(south);
        assertThat(Stranger.differences(north)).isEmpty();
        assertThat(Stranger.differences(south)).isEmpty();
        var heads = south.server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.fetch(
                        "SELECT convert_from(entry, 'UTF8') FROM log_entry ORDER BY position",
                        row -> row.getString(1)));
        assertThat(heads.stream().filter(entry -> entry.contains("\"kind\":\"continues\"")))
                .as("one for each length of the old log that was brought")
                .hasSize(2)
                .allMatch(entry -> entry.contains(group(north).group().uri().toString())
                        && entry.contains("\"log\":\"" + domain(north) + "/log"));
    }

    private static String leads(World world, String path) {
        var answer = world.visitor().get(path);
        assertThat(answer.statusCode()).as(path).isBetween(301, 302);
        return answer.headers().firstValue("location").orElseThrow();
    }
}
