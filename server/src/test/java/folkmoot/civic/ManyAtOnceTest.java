package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Words;
import folkmoot.door.House;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.pin.Pins;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do at the same moment is done once, and nobody gets an error for being one of many. */
class ManyAtOnceTest {

    private static final String PROPOSALS = "/api/folkmoot/v1/proposals";
    private static final int SUPPORTERS = 11;
    private static final int ROUNDS = 4;

    private static World world;
    private static House house;
    private static Person mona;
    private static List<Person> people;
    private static int titles;

    @BeforeAll
    static void open() {
        world = new World();
        house = world.server().house();
        mona = world.person("mona");
        people = IntStream.range(0, SUPPORTERS)
                .mapToObj(number -> world.person("citizen" + number))
                .toList();
        var rule = new ThresholdRule(5, Set.of(SupportColumn.MEMBERS));
        house.platform().database().write(tx -> {
            Community riv = house.civic()
                    .registry()
                    .communities()
                    .create(tx, NewCommunity.of("riv", "Riverside").withThreshold(rule));
            house.civic()
                    .registry()
                    .communities()
                    .addModerator(tx, riv, house.people().accounts().require(tx, mona.id()));
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<Person.Answer> together(List<Callable<Person.Answer>> requests) {
        return all(requests);
    }

    /** All begin together. */
    private static <T> List<T> all(List<Callable<T>> requests) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = requests.stream()
                    .map(request -> threads.submit(() -> {
                        start.await();
                        return request.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<T>();
            for (var one : sent) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static Map<String, Object> draft(String title) {
        return Map.of(
                "community",
                "riv",
                "title",
                title,
                "ask",
                "Plant twenty trees.",
                "problem",
                "None now.",
                "category",
                "parks");
    }

    private static String proposes(Person author) {
        return ok(author.post(PROPOSALS, draft("Trees along the canal path, part " + ++titles)))
                .get("id")
                .asText();
    }

    private static Callable<Person.Answer> act(String kind, String id, Person author) {
        return switch (kind) {
            case "withdraw" -> () -> author.delete(PROPOSALS + "/" + id);
            case "delete the post" -> () -> author.delete("/api/v1/statuses/" + id);
            default -> () -> mona.post(PROPOSALS + "/" + id + "/state", Map.of("state", kind, "reason", "abusive"));
        };
    }

    /** A support that crosses the threshold meets a moderator or the author. */
    @ParameterizedTest
    @ValueSource(strings = {"hidden", "archived", "withdraw", "delete the post"})
    void supportsThatCrossTheThresholdWhileItIsClosedAreCountedOrRefusedWithAReason(String kind) {
        for (int round = 0; round < ROUNDS; round++) {
            var author = world.person("author" + round);
            var id = proposes(author);
            var requests = new ArrayList<Callable<Person.Answer>>();
            for (int i = 0; i < SUPPORTERS; i++) {
                var by = people.get(i);
                requests.add(
                        i % 2 == 0
                                ? () -> by.post(PROPOSALS + "/" + id + "/support")
                                : () -> by.post("/api/v1/statuses/" + id + "/favourite"));
            }
            requests.add(SUPPORTERS / 2, act(kind, id, author));

            var answers = together(requests);

            var done = answers.remove(SUPPORTERS / 2);
            assertThat(done.status()).as(kind + ": " + done.response().body()).isEqualTo(200);
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.response().body()).isIn(200, 404, 422);
                if (answer.status() == 422) {
                    assertThat(answer.json().get("error").asText()).contains("takes no more supports");
                }
            });
            requireCounted(
                    id,
                    answers.stream().filter(answer -> answer.status() == 200).count());
        }
    }

    private static void requireCounted(String id, long supported) {
        var proposal = new ProposalId(Long.parseLong(id));
        var tally =
                house.platform().database().read(tx -> house.civic().supports().tally(tx, proposal));
        assertThat(tally.total()).isEqualTo((int) supported);
        List<ProposalEvent> events =
                house.platform().database().read(tx -> house.civic().proposals().events(tx, proposal));
        assertThat(events)
                .extracting(ProposalEvent::kind)
                .filteredOn("threshold"::equals)
                .hasSizeLessThan(2);
    }

    @Test
    void aPostIsBoostedOnceHoweverOftenItIsAskedForAtOnce() {
        var post = world.alice().posts("Boost me").get("id").asText();
        var by = people.getFirst();

        var answers = together(IntStream.range(0, 8)
                .<Callable<Person.Answer>>mapToObj(_ -> () -> by.post("/api/v1/statuses/" + post + "/reblog"))
                .toList());

        assertThat(answers)
                .extracting(answer -> ok(answer).get("id").asText())
                .as("all get the same boost")
                .containsOnly(ok(answers.getFirst()).get("id").asText());
        assertThat(boosts(post)).isEqualTo(1);
        assertThat(ok(world.alice().get("/api/v1/statuses/" + post + "/reblogged_by")))
                .hasSize(1);
        ok(by.post("/api/v1/statuses/" + post + "/unreblog"));
        assertThat(boosts(post)).isZero();
        ok(by.post("/api/v1/statuses/" + post + "/reblog"));
        assertThat(boosts(post)).as("again after taking it back").isEqualTo(1);
    }

    private static int boosts(String post) {
        return ok(world.alice().get("/api/v1/statuses/" + post))
                .get("reblogs_count")
                .asInt();
    }

    /** Who looked and found nothing, and then met what another inserted meanwhile, looks again. */
    @Test
    void ofManyWhoWantOneNameOneGetsItAndTheOthersHearThatItIsTaken() {
        var wanted = new NewUser("twin", "twin@town.example", "correct horse", "en", Optional.empty());
        var answers = all(IntStream.range(0, 6)
                .<Callable<String>>mapToObj(_ -> () -> {
                    try {
                        house.platform()
                                .database()
                                .transaction(tx -> house.stewardship()
                                        .registrations()
                                        .create(tx, wanted, wanted.email(), "hash", Role.MEMBER, true));
                        return "made";
                    } catch (Invalid refused) {
                        return refused.getMessage();
                    }
                })
                .toList());

        assertThat(answers).filteredOn("made"::equals).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.equals("made"))
                .allMatch(answer -> answer.contains("has already been taken"));
    }

    /** Limits hold also for what comes at once. */
    @Test
    void noMoreIsPinnedThanMayBeHoweverManyAreAtOnce() {
        var by = world.person("pinner");
        var posts = IntStream.range(0, Pins.MOST + 4)
                .mapToObj(number -> by.posts("Pin " + number).get("id").asText())
                .toList();
        var answers = together(posts.stream()
                .<Callable<Person.Answer>>map(post -> () -> by.post("/api/v1/statuses/" + post + "/pin"))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(Pins.MOST);
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 422);
    }

    @Test
    void aKeyPlansOnePostOfManyRequests() {
        var by = world.person("planner");
        var at = Instant.now().plus(Duration.ofHours(2)).toString();
        var answers = together(IntStream.range(0, 6)
                .<Callable<Person.Answer>>mapToObj(_ -> () -> by.post(
                        "/api/v1/statuses",
                        Map.of("status", "Later", "scheduled_at", at),
                        "Idempotency-Key",
                        "planned-once"))
                .toList());

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(ok(by.get("/api/v1/scheduled_statuses"))).hasSize(1);
    }

    @Test
    void aKeyMakesOneProposalOfManyRequests() {
        var author = world.person("keyed");
        var answers = together(IntStream.range(0, 6)
                .<Callable<Person.Answer>>mapToObj(_ -> () ->
                        author.post(PROPOSALS, draft("Plant trees along the canal path"), "Idempotency-Key", "k1"))
                .toList());

        var first = ok(answers.getFirst()).get("id").asText();
        assertThat(answers).extracting(answer -> ok(answer).get("id").asText()).containsOnly(first);
        assertThat(ok(author.post(PROPOSALS, draft("Plant trees along the canal path"), "Idempotency-Key", "k1"))
                        .get("id")
                        .asText())
                .as("a minute later")
                .isEqualTo(first);
        assertThat(count(author)).isEqualTo(1);
    }

    @Test
    void theSameTextOfTheSameAuthorAsksHowItDiffers() {
        var author = world.person("hasty");
        var answers = together(IntStream.range(0, 6)
                .<Callable<Person.Answer>>mapToObj(_ -> () -> author.post(PROPOSALS, draft("A tap at the allotments")))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json()
                            .at("/details/different_because/0/description")
                            .asText())
                    .contains("must say how this differs");
        });
        assertThat(count(author)).isEqualTo(1);

        var different = Map.of(
                "community", "riv",
                "title", "A TAP at the allotments",
                "ask", "Plant twenty trees.",
                "problem", "None now.",
                "different_because", "This is for the allotments on the other bank");
        ok(author.post(PROPOSALS, different));
        assertThat(author.post(PROPOSALS, different).status())
                .as("but not twice")
                .isEqualTo(422);
        ok(world.person("neighbour").post(PROPOSALS, draft("A tap at the allotments")));
        assertThat(count(author)).isEqualTo(2);
    }

    private static int count(Person author) {
        return house.platform()
                .database()
                .read(tx -> tx.sql()
                        .fetchOne(
                                "SELECT count(*) FROM proposal WHERE author_account_id = ?",
                                author.id().value())
                        .get(0, Integer.class));
    }

    @Test
    void oldDoublesAreFoundAndTheUnsupportedOnesWithdrawn() {
        var author = world.person("doubled");
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            ids.add(Long.parseLong(proposes(author)));
        }
        ok(people.getFirst().post(PROPOSALS + "/" + ids.get(1) + "/support"));
        house.platform()
                .database()
                .write(tx -> tx.execute(
                        "UPDATE proposal SET title = 'Published before one looked' WHERE author_account_id = ?",
                        author.id().value()));

        assertThat(house.platform().database().read(house.civic().doubles()::all))
                .extracting(ProposalId::value)
                .containsExactly(ids.get(1), ids.get(2));
        assertThat(house.civic().doubles().mend()).isEqualTo(1);

        assertThat(states(ids)).containsExactly("gathering", "gathering", "withdrawn");
        assertThat(house.platform().database().read(house.civic().doubles()::all))
                .extracting(ProposalId::value)
                .as("what others support stays")
                .containsExactly(ids.get(1));
    }

    private static List<String> states(List<Long> ids) {
        return ids.stream()
                .map(id ->
                        ok(world.alice().get(PROPOSALS + "/" + id)).get("state").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "closed-unsupported", "returned", "withdrawn"})
    void whatNoLongerGathersTakesNoSupports(String state) {
        var id = proposes(world.alice());
        ok(people.get(1).post(PROPOSALS + "/" + id + "/support"));
        ok(mona.post(PROPOSALS + "/" + id + "/state", Map.of("state", state, "reason", "joke")));

        var refused = people.get(2).post(PROPOSALS + "/" + id + "/support");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("error").asText())
                .isEqualTo("This proposal is " + Words.in("en").state(ProposalState.of(state))
                        + " and takes no more supports");
        assertThat(people.get(2).post("/api/v1/statuses/" + id + "/favourite").status())
                .isEqualTo(422);
        ok(people.get(1).post("/api/v1/statuses/" + id + "/favourite"));
        assertThat(ok(mona.get(PROPOSALS + "/" + id)).at("/supports/total").asInt())
                .isEqualTo(1);
        ok(people.get(1).post(PROPOSALS + "/" + id + "/unsupport"));
        assertThat(ok(mona.get(PROPOSALS + "/" + id)).at("/supports/total").asInt())
                .isZero();
    }
}
