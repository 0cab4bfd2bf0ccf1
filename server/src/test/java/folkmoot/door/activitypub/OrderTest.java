package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which the activities of a small history arrive, it ends in the same state. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {

    private Town town;
    private RemotePerson carol;
    private RemotePerson dora;
    private int round;

    /** What happened, in its true order; {@code ended} is how one tells what came of it. */
    private record History(String name, List<Step> steps, BiFunction<OrderTest, Scene, String> ended, String state) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** One activity: by whom, and with which properties. */
    private record Step(String by, String id, String rest) {}

    /** Where one round plays: ids of its own, and a post of alice's. */
    private record Scene(int round, String post) {

        String ids(String text) {
            return text.replace("#", "/round/" + round + "/");
        }
    }

    private static final String NOTE =
            "{'id':'$#note','type':'Note','attributedTo':'$CAROL','to':['as:Public','$ALICE'],"
                    + "'published':'2026-10-01T00:00:00Z','content':'%s'%s}";

    private static final Step CREATE =
            new Step("carol", "#create", "'type':'Create','object':" + NOTE.formatted("First", ""));
    private static final Step UPDATE = new Step(
            "carol",
            "#update",
            "'type':'Update','object':" + NOTE.formatted("Second", ",'updated':'2026-10-02T00:00:00Z'"));
    private static final Step LATER_UPDATE = new Step(
            "carol",
            "#update2",
            "'type':'Update','object':" + NOTE.formatted("Third", ",'updated':'2026-10-03T00:00:00Z'"));
    private static final Step DELETE = new Step("carol", "#delete", "'type':'Delete','object':'$#note'");
    private static final Step ANNOUNCE =
            new Step("dora", "#announce", "'type':'Announce','to':['as:Public'],'object':'$#note'");

    private static Stream<Arguments> rounds() {
        return Stream.of(
                        history("create, update", OrderTest::note, "Second", CREATE, UPDATE),
                        history("create, update, update", OrderTest::note, "Third", CREATE, UPDATE, LATER_UPDATE),
                        history("create, update, delete", OrderTest::note, "gone", CREATE, UPDATE, DELETE),
                        history("create, delete", OrderTest::note, "gone", CREATE, DELETE),
                        history("create, announce", OrderTest::reblog, "reblogged", CREATE, ANNOUNCE),
                        history(
                                "create, announce, undo",
                                OrderTest::reblog,
                                "not reblogged",
                                CREATE,
                                ANNOUNCE,
                                undo(ANNOUNCE)),
                        history("like, undo", OrderTest::favourites, "0", like(1), undo(like(1))),
                        history("like, undo, like", OrderTest::favourites, "1", like(1), undo(like(1)), like(2)),
                        history("like, undo by id", OrderTest::favourites, "0", like(1), undoById(like(1))),
                        history("dislike, undo", OrderTest::dislikes, "false", dislike(), undo(dislike())),
                        history("follow, undo", OrderTest::follows, "false", follow(), undo(follow())),
                        history("block, undo", OrderTest::blocks, "false", block(), undo(block())))
                .flatMap(history -> permutations(history.steps().size()).map(order -> Arguments.of(history, order)));
    }

    @BeforeAll
    void open() {
        town = new Town();
        carol = town.carol();
        dora = town.remote().person("dora");
        town.carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                at("/f/0"), carol.id(), town.uriOf(town.bob()));
        town.settle();
        followDora();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("rounds")
    void theEndIsTheSame(History history, List<Integer> order) {
        var scene = new Scene(
                ++round, town.alice().posts("Round " + round).get("uri").asText());
        for (var position : order) {
            send(history.steps().get(position), scene);
        }

        assertThat(history.ended().apply(this, scene)).isEqualTo(history.state());
        assertThat(town.federation().inbox().parked()).isZero();
    }

    // ── histories

    private static History history(
            String name, BiFunction<OrderTest, Scene, String> ended, String state, Step... steps) {
        return new History(name, List.of(steps), ended, state);
    }

    private static Step like(int number) {
        return new Step("carol", "#like" + number, "'type':'Like','object':'$POST'");
    }

    private static Step dislike() {
        return new Step("carol", "#dislike", "'type':'Dislike','object':'$POST'");
    }

    private static Step follow() {
        return new Step("carol", "#follow", "'type':'Follow','object':'$ALICE'");
    }

    private static Step block() {
        return new Step("carol", "#block", "'type':'Block','object':'$ALICE'");
    }

    private static Step undo(Step undone) {
        var embedded = "{'id':'$%s','actor':'$%s',%s}"
                .formatted(undone.id(), undone.by().toUpperCase(), undone.rest());
        return new Step(undone.by(), undone.id() + "-undo", "'type':'Undo','object':" + embedded);
    }

    private static Step undoById(Step undone) {
        return new Step(undone.by(), undone.id() + "-undo", "'type':'Undo','object':'$" + undone.id() + "'");
    }

    private static Stream<List<Integer>> permutations(int size) {
        return size == 0
                ? Stream.of(List.of())
                : permutations(size - 1)
                        .flatMap(shorter -> IntStream.range(0, size).mapToObj(at -> {
                            var longer = new ArrayList<>(shorter);
                            longer.add(at, size - 1);
                            return List.copyOf(longer);
                        }));
    }

    private void send(Step step, Scene scene) {
        var by = step.by().equals("carol") ? carol : dora;
        var json = scene.ids("{'id':'$" + step.id() + "','actor':'" + by.id() + "'," + step.rest() + "}")
                .replace("$CAROL", carol.id().toString())
                .replace("$DORA", dora.id().toString())
                .replace("$ALICE", town.uriOf(town.alice()).toString())
                .replace("$POST", scene.post())
                .replace("$", at("").toString());
        if (step.equals(ANNOUNCE)) {
            var note = scene.ids(NOTE.formatted("First", ""))
                    .replace("$CAROL", carol.id().toString())
                    .replace("$ALICE", town.uriOf(town.alice()).toString())
                    .replace("$", at("").toString());
            town.remote().serves(scene.ids("#note"), "application/activity+json", RemotePerson.json(note));
        }
        assertThat(by.sends(town.sharedInbox(), RemotePerson.json(json))).isEqualTo(202);
        town.settle();
    }

    private void followDora() {
        var found = town.alice()
                .get("/api/v2/search?resolve=true&q=@" + dora.handle())
                .json();
        town.alice()
                .post("/api/v1/accounts/"
                        + found.get("accounts").get(0).get("id").asText() + "/follow");
        town.settle();
        var follow = town.remote().posted().getLast().json();
        dora.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                        .formatted(at("/accept"), dora.id(), follow.get("id").asText())));
        town.settle();
    }

    // ── ends

    private String note(Scene scene) {
        return status(scene.ids("#note")).map(status -> status.text().content()).orElse("gone");
    }

    private String reblog(Scene scene) {
        assertThat(note(scene)).isEqualTo("First");
        return status(scene.ids("#announce")).isPresent() ? "reblogged" : "not reblogged";
    }

    private String favourites(Scene scene) {
        var house = town.world().server().house();
        return house.platform().database().read(tx -> {
            StatusId id = house.talk()
                    .posts()
                    .statuses()
                    .byUri(tx, URI.create(scene.post()))
                    .orElseThrow()
                    .id();
            var stats = house.talk().posts().statuses().stats(tx, List.of(id)).get(id);
            return stats == null ? "0" : "" + stats.favourites();
        });
    }

    private String dislikes(Scene scene) {
        var house = town.world().server().house();
        return ""
                + house.platform()
                        .database()
                        .read(tx -> house.talk()
                                .reactions()
                                .dislikes()
                                .exists(
                                        tx,
                                        house.people()
                                                .accounts()
                                                .byUri(tx, carol.id())
                                                .orElseThrow()
                                                .id(),
                                        house.talk()
                                                .posts()
                                                .statuses()
                                                .byUri(tx, URI.create(scene.post()))
                                                .orElseThrow()
                                                .id()));
    }

    private String follows(Scene scene) {
        var house = town.world().server().house();
        return ""
                + house.platform()
                        .database()
                        .read(tx -> house.people()
                                .follows()
                                .byUri(tx, at(scene.ids("#follow")))
                                .isPresent());
    }

    private String blocks(Scene scene) {
        var house = town.world().server().house();
        return ""
                + house.platform()
                        .database()
                        .read(tx -> tx.sql()
                                .fetchExists(org.jooq
                                        .impl
                                        .DSL
                                        .selectOne()
                                        .from("block")
                                        .where(
                                                "uri = ?",
                                                at(scene.ids("#block")).toString())));
    }

    private Optional<Status> status(String path) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, at(path)));
    }

    private URI at(String path) {
        return town.remote().uri(path);
    }
}
