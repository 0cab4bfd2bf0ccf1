package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Quotes with consent, here and between servers. */
class QuotesTest {

    private static final Town TOWN = new Town();
    private static final String OPEN = "https://www.w3.org/ns/activitystreams#Public";

    @BeforeAll
    static void meet() {
        TOWN.carolFollows(TOWN.alice());
        TOWN.carolFollows(TOWN.bob());
    }

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @Test
    void aQuoteShowsWhatItQuotesAndTheAuthorHearsAndMayTakeItBack() {
        var quoted = TOWN.alice().posts("Quote me");
        var quote =
                ok(TOWN.bob().post("/api/v1/statuses", Map.of("status", "Well said", "quoted_status_id", id(quoted))));
        assertThat(quote.at("/quote/state").asText()).isEqualTo("accepted");
        assertThat(quote.at("/quote/quoted_status/id").asText()).isEqualTo(id(quoted));
        assertThat(quote.get("content").asText()).startsWith("<p class=\"quote-inline\">RE: ");
        assertThat(TOWN.alice()
                        .get("/api/v1/notifications")
                        .json()
                        .at("/0/type")
                        .asText())
                .isEqualTo("quote");
        var path = "/api/v1/statuses/" + id(quoted);
        assertThat(TOWN.bob().get(path).json().get("quotes_count").asInt()).isEqualTo(1);
        assertThat(TOWN.bob().get(path + "/quotes").json()).hasSize(1);
        var nested = ok(TOWN.alice().post("/api/v1/statuses", Map.of("quoted_status_id", id(quote))));
        assertThat(nested.at("/quote/quoted_status/quote/quoted_status_id").asText())
                .as("only named, one level down")
                .isEqualTo(id(quoted));

        ok(TOWN.alice().put(path, Map.of("status", "Quote me again")));
        assertThat(TOWN.bob().get("/api/v1/notifications").json().at("/0/type").asText())
                .isEqualTo("quoted_update");
        var passing =
                ok(TOWN.bob().post("/api/v1/statuses", Map.of("status", "And so on", "quoted_status_id", id(quoted))));
        assertThat(TOWN.bob().get(path).json().get("quotes_count").asInt()).isEqualTo(2);
        ok(TOWN.bob().delete("/api/v1/statuses/" + id(passing)));
        assertThat(TOWN.bob().get(path).json().get("quotes_count").asInt()).isEqualTo(1);

        var revoke = path + "/quotes/" + id(quote) + "/revoke";
        assertThat(TOWN.bob().post(revoke).status()).isEqualTo(403);
        var revoked = ok(TOWN.alice().post(revoke));
        assertThat(revoked.at("/quote/state").asText()).isEqualTo("revoked");
        assertThat(revoked.at("/quote/quoted_status").isNull()).isTrue();
        assertThat(TOWN.bob().get(path + "/quotes").json()).isEmpty();
    }

    @Test
    void theAuthorSaysWhoMayQuote() {
        var closed =
                ok(TOWN.alice().post("/api/v1/statuses", Map.of("status", "mine", "quote_approval_policy", "nobody")));
        var path = "/api/v1/statuses/" + id(closed);
        var attempt = Map.of("status", "x", "quoted_status_id", id(closed));
        assertThat(TOWN.bob()
                        .get(path)
                        .json()
                        .at("/quote_approval/current_user")
                        .asText())
                .isEqualTo("denied");
        assertThat(TOWN.bob().post("/api/v1/statuses", attempt).status()).isEqualTo(422);
        assertThat(TOWN.bob()
                        .put(path + "/interaction_policy", Map.of("quote_approval_policy", "public"))
                        .status())
                .isEqualTo(403);

        ok(TOWN.alice().put(path + "/interaction_policy", Map.of("quote_approval_policy", "followers")));
        var follower = TOWN.world().person("follower");
        assertThat(follower.post("/api/v1/statuses", attempt).status()).isEqualTo(422);
        follower.follows(TOWN.alice().id());
        ok(follower.post("/api/v1/statuses", attempt));
        var secret = ok(TOWN.alice().post("/api/v1/statuses", Map.of("status", "s", "visibility", "private")));
        assertThat(follower.post("/api/v1/statuses", Map.of("status", "x", "quoted_status_id", id(secret)))
                        .status())
                .isEqualTo(422);
        assertThat(TOWN.bob()
                        .post("/api/v1/statuses", Map.of("status", "x", "quoted_status_id", id(secret)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRequestFromElsewhereIsAnsweredWithAStampThatCanBeRead() {
        var quoted = TOWN.alice().posts("Quote me from elsewhere");
        var post = TOWN.remote().uri("/quotes/1");
        TOWN.carolSends(
                "{'id':'%s','type':'QuoteRequest','actor':'%s','object':'%s','instrument':{'id':'%s','type':'Note',"
                        + "'attributedTo':'%s','content':'so true','to':'%s','quote':'%s'}}",
                TOWN.remote().uri("/requests/1"),
                TOWN.carol().id(),
                quoted.get("uri").asText(),
                post,
                TOWN.carol().id(),
                OPEN,
                quoted.get("uri").asText());
        TOWN.settle();
        var accept = sent("Accept");
        assertThat(accept.get("object").asText())
                .isEqualTo(TOWN.remote().uri("/requests/1").toString());
        assertThat(accept.get("result").asText()).contains("/quote_authorizations/");
        var quotes =
                TOWN.bob().get("/api/v1/statuses/" + id(quoted) + "/quotes").json();
        assertThat(quotes.at("/0/uri").asText()).isEqualTo(post.toString());

        var closed =
                ok(TOWN.alice().post("/api/v1/statuses", Map.of("status", "no", "quote_approval_policy", "nobody")));
        TOWN.carolSends(
                "{'id':'%s','type':'QuoteRequest','actor':'%s','object':'%s','instrument':{'id':'%s','type':'Note',"
                        + "'attributedTo':'%s','content':'so there','to':'%s','quote':'%s'}}",
                TOWN.remote().uri("/requests/2"),
                TOWN.carol().id(),
                closed.get("uri").asText(),
                TOWN.remote().uri("/quotes/2"),
                TOWN.carol().id(),
                OPEN,
                closed.get("uri").asText());
        TOWN.settle();
        assertThat(sent("Reject").get("object").asText())
                .isEqualTo(TOWN.remote().uri("/requests/2").toString());
    }

    @Test
    void aQuoteOfAPostElsewhereWaitsForTheAnswer() {
        TOWN.followsCarol(TOWN.bob());
        var id = TOWN.remote().uri("/notes/quotable");
        TOWN.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s',"
                    + "'content':'quotable','to':'%s','interactionPolicy':{'canQuote':{'automaticApproval':'%s'}}}}",
                id + "/activity", TOWN.carol().id(), id, TOWN.carol().id(), OPEN, OPEN);
        TOWN.settle();
        var quoted = TOWN.home(TOWN.bob()).get(0);
        var quote = ok(TOWN.bob().post("/api/v1/statuses", Map.of("status", "see", "quoted_status_id", id(quoted))));
        assertThat(quote.at("/quote/state").asText()).isEqualTo("pending");
        TOWN.settle();
        var request = sent("QuoteRequest");
        assertThat(request.at("/instrument/quote").asText()).isEqualTo(id.toString());

        TOWN.carolSends(
                "{'id':'%s','type':'Accept','actor':'%s','object':'%s','result':'%s'}",
                TOWN.remote().uri("/accepts/quote"),
                TOWN.carol().id(),
                request.get("id").asText(),
                TOWN.remote().uri("/stamps/1"));
        TOWN.settle();
        var accepted = TOWN.bob().get("/api/v1/statuses/" + id(quote)).json();
        assertThat(accepted.at("/quote/state").asText()).isEqualTo("accepted");
        assertThat(sent("Update").at("/object/quoteAuthorization").asText())
                .isEqualTo(TOWN.remote().uri("/stamps/1").toString());

        TOWN.carolSends(
                "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}",
                TOWN.remote().uri("/deletes/stamp"),
                TOWN.carol().id(),
                TOWN.remote().uri("/stamps/1"));
        TOWN.settle();
        assertThat(TOWN.bob()
                        .get("/api/v1/statuses/" + id(quote))
                        .json()
                        .at("/quote/state")
                        .asText())
                .isEqualTo("revoked");
    }

    @Test
    void aQuoteFromElsewhereIsBelievedOnlyWithTheStampOfTheQuotedAuthor() {
        TOWN.followsCarol(TOWN.bob());
        var quoted = TOWN.alice().posts("Do not put words around mine");
        var lie = TOWN.remote().uri("/notes/lie");
        var stamp = TOWN.remote().uri("/stamps/forged");
        TOWN.remote()
                .serves(
                        "/stamps/forged",
                        "application/activity+json",
                        stamp(stamp, lie, quoted.get("uri").asText()).getBytes(StandardCharsets.UTF_8));
        TOWN.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s',"
                        + "'content':'ha','to':'%s','quote':'%s','quoteAuthorization':'%s'}}",
                lie + "/activity",
                TOWN.carol().id(),
                lie,
                TOWN.carol().id(),
                OPEN,
                quoted.get("uri").asText(),
                stamp);
        TOWN.settle();
        var shown = TOWN.home(TOWN.bob()).get(0);
        assertThat(shown.get("uri").asText()).isEqualTo(lie.toString());
        assertThat(shown.at("/quote/state").asText()).isEqualTo("pending");
        assertThat(shown.at("/quote/quoted_status").isNull()).isTrue();
    }

    private static String stamp(URI id, URI quoting, String quoted) {
        return "{\"id\":\"%s\",\"type\":\"QuoteAuthorization\",\"attributedTo\":\"%s\",\"interactingObject\":\"%s\",\"interactionTarget\":\"%s\"}"
                .formatted(id, TOWN.uriOf(TOWN.alice()), quoting, quoted);
    }

    private static JsonNode sent(String type) {
        return TOWN.remote().posted().stream()
                .map(posted -> (JsonNode) posted.json())
                .filter(json -> json.get("type").asText().equals(type))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static String id(JsonNode status) {
        return status.get("id").asText();
    }
}
