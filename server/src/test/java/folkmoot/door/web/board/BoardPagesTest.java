package folkmoot.door.web.board;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.matter.Noticeboard;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The noticeboard in a browser without a script: everything is done by its forms. */
class BoardPagesTest {

    private static final String BOARD = "/c/commons/matters";

    private static Noticeboard board;
    private static Browser alice;
    private static Browser bob;
    private static Browser grace;
    private static Browser works;
    private static Browser visitor;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        alice = signedIn(board.civic.town.alice());
        bob = signedIn(board.civic.town.bob());
        grace = signedIn(board.civic.grace);
        works = signedIn(board.works);
        visitor = board.civic.world.visitor();
    }

    @AfterAll
    static void close() {
        board.close();
    }

    private static Browser signedIn(Person person) {
        return board.civic.world.signedIn(person);
    }

    /** Sends a form of a page with what it hides. */
    private static HttpResponse<String> sends(Browser by, String page, String act, Map<String, String> typed) {
        var fields = new HashMap<>(Browser.hidden(by.get(page).body()));
        fields.putAll(typed);
        return by.submit(act.isEmpty() ? BOARD : page + "/" + act, fields);
    }

    private static String posts(Browser by, String kind, Map<String, String> typed) {
        var fields =
                new HashMap<>(Browser.hidden(by.get(BOARD + "/new?kind=" + kind).body()));
        fields.putAll(typed);
        var answer = by.submit(BOARD, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Browser.location(answer).getPath();
    }

    @Test
    void anOfferIsPostedAskedForAgreedOnAndThankedForByForms() {
        var page = posts(
                alice,
                "offer",
                Map.of(
                        "title",
                        "A cot, well used",
                        "place",
                        "Mill Lane",
                        "first_name",
                        "Alicia",
                        "meeting",
                        "the weir"));
        assertThat(visitor.get(page).body())
                .contains("A cot, well used", "/sign-in?return_to=" + page)
                .doesNotContain("Alicia");
        assertThat(sends(bob, page, "answer", Map.of("first_name", "Robert", "note", "For my sister"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(bob.get(page).body()).contains("You asked.").doesNotContain("Alicia", "the weir");
        var own = alice.get(page).body();
        assertThat(own).contains("Robert", "For my sister").doesNotContain("@bob");
        var answer = Browser.hidden(own.substring(own.indexOf("/agree\""))).get("answer");
        assertThat(sends(alice, page, "agree", Map.of("answer", answer)).statusCode())
                .isEqualTo(303);
        assertThat(bob.get(page).body()).contains("Alicia", "the weir", "You agreed.");
        assertThat(visitor.get(page).body()).doesNotContain("Alicia", "Robert", "the weir");
        var telling = sends(bob, page, "thanks", Map.of("thanks", "Thank you, Alicia"));
        assertThat(telling.statusCode()).isEqualTo(422);
        assertThat(telling.body()).contains("Thanks are public.", "Thank you, Alicia</textarea>");
        assertThat(sends(bob, page, "thanks", Map.of("thanks", "She sleeps in it"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(page).body()).contains("She sleeps in it", ">done<");
        assertThat(sends(bob, page, "unanswer", Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void itsAuthorChangesItAndEndsItAndNobodyElseDoes() {
        var page = posts(alice, "need", Map.of("title", "A lift to the market", "quantity", "2"));
        assertThat(alice.get(page + "/edit").body()).contains("value=\"A lift to the market\"", "value=\"2\"");
        assertThat(bob.get(page + "/edit").statusCode()).isEqualTo(403);
        assertThat(visitor.get(page + "/edit").statusCode()).isEqualTo(303);
        var edit = new HashMap<>(Browser.hidden(alice.get(page + "/edit").body()));
        edit.putAll(Map.of("title", "A lift to the winter market", "quantity", "many"));
        assertThat(alice.submit(page + "/edit", edit).statusCode()).isEqualTo(422);
        edit.put("quantity", "3");
        assertThat(alice.submit(page + "/edit", edit).statusCode()).isEqualTo(303);
        assertThat(visitor.get(page).body()).contains("winter market", "<bdi>3</bdi>");
        var post = ok(board.civic.town.alice().get("/api/v1/statuses/" + page.substring(page.lastIndexOf('/') + 1)));
        assertThat(post.get("content").asText()).contains("winter market", ": 3");
        assertThat(sends(bob, page, "close", Map.of()).statusCode()).isEqualTo(403);
        assertThat(sends(alice, page, "close", Map.of()).statusCode()).isEqualTo(303);
        assertThat(sends(bob, page, "answer", Map.of("first_name", "B")).statusCode())
                .isEqualTo(409);
        assertThat(bob.get(page).body()).contains("Nothing more can be answered");
    }

    @Test
    void moderatorsHideAndShowWithAReasonAndReadersReport() {
        var page = posts(alice, "offer", Map.of("title", "Miracle cure, free"));
        assertThat(sends(bob, page, "report", Map.of("comment", "")).statusCode())
                .isEqualTo(422);
        assertThat(sends(bob, page, "report", Map.of("comment", "Nonsense")).statusCode())
                .isEqualTo(303);
        assertThat(sends(bob, page, "hide", Map.of("reason", "I say so")).statusCode())
                .isEqualTo(403);
        assertThat(sends(works, page, "hide", Map.of("reason", "We say so")).statusCode())
                .isEqualTo(403);
        assertThat(sends(grace, page, "hide", Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        assertThat(sends(grace, page, "hide", Map.of("reason", "No cures")).statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(page).statusCode()).isEqualTo(404);
        assertThat(bob.get(page).statusCode()).isEqualTo(404);
        assertThat(alice.get(page).body()).contains("Moderators hid this");
        assertThat(visitor.get(BOARD).body()).doesNotContain("Miracle cure");
        assertThat(visitor.get(BOARD + "/feed.atom").body()).doesNotContain("Miracle cure");
        assertThat(ok(board.civic.town.bob().visit("/api/folkmoot/v1/communities/commons/log"))
                        .toString())
                .contains("No cures");
        assertThat(sends(grace, page, "restore", Map.of("reason", "It was a joke"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get(BOARD).body()).contains("Miracle cure");
    }

    @Test
    void aVolunteersPostIsTakenBackForWhomItWasMeant() {
        var page = posts(alice, "need", Map.of("title", "Shopping on Fridays", "initials", "Q.R."));
        assertThat(sends(bob, page, "objection", Map.of()).statusCode()).isEqualTo(403);
        assertThat(sends(alice, page, "objection", Map.of()).statusCode()).isEqualTo(303);
        assertThat(alice.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void aPlaceIsMarkedAndAnEventIsJoinedByForms() {
        var place = posts(
                alice,
                "place",
                Map.of(
                        "title",
                        "Reading room",
                        "sort",
                        "warmth",
                        "place",
                        "Mill Lane",
                        "latitude",
                        "52,41",
                        "longitude",
                        "-1.5"));
        assertThat(sends(bob, place, "marks", Map.of("warmth", "5", "quiet", "0"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(sends(bob, place, "marks", Map.of()).statusCode()).isEqualTo(422);
        assertThat(visitor.get(place).body()).contains("Warmth", "5.0").doesNotContain("<td>0");
        var event = posts(grace, "event", Map.of("title", "Reading aloud", "starts", "2027-03-03 18:00"));
        assertThat(sends(bob, event, "answer", Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.get(event).body()).contains("1 person", "event.ics").doesNotContain("@bob");
        assertThat(sends(bob, event, "proposed", Map.of("proposal", "nonsense")).statusCode())
                .isEqualTo(422);
        assertThat(sends(bob, event, "unanswer", Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.get(event).body()).contains("0 people");
    }

    @Test
    void theListIsNarrowedByKindStateAndWordsInEveryLanguage() {
        var reader = board.civic.world.visitor(); // remembers the language
        var writer = signedIn(board.person("writer"));
        posts(alice, "offer", Map.of("title", "Quince jelly in jars"));
        posts(alice, "need", Map.of("title", "Jars for quince jelly"));
        assertThat(reader.get(BOARD + "?kind=offer&q=quince").body())
                .contains("Quince jelly in jars")
                .doesNotContain("Jars for quince");
        assertThat(reader.get(BOARD + "?state=taken&q=quince").body()).contains("Nothing is found.");
        assertThat(reader.get(BOARD + "?kind=nonsense&state=nonsense&after=nonsense")
                        .statusCode())
                .isEqualTo(200);
        assertThat(reader.get(BOARD + "?q=%22%3E%3Cscript%3Ealert(1)").body()).doesNotContain("<script>alert");
        for (var language : List.of("en", "cy", "pl", "ur", "ar")) {
            for (var page : List.of(BOARD, BOARD + "?kind=event", BOARD + "?kind=place&state=closed")) {
                assertThat(reader.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language)
                                .statusCode())
                        .as(language + " " + page)
                        .isEqualTo(200);
            }
            assertThat(writer.get(BOARD + "/new?kind=place&lang=" + language).statusCode())
                    .as(language)
                    .isEqualTo(200);
        }
        assertThat(reader.get(BOARD + "?lang=ar").body()).contains("dir=\"rtl\"");
    }

    @Test
    void moderatorsChooseTheKindsAndOthersDoNot() {
        var kinds = "/c/commons/moderation/kinds";
        assertThat(bob.get(kinds).statusCode()).isEqualTo(403);
        assertThat(grace.get(kinds).body()).contains("Offers", "Needs", "Events", "Places");
        var fields = new HashMap<>(Browser.hidden(grace.get(kinds).body()));
        fields.put("kinds[]", "event");
        assertThat(grace.submit(kinds, fields).statusCode()).isEqualTo(303);
        assertThat(visitor.get(BOARD).body()).doesNotContain(">Offers");
        assertThat(alice.submit(
                                BOARD,
                                new HashMap<>(Browser.hidden(
                                        alice.get(BOARD + "/new?kind=offer").body())))
                        .statusCode())
                .isEqualTo(422);
        ok(board.civic.grace.put(
                "/api/folkmoot/v1/communities/commons/kinds",
                Map.of("kinds", List.of("offer", "need", "event", "place"))));
    }
}
