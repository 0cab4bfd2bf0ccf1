package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gestures that come twice, in the wrong order, or at the same moment as something else. */
class RepeatedGesturesTest {

    private static CivicTown town;
    private static Person alice;
    private static Person bob;
    private static RemotePerson dora;
    private static int made;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        alice = town.town.alice();
        bob = town.town.bob();
        dora = town.town.remote().person("dora");
        town.body(town.community("commons", "Harrowmere Commons", 6), "works", "Works Department", town.town.carol());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String proposes() {
        return town.proposes(alice, "commons", "Benches by the canal, part " + ++made, "works");
    }

    private static List<String> acts(String id) {
        return town.entries(id, "support").stream()
                .map(entry -> entry.path("act").asText())
                .toList();
    }

    private static void sends(String activity, String like, String id, int number) {
        var inner = "{'id':'%s','type':'Like','actor':'%s','object':'%s'}".formatted(like, dora.id(), town.post(id));
        town.send(
                dora,
                activity.equals("Like")
                        ? inner
                        : "{'id':'%s/undo/%d','type':'Undo','actor':'%s','object':%s}"
                                .formatted(like, number, dora.id(), inner));
        town.settle();
    }

    @Test
    void aGestureThatComesAgainIsOneGesture() {
        var id = proposes();
        var like = dora.id() + "/likes/again" + id;
        for (int i = 0; i < 3; i++) {
            sends("Like", like, id, 0);
            ok(bob.post("/api/v1/statuses/" + id + "/favourite"));
        }
        town.settle();
        assertThat(town.total(id)).isEqualTo(2);
        for (int i = 0; i < 3; i++) {
            sends("Undo", like, id, 1);
            ok(bob.post("/api/v1/statuses/" + id + "/unfavourite"));
        }
        town.settle();
        assertThat(town.total(id)).isZero();
        sends("Like", like, id, 0); // a replay of what was taken back
        assertThat(town.total(id)).isZero();
        sends("Like", like + "/new", id, 0);
        ok(bob.post("/api/v1/statuses/" + id + "/favourite"));
        town.settle();
        assertThat(town.total(id)).isEqualTo(2);
        assertThat(acts(id)).containsOnly("given", "withdrawn").hasSize(6);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void anUndoThatOvertakesItsLikeTakesItBack() {
        var id = proposes();
        var like = dora.id() + "/likes/late" + id;
        sends("Undo", like, id, 1);
        sends("Like", like, id, 0);
        assertThat(town.total(id)).isZero();
        assertThat(acts(id)).isEmpty();
        sends("Like", like + "/new", id, 0);
        assertThat(town.total(id)).isEqualTo(1);
        assertThat(town.verify()).isEmpty();
    }

    /** The earlier one may have been taken back before the later one was given, and say so late. */
    @Test
    void whoLikesTwiceSupportsOnceUntilTheLaterOneIsTakenBack() {
        var id = proposes();
        var like = dora.id() + "/likes/" + id;
        sends("Like", like + "/first", id, 0);
        sends("Like", like + "/second", id, 0);
        assertThat(town.total(id)).isEqualTo(1);
        sends("Undo", like + "/first", id, 1);
        assertThat(town.total(id)).isEqualTo(1);
        sends("Undo", like + "/second", id, 1);
        assertThat(town.total(id)).isZero();
        assertThat(ok(alice.get("/api/v1/statuses/" + id))
                        .get("favourites_count")
                        .asInt())
                .isZero();
        assertThat(acts(id)).containsExactly("given", "withdrawn");
        assertThat(town.verify()).isEmpty();
    }

    private static List<Integer> atOnce(List<Callable<Integer>> tasks) throws Exception {
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
        }
        town.settle();
        return answers;
    }

    @Test
    void twoWhoAmendAtOnceMakeTwoVersionsAndEachSupportIsForOneThatThereWas() throws Exception {
        var id = proposes();
        ok(alice.post(
                CivicTown.PROPOSALS + "/" + id + "/authors",
                Map.of("account_id", bob.id().toString())));
        ok(bob.post(CivicTown.PROPOSALS + "/" + id + "/authors/accept"));
        ok(town.world.person("early").post("/api/v1/statuses/" + id + "/favourite"));
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 2; i++) {
            int turn = i;
            tasks.add(() -> alice.put(CivicTown.PROPOSALS + "/" + id, Map.of("problem", "Hers is another text " + turn))
                    .status());
            tasks.add(() -> bob.put(CivicTown.PROPOSALS + "/" + id, Map.of("problem", "His is quite different " + turn))
                    .status());
            tasks.add(() -> town.world
                    .person("between" + turn)
                    .post("/api/v1/statuses/" + id + "/favourite")
                    .status());
        }
        IntStream.range(0, 2).forEach(i -> town.world.person("between" + i));

        assertThat(atOnce(tasks)).allMatch(status -> status == 200);
        var versions = ok(alice.visit(CivicTown.PROPOSALS + "/" + id + "/versions"));
        assertThat(versions)
                .extracting(version -> version.get("version").asInt())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(town.shown(id).get("version").asInt()).isEqualTo(5);
        assertThat(town.shown(id).get("problem")).isEqualTo(versions.get(4).get("problem"));
        assertThat(ok(alice.get("/api/v1/statuses/" + id)).get("content").asText())
                .contains(versions.get(4).get("problem").asText());
        assertThat(town.total(id)).isEqualTo(3);
        assertThat(town.entries(id, "support"))
                .extracting(entry -> entry.get("version").asInt())
                .allMatch(version -> version >= 1 && version <= 5);
        assertThat(town.entries(id, "version"))
                .extracting(entry -> entry.get("version").asInt())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void aProposalIsEitherMergedOrSentAndNeverBoth() throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = proposes();
            var other = town.proposes(bob, "commons", "Seats along the canal, part " + made);
            for (int i = 0; i < 5; i++) {
                ok(town.world.person("m" + i).post("/api/v1/statuses/" + id + "/favourite"));
            }
            ok(alice.post(CivicTown.PROPOSALS + "/" + id + "/merges", Map.of("other_id", other)));
            var offer = ok(bob.get(CivicTown.PROPOSALS + "/" + other + "/merges"))
                    .at("/merges/0/id")
                    .asText();
            var last = town.world.person("last" + round);

            var answers = atOnce(List.of(
                    () -> last.post("/api/v1/statuses/" + id + "/favourite").status(),
                    () -> bob.post(CivicTown.PROPOSALS + "/" + other + "/merges/" + offer + "/accept")
                            .status()));

            boolean merged = answers.get(1) == 200;
            assertThat(answers).allMatch(status -> status == 200 || status == 422);
            assertThat(town.state(id)).isEqualTo(merged ? "merged-into" : "gathering");
            assertThat(town.shown(id).at("/tracks/0/state").asText()).isEqualTo(merged ? "not-asked" : "asked");
            assertThat(town.total(id)).isEqualTo(answers.get(0) == 200 ? 6 : 5);
            assertThat(town.events(id).contains("threshold")).isEqualTo(!merged);
        }
        assertThat(town.verify()).isEmpty();
    }
}
