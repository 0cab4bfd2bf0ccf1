package folkmoot.civic.decision;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.matter.Noticeboard;
import folkmoot.testing.Browser;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decisions by the API, apps and pages: who takes part, what is told when, and that everybody can count again. */
class DecisionTest {

    private static final List<String> THREE = List.of("Grab rail", "Wider door", "Lift and ramp");

    private static DecisionTown town;
    private static Person alice;
    private static List<Person> voters;

    @BeforeAll
    static void open() {
        town = new DecisionTown(new Noticeboard(), 12);
        alice = town.alice;
        voters = town.voters;
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static void recounts(String id) {
        var decision = town.shown(id);
        var order = new ArrayList<Integer>();
        decision.at("/result/places")
                .forEach(place -> order.add(place.get("variant").asInt()));
        assertThat(new Recounter(decision, town.published(id)).order())
                .as(decision.get("method").asText())
                .isEqualTo(order);
    }

    @Test
    void c21UsersRankThreeVariantsWithPicturesByExperienceAndTheServiceAnswersEach() {
        var pictures = THREE.stream()
                .map(name -> alice.uploads(name + ".png", TestPictures.png(40, 30))
                        .get("id")
                        .asText())
                .toList();
        var id = town.asks(
                "A bathroom that works",
                "schulze",
                THREE,
                Map.of("media_ids", pictures, "experience", "I use it\nI care for somebody who does"));
        for (int i = 0; i < 10; i++) {
            boolean uses = i < 5;
            ok(town.says(voters.get(i), id, Map.of("experience", uses ? 1 : 2), uses ? 1 : 2, 3, uses ? 2 : 1));
        }
        for (int variant = 1; variant <= 3; variant++) {
            ok(town.board.works.post(
                    Noticeboard.MATTERS + "/" + id + "/variants/" + variant + "/answer",
                    Map.of("text", "We can do number " + variant)));
        }
        assertThat(ok(alice.get("/api/v1/statuses/" + id)).get("media_attachments"))
                .hasSize(3);
        town.ends();
        var shown = town.shown(id);
        assertThat(shown.at("/groups/0/result/places/0/variant").asInt()).isEqualTo(1);
        assertThat(shown.at("/groups/1/result/places/0/variant").asInt()).isEqualTo(3);
        assertThat(shown.get("variants").findValuesAsText("content")).hasSize(3);
        recounts(id);
    }

    @Test
    void everyMethodIsCastByApiAndComesToWhatAStrangerCountsAgain() {
        var ids = new HashMap<String, String>();
        for (var method : List.of("choice", "approval", "score", "schulze", "runoff", "consent")) {
            ids.put(method, town.asks("Bathroom by " + method, method, THREE, Map.of()));
        }
        for (int i = 0; i < 9; i++) {
            var by = voters.get(i);
            ok(town.casts(by, ids.get("choice"), i % 3 == 0 ? 1 : null, i % 3 > 0 ? 1 : null));
            ok(town.casts(by, ids.get("approval"), true, i % 2 == 0 ? true : null, i > 6 ? true : null));
            ok(town.casts(by, ids.get("score"), i % 6, 5 - i % 6, 3));
            ok(town.casts(by, ids.get("schulze"), 1 + i % 3, 1 + (i + 1) % 3, i % 2 == 0 ? 1 : null));
            ok(town.casts(by, ids.get("runoff"), 1 + i % 3, 1 + (i + 1) % 3, 1 + (i + 2) % 3));
            ok(town.casts(by, ids.get("consent"), i == 4 ? "object" : "agree", "agree", "aside"));
        }
        assertThat(town.shown(ids.get("choice")).get("standing").asText()).isEqualTo("running");
        assertThat(town.shown(ids.get("choice")).at("/result/chosen").isMissingNode()
                        || town.shown(ids.get("choice")).at("/result/chosen").isNull())
                .isTrue();
        assertThat(town.published(ids.get("choice"))).as("before the end").isEmpty();
        town.ends();
        for (var id : ids.values()) {
            assertThat(town.published(id)).hasSize(9);
            assertThat(town.published(id).toString()).doesNotContain("account").doesNotContain("voter");
            recounts(id);
        }
        assertThat(town.shown(ids.get("choice")).at("/result/chosen").asInt()).isEqualTo(2);
        assertThat(town.shown(ids.get("consent")).at("/result/chosen").asInt()).isEqualTo(2);
        assertThat(town.page(ids.get("schulze")))
                .contains("counted after Schulze", "<svg class=\"bars\"", "ballots.csv");
        assertThat(town.board.civic.page("/c/commons/matters/" + ids.get("runoff") + "/ballots.csv"))
                .startsWith("receipt,")
                .contains("Grab rail");
        assertThat(town.board.seen(alice, ids.get("score")).get("state").asText())
                .isEqualTo("done");
    }

    @Test
    void aBallotIsFilledInOnThePageWithoutAScriptChangedAndFoundByItsReceipt() {
        var id = town.asks("Colour of the rail", "runoff", THREE, Map.of("secret", true));
        var browser = town.board.civic.world.signedIn(voters.getFirst());
        var path = "/c/commons/matters/" + id;
        var form = browser.get(path).body();
        assertThat(form).contains("Your ballot", "name=\"answer-1\"", "3. Lift and ramp");
        var fields = new HashMap<>(Browser.hidden(form));
        fields.putAll(Map.of("answer-1", "1", "answer-2", "1"));
        var refused = browser.submit(path + "/ballot", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("aria-invalid=\"true\"");
        fields.put("answer-2", "2");
        assertThat(browser.submit(path + "/ballot", fields).statusCode()).isEqualTo(303);
        var receipt = town.board
                .seen(voters.getFirst(), id)
                .at("/decision/own/receipt")
                .asText();
        assertThat(browser.get(path).body()).contains(receipt, "Change the ballot", "value=\"2\" selected");
        fields.put("answer-3", "3");
        browser.submit(path + "/ballot", fields);
        for (int i = 1; i < 6; i++) {
            ok(town.casts(voters.get(i), id, 1, 2, 3));
        }
        town.ends();
        var own = new ArrayList<JsonNode>();
        town.published(id).forEach(ballot -> {
            if (ballot.get("receipt").asText().equals(receipt)) {
                own.add(ballot);
            }
        });
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().get("answers").toString()).isEqualTo("[1,2,3]");
        assertThat(town.board.seen(voters.getFirst(), id).at("/decision/own").isNull()
                        || town.board
                                .seen(voters.getFirst(), id)
                                .at("/decision/own")
                                .isMissingNode())
                .as("nobody, not even the server, knows whose it is")
                .isTrue();
        assertThat(town.board
                        .civic
                        .house()
                        .platform()
                        .database()
                        .<Integer>transaction(tx -> tx.fetch(
                                        "SELECT count(account_id) FROM matter_ballot WHERE status_id = ?",
                                        row -> row.getInt(1),
                                        Long.parseLong(id))
                                .getFirst()))
                .isZero();
    }

    @Test
    void theFormTakesPicturesOfVariantsAndKeepsThemWhateverElseIsWrong() {
        var browser = town.board.civic.world.signedIn(alice);
        var page = browser.get("/c/commons/matters/new?kind=decision").body();
        assertThat(page).contains("multipart/form-data", "name=\"picture_1\"", "What can be chosen");
        var refused = browser.upload(
                "/c/commons/matters",
                form(page, Map.of("variants", "Only one"))
                        .file("picture_1", "rail.png", "image/png", TestPictures.png(40, 30)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Only one", "A rail beside a door");
        var stored = Browser.hidden(refused.body()).get("media_1");
        var posted = browser.upload(
                "/c/commons/matters",
                form(refused.body(), Map.of("variants", "Grab rail\nWider door", "media_1", stored)));
        assertThat(posted.statusCode()).isEqualTo(303);
        var path = Browser.location(posted).getPath();
        assertThat(town.board.civic.page(path)).contains("1. Grab rail", "alt=\"A rail beside a door\"");
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(ok(alice.get("/api/v1/statuses/" + id)).get("media_attachments"))
                .hasSize(1);
        assertThat(town.board.civic.page("/c/commons/matters/new?kind=offer")).doesNotContain("picture_1");
    }

    private static Multipart form(String page, Map<String, String> more) {
        var fields = new HashMap<>(Browser.hidden(page));
        fields.putAll(Map.of("title", "A bathroom in pictures", "method", "approval", "alt_1", "A rail beside a door"));
        fields.put("closes", town.board.clock.instant().plus(Duration.ofDays(1)).toString());
        fields.putAll(more);
        var form = new Multipart();
        fields.forEach(form::text);
        return form;
    }

    @Test
    void ballotsThatDoNotHoldUpAreRefusedAndChangeNothing() {
        var choice = town.asks("One of two", "choice", List.of("This", "That"), Map.of());
        var score = town.asks("Points for two", "score", List.of("This", "That"), Map.of());
        var runoff = town.asks("Rank the two", "runoff", List.of("This", "That"), Map.of());
        var consent = town.asks("Agree on it", "consent", List.of("This"), Map.of());
        var by = voters.getFirst();
        ok(town.casts(by, choice, 1));
        assertThat(town.casts(by, choice).status()).as("nothing").isEqualTo(422);
        assertThat(town.casts(by, choice, 1, 1).status()).as("two").isEqualTo(422);
        assertThat(town.casts(by, choice, null, null, 1).status()).as("unknown").isEqualTo(422);
        assertThat(town.casts(by, score, 6, 1).status()).isEqualTo(422);
        assertThat(town.casts(by, score, -1, 1).status()).isEqualTo(422);
        assertThat(town.casts(by, score, "1e9", 1).status()).isEqualTo(422);
        assertThat(town.casts(by, score, "<script>", 1).status()).isEqualTo(422);
        assertThat(town.casts(by, runoff, 1, 1).status()).as("a place twice").isEqualTo(422);
        assertThat(town.casts(by, consent, "perhaps").status()).isEqualTo(422);
        assertThat(town.says(by, choice, Map.of("experience", 1), 1).status())
                .as("a group that is not there")
                .isEqualTo(422);
        assertThat(town.casts(by, "1", 1).status()).isEqualTo(404);
        assertThat(town.board.seen(by, choice).at("/decision/own/answers").toString())
                .isEqualTo("[1,0]");
        assertThat(town.shown(choice).at("/result/ballots").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWhoWasAMemberWhenItWasAskedDecidesAndNobodyWhoSpeaksForABodyOrIsBanned() {
        var id = town.asks("Who decides this", "approval", List.of("This", "That"), Map.of());
        var stranger = town.board.person("stranger");
        assertThat(town.casts(stranger, id, 1).status()).isEqualTo(403);
        town.board.clock.advance(Duration.ofMinutes(1));
        var late = town.board.person("late");
        town.joins(late);
        assertThat(town.casts(late, id, 1).status()).as("joined afterwards").isEqualTo(403);
        var poll = ok(late.get("/api/v1/statuses/" + id)).at("/poll/id").asText();
        assertThat(late.post("/api/v1/polls/" + poll + "/votes", Map.of("choices", List.of(0)))
                        .status())
                .as("nor from an app")
                .isEqualTo(403);
        assertThat(town.casts(town.board.works, id, 1).status()).isEqualTo(403);
        assertThat(town.board
                        .tries(town.board.works, "decision", town.fields("Ours", "choice", THREE, Map.of()))
                        .status())
                .isEqualTo(403);
        assertThat(town.board
                        .tries(stranger, "decision", town.fields("A stranger asks", "choice", THREE, Map.of()))
                        .status())
                .isEqualTo(422);
        ok(town.casts(voters.get(0), id, 1));
        ok(town.casts(voters.get(11), id, null, 1));
        bans(voters.get(11));
        assertThat(town.casts(voters.get(11), id, 1).status()).isEqualTo(403);
        assertThat(town.shown(id).at("/result/ballots").asInt())
                .as("banned meanwhile")
                .isEqualTo(1);
        town.ends();
        assertThat(town.published(id)).hasSize(1);
        assertThat(ok(voters.get(0).get("/api/v1/statuses/" + id))
                        .at("/poll/votes_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoSpeaksForABodyByTheEndIsNotCounted() {
        var id = town.asks("Turned official", "approval", List.of("This", "That"), Map.of());
        var turned = voters.get(10);
        ok(town.casts(turned, id, 1));
        ok(town.casts(voters.get(0), id, 1));
        var house = town.board.civic.house();
        var domain = house.platform().uris().domain();
        house.platform().database().write(tx -> {
            var commons = house.civic().registry().communities().requireByName(tx, "commons");
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            commons.id(),
                            NewBody.of("turned", "Turned Department", domain, turned.name() + "@" + domain));
        });
        assertThat(town.casts(turned, id, null, 1).status()).isEqualTo(403);
        town.ends();
        assertThat(town.published(id)).hasSize(1);
    }

    private static void bans(Person person) {
        ok(town.board.civic.grace.post(
                "/api/folkmoot/v1/communities/commons/bans",
                Map.of("account_id", person.id().toString(), "reason", "shouts")));
    }

    @Test
    void nothingChangesAfterTheEndNorOnceSomebodyHasVoted() {
        var id = town.asks("Bench or swing", "choice", List.of("Bench", "Swing"), Map.of());
        ok(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("variants", "Bench\nSwing\nSlide")));
        assertThat(ok(alice.get("/api/v1/statuses/" + id)).at("/poll/options")).hasSize(3);
        assertThat(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("method", "score"))
                        .status())
                .isEqualTo(422);
        ok(town.casts(voters.get(1), id, 1));
        for (var change : List.of(
                Map.of("variants", "Bench\nSwing"),
                Map.of("title", "Something else altogether"),
                Map.of("text", "Read this differently"),
                Map.of(
                        "closes",
                        town.board.clock.instant().plus(Duration.ofDays(9)).toString()))) {
            assertThat(alice.patch(Noticeboard.MATTERS + "/" + id, change).status())
                    .as(change.toString())
                    .isEqualTo(422);
        }
        assertThat(alice.put("/api/v1/statuses/" + id, Map.of("status", "Something else"))
                        .status())
                .as("from an app")
                .isEqualTo(422);
        assertThat(alice.put(
                                "/api/v1/statuses/" + id,
                                Map.of(
                                        "status",
                                        "Bench or swing",
                                        "poll",
                                        Map.of("options", List.of("Bench", "Swing"), "expires_in", 900)))
                        .status())
                .isEqualTo(422);
        town.board.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(town.casts(voters.get(1), id, null, 1).status())
                .as("before it is counted")
                .isEqualTo(409);
        assertThat(town.casts(voters.get(2), id, null, 1).status()).isEqualTo(409);
        town.counts();
        town.counts();
        assertThat(town.casts(voters.get(1), id, null, 1).status()).isEqualTo(409);
        assertThat(voters.get(1)
                        .delete(Noticeboard.MATTERS + "/" + id + "/ballot")
                        .status())
                .isEqualTo(409);
        assertThat(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("title", "Something else"))
                        .status())
                .isEqualTo(422);
        assertThat(town.shown(id).at("/result/chosen").asInt()).isEqualTo(1);
    }

    @Test
    void ofASecretDecisionNobodyIsToldAnythingBeforeTheEndByAnyDoor() {
        var id = town.asks(
                "Secret question",
                "approval",
                List.of("This", "That"),
                Map.of("secret", true, "experience", "Daily\nNever"));
        for (int i = 0; i < 7; i++) {
            ok(town.says(voters.get(i), id, Map.of("experience", 1), 1));
        }
        var shown = town.shown(id);
        assertThat(shown.get("standing").asText()).isEqualTo("secret");
        assertThat(shown.hasNonNull("result")).isFalse();
        assertThat(shown.get("groups")).isEmpty();
        assertThat(town.published(id)).isEmpty();
        var poll = ok(voters.getFirst().get("/api/v1/statuses/" + id)).get("poll");
        assertThat(poll.get("votes_count").asInt()).isZero();
        assertThat(poll.get("voters_count").asInt()).isZero();
        assertThat(poll.get("voted").asBoolean()).as("one's own").isTrue();
        var note = town.board
                .civic
                .world
                .visitor()
                .get("/users/alice/statuses/" + id, "Accept", "application/activity+json")
                .body();
        assertThat(note)
                .contains("\"Question\"")
                .doesNotContain("\"totalItems\":7")
                .doesNotContain("\"votersCount\":7");
        assertThat(town.page(id)).contains("Nobody is told anything").doesNotContain("7 ballots");
        assertThat(town.board
                        .civic
                        .page("/c/commons/matters/" + id + "/ballots.csv")
                        .lines())
                .hasSize(1);
        assertThat(town.board.civic.page("/c/commons/matters/feed.atom?kind=decision"))
                .contains("Secret question")
                .doesNotContain("7 ballots");
        town.ends();
        assertThat(town.shown(id).at("/result/ballots").asInt()).isEqualTo(7);
        assertThat(ok(alice.get("/api/v1/statuses/" + id))
                        .at("/poll/voters_count")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void ofFewerThanFiveSecretBallotsNothingIsToldEvenAtTheEnd() {
        var id = town.asks("Secret of few", "choice", List.of("This", "That"), Map.of("secret", true));
        for (int i = 0; i < 4; i++) {
            ok(town.casts(voters.get(i), id, 1));
        }
        town.ends();
        assertThat(town.shown(id).get("standing").asText()).isEqualTo("too_few");
        assertThat(town.published(id)).isEmpty();
        assertThat(ok(alice.get("/api/v1/statuses/" + id))
                        .at("/poll/votes_count")
                        .asInt())
                .isZero();
        assertThat(town.page(id)).contains("fewer than 5 ballots");
    }

    @Test
    void groupsSoSmallThatTheyOrASubtractionTellWhoAreHeldBack() {
        var id = town.asks(
                "By experience", "choice", List.of("This", "That"), Map.of("experience", "Daily\nWeekly\nNever"));
        for (int i = 0; i < 10; i++) {
            ok(town.says(voters.get(i), id, Map.of("experience", i < 7 ? 1 : 2), i < 7 ? 1 : null, i < 7 ? null : 1));
        }
        assertThat(town.shown(id).get("groups")).as("not before the end").isEmpty();
        town.ends();
        var groups = town.shown(id).get("groups");
        assertThat(groups).hasSize(4);
        assertThat(groups.get(1).hasNonNull("result")).as("three").isFalse();
        assertThat(groups.get(0).hasNonNull("result"))
                .as("or else the three are the rest")
                .isFalse();
        assertThat(town.published(id).toString()).doesNotContain("experience");
    }

    @Test
    void groupsThatAreLargeEnoughAreTold() {
        var id = town.asks(
                "By large groups", "schulze", THREE, Map.of("experience", "Daily\nNever", "who", "experience"));
        assertThat(town.casts(voters.get(0), id, 1, 2, 3).status())
                .as("who has none of the experiences")
                .isEqualTo(422);
        assertThat(town.says(voters.get(0), id, Map.of("experience", 3), 1, 2, 3)
                        .status())
                .isEqualTo(422);
        for (int i = 0; i < 10; i++) {
            ok(town.says(
                    voters.get(i), id, Map.of("experience", 1 + i % 2), i % 2 == 0 ? 1 : 3, 2, i % 2 == 0 ? 3 : 1));
        }
        town.ends();
        var groups = town.shown(id).get("groups");
        assertThat(groups.get(0).at("/result/places/0/variant").asInt()).isEqualTo(1);
        assertThat(groups.get(1).at("/result/places/0/variant").asInt()).isEqualTo(3);
        assertThat(town.page(id)).contains("By experience", "Daily");
    }

    @Test
    void anAppAnswersItAsAnOrdinaryPollAndItIsOneBallotWithThePage() {
        var id = town.asks("From an app", "approval", THREE, Map.of());
        var by = voters.get(3);
        var poll = ok(by.get("/api/v1/statuses/" + id)).get("poll");
        assertThat(poll.get("multiple").asBoolean()).isTrue();
        var votes = "/api/v1/polls/" + poll.get("id").asText() + "/votes";
        ok(by.post(votes, Map.of("choices", List.of(0, 2))));
        assertThat(by.post(votes, Map.of("choices", List.of(0))).status()).isEqualTo(422);
        assertThat(by.post(votes, Map.of("choices", List.of(9))).status()).isEqualTo(422);
        assertThat(town.board.seen(by, id).at("/decision/own/answers").toString())
                .isEqualTo("[1,0,1]");
        assertThat(town.board.told(by).getFirst()).contains("From an app", "receipt");
        ok(town.casts(by, id, null, 1));
        var seen = ok(by.get("/api/v1/polls/" + poll.get("id").asText()));
        assertThat(seen.get("own_votes").toString()).isEqualTo("[1]");
        assertThat(seen.get("votes_count").asInt()).isEqualTo(1);
        assertThat(seen.get("voters_count").asInt()).isEqualTo(1);
        ok(by.delete(Noticeboard.MATTERS + "/" + id + "/ballot"));
        assertThat(ok(by.get("/api/v1/polls/" + poll.get("id").asText()))
                        .get("voters_count")
                        .asInt())
                .isZero();
        assertThat(ok(by.get("/api/v1/statuses/" + town.asks("No poll", "score", THREE, Map.of())))
                        .hasNonNull("poll"))
                .as("points are no poll")
                .isFalse();
        ok(alice.post(votes, Map.of("choices", List.of(1))));
    }

    @Test
    void whoTookPartHearsOnceThatItHasEndedWhicheverCountsFirst() {
        var poll = town.asks("Ends as a poll", "choice", THREE, Map.of());
        var ranking = town.asks("Ends as a ranking", "schulze", THREE, Map.of());
        var by = voters.get(8);
        ok(town.casts(by, poll, 1));
        ok(town.casts(by, ranking, 1, 2, 3));
        town.board.clock.advance(Duration.ofDays(1).plusMinutes(1));
        town.board.civic.house().talk().reactions().voting().end();
        town.counts();
        town.counts();
        for (var id : List.of(poll, ranking)) {
            assertThat(heard(by, id)).as(id).isEqualTo(1);
            assertThat(heard(voters.get(9), id)).isZero();
        }
    }

    private static long heard(Person by, String id) {
        return ok(by.get("/api/v1/notifications?types[]=poll&limit=80")).findValues("status").stream()
                .filter(status -> status.get("id").asText().equals(id))
                .count();
    }

    @Test
    void whoVotesByTwoDoorsAtOnceHasOneBallot() throws Exception {
        var id = town.asks("Two doors", "choice", THREE, Map.of());
        var by = voters.get(4);
        var poll = ok(by.get("/api/v1/statuses/" + id)).at("/poll/id").asText();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 6; i++) {
                int variant = i % 3;
                calls.add(() -> by.post("/api/v1/polls/" + poll + "/votes", Map.of("choices", List.of(variant)))
                        .status());
                calls.add(() -> town.casts(
                                by, id, variant == 0 ? 1 : null, variant == 1 ? 1 : null, variant == 2 ? 1 : null)
                        .status());
            }
            for (var done : threads.invokeAll(calls)) {
                assertThat(done.get()).isIn(200, 422);
            }
        }
        assertThat(town.shown(id).at("/result/ballots").asInt()).isEqualTo(1);
        assertThat(ok(by.get("/api/v1/statuses/" + id)).at("/poll/votes_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void aVariantIsWithdrawnByItsAuthorAloneAndBallotsCountWithoutIt() {
        var id = town.asks("Three are asked", "runoff", THREE, Map.of());
        for (int i = 0; i < 5; i++) {
            ok(town.casts(voters.get(i), id, i < 3 ? 1 : 3, 2, i < 3 ? 3 : 1));
        }
        var withdraw = Noticeboard.MATTERS + "/" + id + "/variants/1/withdraw";
        assertThat(voters.get(0).post(withdraw).status()).isEqualTo(403);
        assertThat(town.board.civic.grace.post(withdraw).status()).isEqualTo(403);
        assertThat(town.board.works.post(withdraw).status()).isEqualTo(403);
        ok(alice.post(withdraw));
        assertThat(alice.post(withdraw).status()).as("twice").isEqualTo(422);
        assertThat(alice.post(withdraw.replace("/1/", "/2/")).status())
                .as("one is no choice")
                .isEqualTo(422);
        assertThat(town.casts(voters.get(6), id, 1, 2).status()).isEqualTo(422);
        ok(town.casts(voters.get(6), id, null, 2, 1));
        town.ends();
        assertThat(town.shown(id).at("/result/places")).hasSize(2);
        recounts(id);
        assertThat(town.page(id)).contains("withdrawn");
    }

    @Test
    void whatItsAuthorTakesBackHasNoResultAndNoBallots() {
        var id = town.asks("Taken back", "choice", THREE, Map.of());
        ok(town.casts(voters.get(0), id, 1));
        ok(alice.post(Noticeboard.MATTERS + "/" + id + "/close"));
        assertThat(town.casts(voters.get(0), id, null, 1).status()).isEqualTo(409);
        town.counts();
        assertThat(town.shown(id).get("standing").asText()).isEqualTo("taken_back");
        assertThat(town.published(id)).isEmpty();
        var poll = ok(alice.get("/api/v1/statuses/" + id)).get("poll");
        assertThat(poll.get("expired").asBoolean()).isTrue();
        assertThat(poll.get("votes_count").asInt()).isZero();
    }

    @Test
    void aPublicBodyAnswersEachVariantFromItsPageOrAnyApp() {
        var id = town.asks("What the service says", "schulze", THREE, Map.of());
        var answer = Noticeboard.MATTERS + "/" + id + "/variants/1/answer";
        ok(town.board.works.post(answer, Map.of("text", "We can fit this within a week.")));
        ok(town.board.works.post(
                "/api/v1/statuses", Map.of("status", "@alice Not in listed houses. #variant2", "in_reply_to_id", id)));
        assertThat(alice.post(answer, Map.of("text", "I am no body")).status()).isEqualTo(403);
        assertThat(town.board.works.post(answer, Map.of("text", " ")).status()).isEqualTo(422);
        assertThat(town.board
                        .works
                        .post(answer.replace("/1/", "/7/"), Map.of("text", "Which?"))
                        .status())
                .isEqualTo(422);
        ok(voters.get(0).post("/api/v1/statuses", Map.of("status", "@alice Mine! #variant3", "in_reply_to_id", id)));
        var variants = town.shown(id).get("variants");
        assertThat(variants.get(0).get("answers")).hasSize(1);
        assertThat(variants.get(1).at("/answers/0/content").asText()).contains("listed houses");
        assertThat(variants.get(2).get("answers")).as("who speaks for nobody").isEmpty();
        assertThat(town.page(id)).contains("Works Department", "within a week");
        ok(town.board.works.delete(
                "/api/v1/statuses/" + variants.get(1).at("/answers/0/status_id").asText()));
        assertThat(town.shown(id).at("/variants/1/answers")).isEmpty();
    }

    @Test
    void decisionsThatDoNotHoldUpAreRefused() {
        var soon = town.board.clock.instant().plusSeconds(60).toString();
        var never = town.board.clock.instant().plus(Duration.ofDays(900)).toString();
        for (Map<String, String> bad : List.of(
                Map.of("variants", "Only one"),
                Map.of("variants", "Twice\ntwice"),
                Map.of("variants", "x\n".repeat(300)),
                Map.of("variants", "a".repeat(101) + "\nb"),
                Map.of("variants", ""),
                Map.of("method", "coin"),
                Map.of("closes", soon),
                Map.of("closes", never),
                Map.of("closes", "tomorrow"),
                Map.of("quorum", "0"),
                Map.of("who", "experience"),
                Map.of("experience", "1\n2\n3\n4\n5\n6\n7\n8\n9"))) {
            assertThat(town.board
                            .tries(alice, "decision", town.fields("Does not hold up", "choice", THREE, bad))
                            .status())
                    .as(bad.toString())
                    .isEqualTo(422);
        }
        assertThat(town.board.found("kind=decision")).doesNotContain("Does not hold up");
    }
}
