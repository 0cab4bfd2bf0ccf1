package folkmoot.civic.draft;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.civic.community.Community;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A draft, tried at every door by everybody who must not see it, and what its authors do with it. */
class DraftsTest {

    private static final String DRAFTS = "/api/folkmoot/v1/drafts";

    private static final Map<String, Browser> BROWSERS = new HashMap<>();

    private static CivicTown civic;
    private static Community commons;
    private static Person alice;
    private static Person bob;
    private static Person fred;

    @BeforeAll
    static void open() {
        civic = new CivicTown();
        commons = civic.community("commons", "Harrowmere Commons", 50);
        alice = civic.town.alice();
        bob = civic.town.bob();
        fred = civic.world.person("fred");
        bob.follows(alice.id());
        civic.town.carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                civic.town.remote().uri("/follows/commons"), civic.town.carol().id(), civic.town.uri("/c/commons"));
        civic.town.settle();
    }

    @AfterAll
    static void close() {
        civic.close();
    }

    private static String keeps(Person by, String title) {
        return keeps(by, title, "The nights are long.");
    }

    private static String keeps(Person by, String title, String problem) {
        return ok(by.post(
                        CivicTown.PROPOSALS,
                        Map.of("community", "commons", "title", title, "problem", problem, "draft", true)))
                .get("id")
                .asText();
    }

    private static Browser signedIn(String name) {
        return BROWSERS.computeIfAbsent(name, _ -> {
            var browser = new Browser(
                    URI.create("http://localhost:" + civic.world.server().port()));
            browser.post("/sign-in", "login", name, "password", World.PASSWORD);
            return browser;
        });
    }

    /** Everything that somebody can read, by door. */
    private static Map<String, String> doors(Person who, String id) {
        var browser = signedIn(who.name());
        var answers = new LinkedHashMap<String, String>();
        for (var path : List.of(
                DRAFTS,
                DRAFTS + "/" + id,
                CivicTown.PROPOSALS,
                CivicTown.PROPOSALS + "?community=commons&q=quizzaciously",
                CivicTown.PROPOSALS + "/" + id,
                CivicTown.PROPOSALS + "/" + id + "/events",
                CivicTown.PROPOSALS + "/" + id + "/versions",
                CivicTown.PROPOSALS + "/" + id + "/count",
                CivicTown.PROPOSALS + "/" + id + "/log",
                CivicTown.PROPOSALS + "/" + id + "/authors",
                CivicTown.PROPOSALS + "/similar?community=commons&title=Lamps+for+the+quizzaciously+dark+lane",
                "/api/folkmoot/v1/communities/commons/log",
                "/api/folkmoot/v1/log/entries?from=0&to=200",
                "/api/v1/statuses/" + id,
                "/api/v1/timelines/home",
                "/api/v1/timelines/public",
                "/api/v1/timelines/tag/proposal",
                "/api/v1/accounts/" + alice.id() + "/statuses",
                "/api/v2/search?q=quizzaciously")) {
            answers.put(path, who.get(path).response().body());
        }
        for (var path : List.of(
                "/c/commons",
                "/c/commons?q=quizzaciously",
                "/c/commons/proposals/" + id,
                "/c/commons/drafts/" + id,
                "/c/commons/proposals/similar?language=en&title=Lamps+for+the+quizzaciously+dark+lane",
                "/embed/proposals/" + id,
                "/drafts",
                "/search?q=quizzaciously",
                "/home",
                "/public",
                "/@alice")) {
            answers.put(path, browser.get(path).body());
        }
        for (var path : List.of(
                "/c/commons/proposals/" + id,
                "/c/commons/drafts/" + id,
                "/c/commons/outbox",
                "/users/alice/outbox?page=true",
                "/users/alice/statuses/" + id)) {
            answers.put(
                    "as a document: " + path,
                    browser.get(path, "Accept", "application/activity+json").body());
        }
        return answers;
    }

    @Test
    void whatNobodyTypedAndIsWrongAllTheSameIsSaidOnThePageToo() {
        var path = "/c/commons/drafts/" + keeps(alice, "A rail along the steps to the quay");
        var browser = signedIn("alice");
        var hidden = Browser.hidden(browser.get(path).body());
        for (var wrong : List.of(
                Map.of("act", "release", "changed_at", "yesterday"),
                Map.of("act", "refuse", "changed_at", "yesterday"),
                Map.of("act", "refuse", "reason", "none of them"),
                Map.of("act", "refuse", "reason", "joke", "note", "x".repeat(5_000)),
                Map.of("act", "invite", "who", "nobody_here"))) {
            var fields = new HashMap<>(hidden);
            fields.putAll(wrong);
            if (!wrong.containsKey("changed_at")) {
                fields.remove("changed_at");
            }
            assertThat(browser.submit(path, fields).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
    }

    @Test
    void nobodyButItsAuthorSeesItAtAnyDoor() {
        civic.settle();
        civic.town.remote().forgetRequests();
        var id = keeps(alice, "Lamps for the quizzaciously dark lane", "Because of dark nights.");
        civic.settle();

        for (var other : List.of(bob, fred, civic.grace)) {
            doors(other, id)
                    .forEach((door, answer) -> assertThat(answer.contains("dark nights"))
                            .as(other.name() + " at " + door)
                            .isFalse());
            assertThat(other.get(DRAFTS + "/" + id).status()).isEqualTo(404);
            assertThat(other.get(CivicTown.PROPOSALS + "/" + id).status()).isEqualTo(404);
        }
        assertThat(alice.visit(DRAFTS + "/" + id).status()).isEqualTo(401);
        assertThat(alice.visit(CivicTown.PROPOSALS + "/" + id).status()).isEqualTo(404);
        assertThat(civic.town.remote().posted()).as("nothing is federated").isEmpty();
        var own = doors(alice, id);
        assertThat(own.get(DRAFTS + "/" + id)).contains("dark nights", "\"state\":\"draft\"");
        assertThat(own.get(CivicTown.PROPOSALS + "/" + id)).contains("dark nights");
        assertThat(own.get("/c/commons/drafts/" + id)).contains("dark nights");
    }

    @Test
    void nobodyElseChangesPublishesOrDeletesIt() {
        var id = keeps(alice, "A handrail on the chapel steps");
        for (var other : List.of(bob, civic.grace)) {
            assertThat(List.of(
                            other.put(DRAFTS + "/" + id, Map.of("title", "Taken over by somebody")),
                            other.post(DRAFTS + "/" + id + "/publish"),
                            other.post(DRAFTS + "/" + id + "/take-back"),
                            other.post(DRAFTS + "/" + id + "/release"),
                            other.post(DRAFTS + "/" + id + "/refuse", Map.of("reason", "joke")),
                            other.post(
                                    DRAFTS + "/" + id + "/authors",
                                    Map.of("account_id", other.id().toString())),
                            other.post(DRAFTS + "/" + id + "/authors/accept"),
                            other.delete(DRAFTS + "/" + id + "/authors/" + alice.id()),
                            other.delete(DRAFTS + "/" + id)))
                    .extracting(Person.Answer::status)
                    .containsOnly(404);
            var browser = signedIn(other.name());
            var csrf = Browser.hidden(browser.get("/c/commons/proposals/new").body())
                    .get("csrf");
            for (var act : List.of(
                    "save", "publish", "take-back", "delete", "invite", "accept", "part", "release", "refuse")) {
                assertThat(browser.post("/c/commons/drafts/" + id, "csrf", csrf, "act", act, "title", "Taken over")
                                .statusCode())
                        .as(act)
                        .isEqualTo(404);
            }
        }
        assertThat(ok(alice.get(DRAFTS + "/" + id)).get("title").asText()).isEqualTo("A handrail on the chapel steps");
    }

    @Test
    void itTakesNoSupportsAndWhoTriesIsToldWhy() {
        var id = keeps(alice, "Benches along the tow path");

        var own = alice.post(CivicTown.PROPOSALS + "/" + id + "/support");
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.json().get("error").asText()).contains("not published").contains("nobody supports it");
        assertThat(alice.post("/api/v1/statuses/" + id + "/favourite").status()).isEqualTo(404);
        assertThat(bob.post(CivicTown.PROPOSALS + "/" + id + "/support").status())
                .as("not even that it is there is said")
                .isEqualTo(404);
        var carol = civic.town.carol();
        civic.send(
                carol,
                "{'id':'%s/likes/draft','type':'Like','actor':'%s','object':'%s'}"
                        .formatted(carol.id(), carol.id(), civic.town.uri("/c/commons/drafts/" + id)));
        civic.town.settle();
        assertThat(civic.town.remote().posted())
                .noneMatch(sent -> sent.json().toString().contains("tow path"));
    }

    @Test
    void itsAuthorChangesItAndPublishesItOnce() {
        var id = keeps(alice, "Shade for the playground");
        ok(alice.put(DRAFTS + "/" + id, Map.of("ask", "Plant four trees by the swings.")));
        assertThat(ok(alice.get(DRAFTS + "/" + id)).get("problem").asText())
                .as("what is not sent stays")
                .isEqualTo("The nights are long.");

        var published = ok(alice.post(DRAFTS + "/" + id + "/publish"));
        assertThat(published.get("state").asText()).isEqualTo("gathering");
        var proposal = published.get("id").asText();
        assertThat(proposal).isNotEqualTo(id);
        assertThat(ok(alice.post(DRAFTS + "/" + id + "/publish")).get("id").asText())
                .as("pressed twice")
                .isEqualTo(proposal);
        assertThat(civic.shown(proposal).get("ask").asText()).isEqualTo("Plant four trees by the swings.");
        assertThat(ok(alice.get(DRAFTS + "/" + id)).get("proposal_id").asText()).isEqualTo(proposal);
        assertThat(ok(alice.get(DRAFTS)).findValuesAsText("id")).doesNotContain(id);
        assertThat(signedIn("alice").get("/c/commons/drafts/" + id).headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/proposals/" + proposal));
        assertThat(alice.delete(DRAFTS + "/" + id).status()).isEqualTo(422);
        assertThat(alice.put(DRAFTS + "/" + id, Map.of("title", "Something else now"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsNotCompleteIsKeptAndNotPublished() {
        var id = ok(alice.post(
                        CivicTown.PROPOSALS,
                        Map.of("community", "commons", "ask", "Only an ask so far.", "draft", true)))
                .get("id")
                .asText();
        var refused = alice.post(DRAFTS + "/" + id + "/publish");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/details/title").isMissingNode()).isFalse();
        assertThat(ok(alice.get(DRAFTS + "/" + id)).get("state").asText()).isEqualTo("draft");
        assertThat(alice.post(CivicTown.PROPOSALS, Map.of("community", "commons", "draft", true))
                        .status())
                .as("nothing at all")
                .isEqualTo(422);
        assertThat(alice.post(
                                CivicTown.PROPOSALS,
                                Map.of("community", "commons", "title", "x".repeat(121), "draft", true))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsDeletedIsGone() {
        var id = keeps(alice, "A second thought about bins");
        assertThat(alice.delete(DRAFTS + "/" + id).status()).isEqualTo(200);
        assertThat(alice.get(DRAFTS + "/" + id).status()).isEqualTo(404);
        assertThat(alice.post(DRAFTS + "/" + id + "/publish").status()).isEqualTo(404);
    }

    @Test
    void aRepeatedRequestKeepsOneDraft() {
        var wanted = Map.of("community", "commons", "title", "Sent twice by a bad line", "draft", true);
        var one = ok(alice.post(CivicTown.PROPOSALS, wanted, "Idempotency-Key", "draft-1"));
        var two = ok(alice.post(CivicTown.PROPOSALS, wanted, "Idempotency-Key", "draft-1"));
        assertThat(two.get("id")).isEqualTo(one.get("id"));
    }

    @Test
    void whoWritesItTogetherSeesItOnceTheySaidYesAndIsCoAuthorOfTheProposal() {
        var id = keeps(alice, "A ramp for the library door");
        ok(alice.put(DRAFTS + "/" + id, Map.of("ask", "Build a ramp of stone.")));
        ok(alice.post(
                DRAFTS + "/" + id + "/authors", Map.of("account_id", bob.id().toString())));

        assertThat(bob.get(DRAFTS + "/" + id).status()).as("asked, and no more").isEqualTo(404);
        assertThat(signedIn("bob").get("/c/commons/drafts/" + id).body()).doesNotContain("nights are long");
        assertThat(fred.post(DRAFTS + "/" + id + "/authors/accept").status()).isEqualTo(404);
        ok(bob.post(DRAFTS + "/" + id + "/authors/accept"));

        assertThat(ok(bob.get(DRAFTS + "/" + id)).get("title").asText()).isEqualTo("A ramp for the library door");
        ok(bob.put(DRAFTS + "/" + id, Map.of("problem", "Prams do not get in.")));
        assertThat(bob.post(DRAFTS + "/" + id + "/publish").status()).isEqualTo(403);
        assertThat(bob.delete(DRAFTS + "/" + id).status()).isEqualTo(403);
        assertThat(fred.get(DRAFTS + "/" + id).status()).isEqualTo(404);

        var proposal = ok(alice.post(DRAFTS + "/" + id + "/publish")).get("id").asText();
        assertThat(ok(fred.get(CivicTown.PROPOSALS + "/" + proposal + "/authors"))
                        .findValuesAsText("username"))
                .containsExactly("alice", "bob");
        assertThat(civic.events(proposal)).containsExactly("published", "co-author");
    }

    @Test
    void theFormKeepsAndGoesOnWithADraft() {
        var browser = signedIn("alice");
        var form = browser.get("/c/commons/proposals/new").body();
        assertThat(form).contains("Keep as a draft");
        var fields = new LinkedHashMap<>(Browser.hidden(form));
        fields.put("title", "Half");
        fields.put("problem", "Not finished yet, gloamingly.");
        fields.put("keep", "draft");
        var kept = browser.submit("/c/commons/proposals", fields);
        var address = kept.headers().firstValue("location").orElseThrow();
        assertThat(address).contains("/c/commons/drafts/");
        assertThat(browser.get("/drafts").body()).contains("Half");

        var page = browser.get(address).body();
        assertThat(page).contains("gloamingly");
        var csrf = Browser.hidden(page).get("csrf");
        var tooShort = browser.post(
                address, "csrf", csrf, "act", "publish", "title", "Half", "ask", "Do it", "language", "en");
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("at least 10 characters");
        var published = browser.post(
                address,
                "csrf",
                csrf,
                "act",
                "publish",
                "title",
                "Half of the lane is dark",
                "ask",
                "Light it.",
                "language",
                "en");
        assertThat(published.headers().firstValue("location").orElseThrow()).contains("/c/commons/proposals/");
        assertThat(new Browser(URI.create(
                                "http://localhost:" + civic.world.server().port()))
                        .get(address)
                        .headers()
                        .firstValue("location")
                        .orElseThrow())
                .contains("/sign-in");
    }

    @Test
    void whatSomebodyKeptIsGoneWithTheirAccount() {
        var leaver = civic.world.person("leaver");
        var id = keeps(leaver, "Never to be published");
        ok(leaver.post(
                DRAFTS + "/" + id + "/authors", Map.of("account_id", bob.id().toString())));
        ok(bob.post(DRAFTS + "/" + id + "/authors/accept"));
        var browser = signedIn("leaver");
        var csrf = Browser.hidden(browser.get("/settings/account").body()).get("csrf");
        assertThat(browser.post("/settings/account/delete", "csrf", csrf, "password", World.PASSWORD)
                        .statusCode())
                .isLessThan(400);
        civic.town.settle();

        assertThat(bob.get(DRAFTS + "/" + id).status()).isEqualTo(404);
    }
}
