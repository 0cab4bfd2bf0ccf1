package folkmoot.civic.webhook;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.proposal.Happened;
import folkmoot.door.House;
import folkmoot.platform.id.ProposalId;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of what happens to proposals, how they know that it is from here, and what they are never told. */
class WebhooksTest {

    private static final String API = "/api/folkmoot/v1/";
    private static final String HOOKS = API + "communities/vale/webhooks";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ALL =
            Stream.of(WebhookKind.values()).map(WebhookKind::word).toList();

    private static final SettableClock clock = SettableClock.atNoon();
    private static World world;
    private static House house;
    private static Person mona;
    private static Person root;
    private Listener listener;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"), clock);
        house = world.server().house();
        mona = world.person("mona");
        var bob = world.bob();
        root = world.administrator("olga");
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            for (var name : List.of("vale", "dale")) {
                var made = communities.create(tx, NewCommunity.of(name, "The " + name));
                communities.addModerator(
                        tx, made, house.people().accounts().require(tx, name.equals("vale") ? mona.id() : bob.id()));
            }
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void listen() {
        listener = new Listener();
    }

    @AfterEach
    void forget() {
        listener.close();
        house.platform().database().write(tx -> tx.execute("DELETE FROM webhook"));
        clock.advance(Duration.ofMinutes(1)); // what is known of them is forgotten
    }

    private JsonNode register(List<String> kinds) {
        var made = ok(mona.post(HOOKS, Map.of("url", listener.address(), "kinds", kinds)));
        clock.advance(Duration.ofSeconds(6));
        return made;
    }

    private static String proposes(String community, String title) {
        var id = ok(world.alice()
                        .post(
                                API + "proposals",
                                Map.of(
                                        "community",
                                        community,
                                        "title",
                                        title,
                                        "ask",
                                        "That it be so",
                                        "different_because",
                                        "it is tried here")))
                .get("id")
                .asText();
        Patience.untilSettled(world);
        return id;
    }

    private static JsonNode body(Listener.Message message) {
        try {
            return JSON.readTree(message.body());
        } catch (IOException broken) {
            throw new AssertionError(message.body(), broken);
        }
    }

    private List<String> types() {
        return listener.taken().stream()
                .map(one -> body(one).get("type").asText())
                .toList();
    }

    private static String signed(Listener.Message message, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            var what = message.id() + "." + message.timestamp() + "." + message.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theSignatureIsThatOfTheStandardsExample() {
        var secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(WebhookSignature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330L,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                        List.of(secret)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whatHappensIsToldWithASignature() {
        var secret = register(ALL).get("secret").asText();
        var id = proposes("vale", "Let the library open on Sundays");
        assertThat(types()).containsExactly("proposal.published");
        var message = listener.taken().getFirst();
        assertThat(message.signature()).isEqualTo(signed(message, secret));
        assertThat(Long.parseLong(message.timestamp()))
                .isEqualTo(clock.instant().getEpochSecond());
        var told = body(message).at("/data/proposal");
        assertThat(told.get("id").asText()).isEqualTo(id);
        assertThat(told.get("community").asText()).isEqualTo("vale");
        assertThat(told.get("title").asText()).isEqualTo("Let the library open on Sundays");
        assertThat(told.get("url").asText()).endsWith("/c/vale/proposals/" + id);
    }

    @Test
    void eachIsToldOnlyOfWhatItWantsAndOfItsCommunity() {
        register(List.of("proposal.amended", "proposal.answered"));
        var elsewhere = proposes("dale", "Something in another community");
        var id = proposes("vale", "Let the library open on Mondays");
        ok(world.alice().put(API + "proposals/" + id, Map.of("title", "Let the library open on Mondays and Tuesdays")));
        ok(world.alice().put(API + "proposals/" + elsewhere, Map.of("title", "Something else in another community")));
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .proposals()
                        .record(
                                tx,
                                new ProposalId(Long.parseLong(id)),
                                Happened.event("response").to("position")));
        Patience.untilSettled(world);
        assertThat(types()).containsExactlyInAnyOrder("proposal.amended", "proposal.answered");
        assertThat(listener.taken()).noneMatch(message -> message.body().contains("another community"));
    }

    @Test
    void supportsAndPeopleAreNeverTold() {
        register(ALL);
        var id = proposes("vale", "Let the library open in the evening");
        ok(world.person("sue").post(API + "proposals/" + id + "/support", Map.of("named", true)));
        ok(world.person("sue").post(API + "proposals/" + id + "/unsupport"));
        ok(world.person("tom").post(API + "proposals/" + id + "/follow"));
        ok(mona.post(
                API + "proposals/" + id + "/state",
                Map.of("state", "closed-unsupported", "reason", "joke", "note", "A note by mona about alice")));
        Patience.untilSettled(world);
        assertThat(types()).containsExactlyInAnyOrder("proposal.published", "proposal.state-changed");
        for (var message : listener.taken()) {
            assertThat(message.body())
                    .doesNotContain("alice", "sue", "tom", "mona", "A note")
                    .doesNotContain(world.alice().id().toString(), mona.id().toString());
        }
        assertThat(listener.taken())
                .anySatisfy(message ->
                        assertThat(body(message).at("/data/to").asText()).isEqualTo("closed-unsupported"));
    }

    @Test
    void whatWasHiddenBeforeItCouldBeToldStaysHidden() {
        register(ALL);
        listener.answers(503);
        var id = proposes("vale", "What nobody should have to read");
        ok(mona.post(API + "proposals/" + id + "/state", Map.of("state", "hidden", "reason", "personal-data")));
        Patience.untilSettled(world);
        listener.taken().clear();
        listener.answers(200);
        clock.advance(Duration.ofSeconds(10));
        Patience.until(() -> listener.taken().size() == 2);
        for (var message : listener.taken()) {
            assertThat(message.body()).doesNotContain("nobody should", "personal-data", "url");
            assertThat(body(message).at("/data/proposal/state").asText()).isEqualTo("hidden");
        }
    }

    @Test
    void whatIsNotTakenComesAgainUnderTheSameId() {
        register(ALL);
        listener.answers(500);
        proposes("vale", "Let the library open at night");
        assertThat(listener.taken()).hasSize(1);
        assertThat(ok(mona.get(HOOKS)).get(0).get("failure").asText()).isEqualTo("it answered 500");
        listener.answers(200);
        clock.advance(Duration.ofSeconds(10));
        Patience.until(() -> listener.taken().size() == 2);
        Patience.untilSettled(world);
        assertThat(listener.taken().stream().map(Listener.Message::id).distinct())
                .hasSize(1);
        var health = ok(mona.get(HOOKS)).get(0);
        assertThat(health.get("failing_since").isNull()).isTrue();
        assertThat(health.get("last_taken_at").isNull()).isFalse();
    }

    @Test
    void whoTakesNothingForFiveDaysIsLeftAloneUntilSomebodySaysSo() {
        var id = register(ALL).at("/webhook/id").asText();
        listener.answers(500);
        proposes("vale", "Let the library have a garden");
        clock.advance(Duration.ofDays(6));
        proposes("vale", "Let the library have a fountain");
        Patience.untilSettled(world);
        assertThat(ok(mona.get(HOOKS)).get(0).get("disabled_at").isNull()).isFalse();
        listener.taken().clear();
        clock.advance(Duration.ofSeconds(6));
        proposes("vale", "Let the library have a pond with ducks");
        assertThat(listener.taken()).isEmpty();
        listener.answers(200);
        ok(mona.post(HOOKS + "/" + id + "/enable"));
        clock.advance(Duration.ofSeconds(6));
        proposes("vale", "Let the library have a telescope");
        assertThat(types()).containsExactly("proposal.published");
    }

    @Test
    void whoIsGoneIsLeftAloneAtOnce() {
        register(ALL);
        listener.answers(410);
        proposes("vale", "Let the library have a kitchen");
        assertThat(ok(mona.get(HOOKS)).get(0).get("disabled_at").isNull()).isFalse();
    }

    @Test
    void anotherSecretSignsBesideTheOldOneForADay() {
        var made = register(ALL);
        var old = made.get("secret").asText();
        var rotated = ok(mona.post(HOOKS + "/" + made.at("/webhook/id").asText() + "/rotate"));
        proposes("vale", "Let the library lend tools");
        var first = listener.taken().getLast();
        assertThat(first.signature())
                .isEqualTo(signed(first, rotated.get("secret").asText()) + " " + signed(first, old));
        clock.advance(Duration.ofHours(25));
        proposes("vale", "Let the library lend instruments");
        var second = listener.taken().getLast();
        assertThat(second.signature())
                .isEqualTo(signed(second, rotated.get("secret").asText()));
    }

    @Test
    void theSecretIsSaidOnce() {
        Browser browser = world.signedIn(mona);
        var form = Browser.hidden(browser.get("/c/vale/moderation/webhooks").body());
        form.put("url", listener.address());
        form.put("kinds[]", "proposal.sent");
        var answer = browser.submit("/c/vale/moderation/webhooks", form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("whsec_");
        assertThat(browser.get("/c/vale/moderation/webhooks").body())
                .contains(listener.address())
                .doesNotContain("whsec_");
        assertThat(mona.get(HOOKS).response().body()).doesNotContain("whsec_", "secret");
        assertThat(ok(world.alice().visit(API + "communities/vale/log")).toString())
                .contains("told: localhost")
                .doesNotContain("by=folkmoot");
    }

    @Test
    void onlyModeratorsOfTheCommunityAndOperatorsOfTheInstanceKeepThem() {
        var id = register(ALL).at("/webhook/id").asText();
        var wanted = Map.of("url", listener.address(), "kinds", ALL);
        for (var stranger : List.of(world.alice(), world.bob())) {
            assertThat(stranger.get(HOOKS).status()).isEqualTo(403);
            assertThat(stranger.post(HOOKS, wanted).status()).isEqualTo(403);
            assertThat(stranger.delete(HOOKS + "/" + id).status()).isEqualTo(403);
            assertThat(stranger.post(HOOKS + "/" + id + "/rotate").status()).isEqualTo(403);
            assertThat(stranger.post(API + "webhooks", wanted).status()).isEqualTo(403);
            assertThat(world.signedIn(stranger)
                            .get("/c/vale/moderation/webhooks")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(world.signedIn(stranger).get("/operation/webhooks").statusCode())
                    .isEqualTo(403);
        }
        assertThat(world.bob().delete(API + "communities/dale/webhooks/" + id).status())
                .as("of another community")
                .isEqualTo(404);
        assertThat(world.moderator("mo").get(API + "webhooks").status()).isEqualTo(403);
        assertThat(world.visitor().get(HOOKS).statusCode()).isEqualTo(401);
        ok(mona.delete(HOOKS + "/" + id));
        assertThat(ok(mona.get(HOOKS))).isEmpty();
    }

    @Test
    void operatorsAreToldOfEveryCommunity() {
        ok(root.post(API + "webhooks", Map.of("url", listener.address(), "kinds", List.of("proposal.published"))));
        clock.advance(Duration.ofSeconds(6));
        proposes("dale", "A proposal of the dale about water");
        proposes("vale", "A proposal of the vale about trees");
        assertThat(types()).hasSize(2);
        Browser browser = world.signedIn(root);
        var page = browser.get("/operation/webhooks").body();
        assertThat(page).contains(listener.address());
        var form = Browser.hidden(page);
        var id = ok(root.get(API + "webhooks")).get(0).get("id").asText();
        assertThat(browser.submit("/operation/webhooks/" + id + "/remove", form).statusCode())
                .isEqualTo(303);
        assertThat(ok(root.get(API + "webhooks"))).isEmpty();
        assertThat(browser.get("/moderation/log").body()).contains("register-webhook", "remove-webhook");
    }

    @Test
    void whatIsNoAddressIsRefusedWithItsField() {
        for (var url :
                List.of("", "not an address", "ftp://a.example/", "https://me:secret@a.example/", "https:///x", "/x")) {
            var answer = mona.post(HOOKS, Map.of("url", url, "kinds", ALL));
            assertThat(answer.status()).as(url).isEqualTo(422);
            assertThat(answer.json().get("details").has("url")).isTrue();
        }
        assertThat(mona.post(HOOKS, Map.of("url", listener.address()))
                        .json()
                        .get("details")
                        .has("kinds"))
                .isTrue();
        assertThat(mona.post(HOOKS, Map.of("url", listener.address(), "kinds", List.of("support.added")))
                        .status())
                .isEqualTo(422);
        for (int i = 0; i < Webhooks.MOST; i++) {
            ok(mona.post(HOOKS, Map.of("url", listener.address() + i, "kinds", ALL)));
        }
        assertThat(mona.post(HOOKS, Map.of("url", listener.address(), "kinds", ALL))
                        .status())
                .isEqualTo(409);
    }
}
