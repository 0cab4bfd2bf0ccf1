package folkmoot.civic.opinion;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.matter.Noticeboard;
import folkmoot.people.follow.Follows;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Opinion rounds by API and pages: who takes part, statements of one's own, moderators, groups and bridges, and that names go at the end. */
class OpinionRoundTest {

    private static final List<String> FIRST = List.of(
            "The pond should stay as it is",
            "Children should swim there",
            "Dogs should swim there",
            "It needs a bench",
            "It needs a lamp");

    private static Noticeboard board;
    private static Person alice;
    private static List<Person> people;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        alice = board.civic.town.alice();
        people = IntStream.range(0, 12)
                .mapToObj(number -> board.person("thinker" + number))
                .toList();
        joins(alice);
        people.forEach(OpinionRoundTest::joins);
    }

    @AfterAll
    static void close() {
        board.close();
    }

    private static void joins(Person person) {
        var house = board.civic.house();
        house.platform().database().write(tx -> {
            var commons = house.civic().registry().communities().requireByName(tx, "commons");
            var account = house.people().accounts().require(tx, person.id());
            house.people().follows().add(tx, account, commons.group(), Follows.Options.DEFAULT);
        });
    }

    private static Map<String, Object> fields(String title, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "title",
                title,
                "statements",
                String.join("\n", FIRST),
                "closes",
                board.clock.instant().plus(Duration.ofDays(1)).toString()));
        fields.putAll(more);
        return fields;
    }

    private static String begins(String title, Map<String, ?> more) {
        return board.posts(alice, "round", fields(title, more));
    }

    private static JsonNode statements(String id) {
        return ok(alice.visit(Noticeboard.MATTERS + "/" + id + "/statements"));
    }

    private static String path(String id, JsonNode statement) {
        return Noticeboard.MATTERS + "/" + id + "/statements/"
                + statement.get("id").asText();
    }

    private static Person.Answer answers(Person by, String id, int statement, String answer) {
        return by.put(path(id, statements(id).get(statement)) + "/answer", Map.of("answer", answer));
    }

    private static Person.Answer says(Person by, String id, String text) {
        return by.post(Noticeboard.MATTERS + "/" + id + "/statements", Map.of("statement", text));
    }

    private static void works() {
        board.civic.house().civic().board().opinions().work().run();
    }

    private static JsonNode opinion(String id) {
        return ok(alice.visit(Noticeboard.MATTERS + "/" + id)).get("opinion");
    }

    /** Two sides of six: one for swimming, one against; all want the bench. */
    private static void twoSides(String id) {
        for (int i = 0; i < 12; i++) {
            boolean swims = i % 2 == 0;
            ok(answers(people.get(i), id, 0, swims ? "disagree" : "agree"));
            ok(answers(people.get(i), id, 1, swims ? "agree" : "disagree"));
            ok(answers(people.get(i), id, 2, swims ? "agree" : "disagree"));
            ok(answers(people.get(i), id, 3, "agree"));
            ok(answers(people.get(i), id, 4, i == 5 ? "pass" : i % 3 == 0 ? "agree" : "disagree"));
        }
    }

    @Test
    void twoSidesShowAsTwoGroupsAndWhatTheyShareComesFirst() {
        var id = begins("The mill pond", Map.of());
        assertThat(opinion(id).get("people").asInt()).isZero();
        twoSides(id);
        works();
        var opinion = opinion(id);
        assertThat(opinion.get("people").asInt()).isEqualTo(12);
        assertThat(opinion.get("groups")).hasSize(2);
        assertThat(opinion.at("/groups/0/people").asInt()).isEqualTo(6);
        assertThat(opinion.at("/bridges/0/statement_id").asText())
                .isEqualTo(statements(id).get(3).get("id").asText());
        assertThat(opinion.at("/bridges/0/agree").asInt()).isEqualTo(12);
        assertThat(opinion.at("/bridges/0/shared").asBoolean()).isTrue();
        assertThat(opinion.at("/bridges/4/shared").asBoolean())
                .as("one side alone")
                .isFalse();
        assertThat(opinion.toString()).doesNotContain(people.getFirst().id().toString());
        assertThat(board.civic.page("/c/commons/matters/" + id))
                .contains("What all groups share", "Group A", "Group B", "It needs a bench", "100 %");
        works();
        assertThat(opinion(id)).as("the same answers").isEqualTo(opinion);
    }

    @Test
    void atTheEndNobodyKnowsAnyMoreWhoSaidWhatAndNothingChanges() {
        var id = begins("The end of it", Map.of());
        twoSides(id);
        board.clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(answers(people.get(0), id, 3, "disagree").status()).isEqualTo(409);
        assertThat(says(people.get(0), id, "Too late for this").status()).isEqualTo(409);
        works();
        works();
        assertThat(opinion(id).get("groups")).hasSize(2);
        assertThat(board.seen(alice, id).get("state").asText()).isEqualTo("done");
        assertThat(board.civic
                        .house()
                        .platform()
                        .database()
                        .<Integer>transaction(tx -> tx.fetch(
                                        "SELECT count(account_id) FROM opinion_voter WHERE status_id = ?",
                                        row -> row.getInt(1),
                                        Long.parseLong(id))
                                .getFirst()))
                .isZero();
        assertThat(alice.patch(
                                Noticeboard.MATTERS + "/" + id,
                                Map.of(
                                        "closes",
                                        board.clock
                                                .instant()
                                                .plus(Duration.ofDays(3))
                                                .toString()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void groupsOfFewerThanFiveAndRoundsOfFewerThanFivePeopleAreNotTold() {
        var id = begins("Few of them", Map.of());
        for (int i = 0; i < 4; i++) {
            ok(answers(people.get(i), id, 3, "agree"));
        }
        works();
        assertThat(opinion(id).get("people").asInt()).isZero();
        assertThat(opinion(id).get("bridges")).isEmpty();
        for (int i = 0; i < 7; i++) {
            for (int statement = 0; statement < 5; statement++) {
                ok(answers(people.get(i), id, statement, i == 6 ? "disagree" : "agree"));
            }
        }
        works();
        assertThat(opinion(id).get("people").asInt()).isEqualTo(7);
        assertThat(opinion(id).get("groups")).as("one stands alone").isEmpty();
        assertThat(board.civic.page("/c/commons/matters/" + id)).doesNotContain("Group A");
    }

    @Test
    void eachAddsAFewStatementsNoneTwiceAndNoneTooLong() {
        var id = begins("Words of one's own", Map.of("each", 2));
        var by = people.get(1);
        ok(says(by, id, "The pond needs a heron"));
        assertThat(says(people.get(2), id, "the pond NEEDS a heron").status())
                .as("there already")
                .isEqualTo(422);
        for (var bad : List.of("", "Why", "a".repeat(141), "\u202e\u200b")) {
            assertThat(says(by, id, bad).status()).as(bad).isEqualTo(422);
        }
        ok(says(by, id, "<b>The pond needs ducks</b>"));
        assertThat(says(by, id, "One more than I may").status()).isEqualTo(422);
        assertThat(statements(id)).hasSize(7);
        assertThat(statements(id).toString()).doesNotContain(by.id().toString()).doesNotContain("thinker");
        assertThat(board.civic.page("/c/commons/matters/" + id)).doesNotContain("<b>The pond");
    }

    @Test
    void addedStatementsWaitForModeratorsWhereTheRoundSaysSoAndAreTakenOutByThemAlone() {
        var id = begins("Looked at before", Map.of("checked", true));
        ok(says(people.get(3), id, "This waits for a look"));
        assertThat(statements(id)).hasSize(5);
        var all = ok(board.civic.grace.get(Noticeboard.MATTERS + "/" + id + "/statements"));
        assertThat(all).hasSize(6);
        var waiting = path(id, all.get(5));
        assertThat(people.get(4)
                        .put(waiting + "/answer", Map.of("answer", "agree"))
                        .status())
                .isEqualTo(404);
        for (var who : List.of(alice, people.get(3), board.works)) {
            assertThat(who.post(waiting + "/show").status()).isEqualTo(403);
            assertThat(who.post(path(id, all.get(0)) + "/hide").status()).isEqualTo(403);
        }
        ok(board.civic.grace.post(waiting + "/show"));
        ok(board.civic.grace.post(path(id, all.get(0)) + "/hide"));
        assertThat(statements(id)).hasSize(5);
        assertThat(statements(id).findValuesAsText("text"))
                .contains("This waits for a look")
                .doesNotContain(FIRST.getFirst());
        assertThat(ok(alice.visit("/api/folkmoot/v1/communities/commons/log")).toString())
                .contains("statement ");
    }

    @Test
    void membersTakePartAndNobodyElse() {
        var id = begins("Who takes part", Map.of());
        var stranger = board.person("passer");
        assertThat(answers(stranger, id, 0, "agree").status()).isEqualTo(403);
        assertThat(says(stranger, id, "I pass by here").status()).isEqualTo(403);
        assertThat(answers(board.works, id, 0, "agree").status()).isEqualTo(403);
        assertThat(answers(people.get(0), id, 0, "maybe").status()).isEqualTo(422);
        assertThat(people.get(0)
                        .put(Noticeboard.MATTERS + "/" + id + "/statements/1/answer", Map.of("answer", "agree"))
                        .status())
                .isEqualTo(404);
        joins(stranger);
        ok(answers(stranger, id, 0, "agree"));
        ok(answers(stranger, id, 0, "disagree"));
        assertThat(ok(stranger.get(Noticeboard.MATTERS + "/" + id + "/statements"))
                        .get(0)
                        .get("own")
                        .asText())
                .as("the newest")
                .isEqualTo("disagree");
    }

    @Test
    void thePageAsksOneStatementAfterTheOtherWithoutAScript() {
        var id = begins("On the page", Map.of());
        var browser = board.civic.world.signedIn(people.get(7));
        var path = "/c/commons/matters/" + id;
        for (int i = 0; i < FIRST.size(); i++) {
            var page = browser.get(path).body();
            assertThat(page).contains("What do you say to this?", "I disagree");
            var fields = new HashMap<>(Browser.hidden(page));
            fields.put("statement", statements(id).get(i).get("id").asText());
            fields.put("answer", "agree");
            assertThat(browser.submit(path + "/opinion", fields).statusCode()).isEqualTo(303);
        }
        var page = browser.get(path).body();
        assertThat(page).contains("You have answered every statement", "you agree");
        var fields = new HashMap<>(Browser.hidden(page));
        fields.put("statement", "No");
        assertThat(browser.submit(path + "/say", fields).statusCode()).isEqualTo(422);
        fields.put("statement", "It needs a boat, too");
        assertThat(browser.submit(path + "/say", fields).statusCode()).isEqualTo(303);
        assertThat(statements(id)).hasSize(6);
        assertThat(board.civic.world.signedIn(board.civic.grace).get(path).body())
                .contains("Statements, for moderators");
        assertThat(browser.get(path + "?lang=ar").body()).contains("dir=\"rtl\"", "أجوبتك");
    }

    @Test
    void roundsThatDoNotHoldUpAreRefusedAndFirstStatementsStay() {
        for (Map<String, ?> bad : List.of(
                Map.of("statements", ""),
                Map.of("statements", "no"),
                Map.of("statements", "The same here\nthe same here"),
                Map.of("statements", "This is one\n".repeat(2) + "x".repeat(141)),
                Map.of("each", 11),
                Map.of("closes", "soon"),
                Map.of("closes", board.clock.instant().plusSeconds(60).toString()))) {
            assertThat(board.tries(alice, "round", fields("Does not hold up", bad))
                            .status())
                    .as(bad.toString())
                    .isEqualTo(422);
        }
        assertThat(board.tries(board.works, "round", fields("Of a body", Map.of()))
                        .status())
                .isEqualTo(403);
        var id = begins("First ones stay", Map.of());
        assertThat(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("statements", "Another thought"))
                        .status())
                .isEqualTo(422);
        ok(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("each", 5)));
    }
}
