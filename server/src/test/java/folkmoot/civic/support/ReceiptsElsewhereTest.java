package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.federation.json.Json;
import folkmoot.platform.text.Html;
import folkmoot.secondchecker.SecondChecker;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two running instances: who supports from the other one gets a receipt from the clerk when they ask, and anybody can check it. */
class ReceiptsElsewhereTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private static World town;
    private static World village;
    private static String proposal;

    @BeforeAll
    static void open() {
        town = new World(Map.of("server.domain", "town.localhost"));
        village = new World(Map.of("server.domain", "village.localhost"));
        var house = town.server().house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
        proposal = ok(town.alice()
                        .post(BASE, Map.of("community", "commons", "title", "A lamp on Mill Road", "ask", "Build it.")))
                .get("id")
                .asText();
        favourites(village.bob());
    }

    @AfterAll
    static void close() {
        village.close();
        town.close();
    }

    private static String host() {
        return town.server().house().platform().uris().host();
    }

    private static void favourites(Person by) {
        var post =
                ok(town.alice().get("/api/v1/statuses/" + proposal)).get("uri").asText();
        var found = ok(by.get("/api/v2/search?resolve=true&type=statuses&q=" + post))
                .at("/statuses/0/id")
                .asText();
        ok(by.post("/api/v1/statuses/" + found + "/favourite"));
        Patience.untilSettled(town, village);
    }

    private static void writes(Person by, String words, String language) {
        sends(by, words, language);
        Patience.untilSettled(town, village);
    }

    private static void sends(Person by, String words, String language) {
        ok(by.get("/api/v2/search?resolve=true&q=@commons_clerk@" + host()));
        ok(by.post(
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "@commons_clerk@" + host() + " " + words,
                        "visibility",
                        "direct",
                        "language",
                        language)));
    }

    /** What the clerk wrote to somebody, the newest last. */
    private static List<String> told(Person to) {
        var texts = new ArrayList<String>();
        ok(to.get("/api/v1/notifications?types[]=mention")).forEach(one -> {
            if (one.at("/account/username").asText().equals("commons_clerk")) {
                texts.addFirst(Html.text(one.at("/status/content").asText()));
            }
        });
        return texts;
    }

    private static String line(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    /** The receipt with what anybody finds in the public log. */
    private static String found(String text) {
        var entries = ok(town.alice().visit(BASE + "/" + proposal + "/log?limit=1000"));
        JsonNode mine = StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.at("/entry/support").asText().equals(line(text, "support")))
                .reduce((_, last) -> last)
                .orElseThrow();
        var receipt = Json.object();
        for (var word : List.of("proposal", "supporter", "salt", "support")) {
            receipt.put(word, line(text, word));
        }
        receipt.set("log", mine);
        return new String(Json.write(receipt), StandardCharsets.UTF_8);
    }

    private static List<String> checked(String receipt) {
        return SecondChecker.check(
                town.server().house().platform().uris().origin().toString(), null, receipt);
    }

    @Test
    void nobodyIsSentOneUnaskedAndWhoAsksGetsOneThatAnybodyCanCheck() {
        var bob = village.bob();
        assertThat(told(bob)).isEmpty();

        writes(bob, "receipt", "en");

        assertThat(told(bob)).hasSize(1);
        var text = told(bob).getFirst();
        assertThat(text).contains("A lamp on Mill Road");
        assertThat(line(text, "supporter"))
                .isEqualTo(ok(bob.get("/api/v1/accounts/verify_credentials"))
                        .get("uri")
                        .asText());
        assertThat(checked(found(text))).isEmpty();
        var other = found(text).replace("/users/bob", "/users/someone");
        assertThat(checked(other)).as("of somebody else").isNotEmpty();
    }

    @Test
    void itIsInTheLanguageOfWhoAsks() {
        var gwen = village.person("gwen");
        favourites(gwen);
        writes(gwen, "#derbynneb", "cy");
        assertThat(told(gwen)).singleElement().asString().contains("Derbynneb", "A lamp on Mill Road");
        assertThat(checked(found(told(gwen).getFirst()))).isEmpty();
    }

    @Test
    void whoSupportsNothingIsToldSoAndNoOtherMessageIsAnswered() {
        var fred = village.person("fred");
        writes(fred, "good morning, I lost my receipt", "en");
        assertThat(told(fred)).isEmpty();
        writes(fred, "receipt", "en");
        assertThat(told(fred))
                .singleElement()
                .asString()
                .contains("no proposal")
                .doesNotContain("salt");
        writes(fred, "receipt please " + "http://" + host() + "/c/commons/proposals/" + proposal, "en");
        assertThat(told(fred).getLast())
                .as("of others' supports nothing is said")
                .doesNotContain("salt");
    }

    @Test
    void whoAsksAgainAndAgainIsAnsweredNoMoreThatDay() {
        var nora = village.person("nora");
        for (int i = 0; i < 23; i++) {
            sends(nora, "receipt", "en");
        }
        Patience.untilSettled(town, village);
        var house = town.server().house();
        int answers = house.platform()
                .database()
                .transaction(tx -> tx.fetch(
                                "SELECT count(*) FROM status_mention m JOIN status s ON s.id = m.status_id JOIN"
                                    + " account a ON a.id = m.account_id JOIN account c ON c.id = s.account_id WHERE"
                                    + " a.username = 'nora' AND c.username = 'commons_clerk'",
                                row -> row.getInt(1))
                        .getFirst());
        assertThat(answers).isEqualTo(20);
    }
}
