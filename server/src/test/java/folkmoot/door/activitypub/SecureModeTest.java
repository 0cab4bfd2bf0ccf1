package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.people.instance.DomainBlock;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorised fetch: who is shown what when documents are only for those who sign. */
class SecureModeTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final GuardedHttp HTTP = new GuardedHttp(VERTX, NetworkPolicy.loopback(), () -> false);
    private static Town town;
    private static RemoteInstance blocked;
    private static RemotePerson mallory;
    private static String post;

    @BeforeAll
    static void open() {
        town = new Town(Map.of("federation.secure-mode", "true"));
        post = town.alice().posts("For those who sign").get("uri").asText();
        blocked = new RemoteInstance(VERTX, "blocked.localhost");
        mallory = blocked.person("mallory");
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.people()
                        .domainBlocks()
                        .add(tx, "blocked.localhost", DomainBlock.Terms.suspension("spam")));
    }

    @AfterAll
    static void close() {
        town.close();
        blocked.close();
        HTTP.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/alice",
                "/@alice",
                "/users/nobody",
                "/users/alice/outbox",
                "/users/alice/followers",
                "/users/alice/following",
                "/users/alice/featured",
                "/users/alice/statuses/1",
                "/c/nothing",
                "/proposals/1/record"
            })
    void whoDoesNotSignIsToldToWhetherItExistsOrNot(String path) {
        var answer = get(town.uri(path), Optional.empty());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("accept-signature")).isPresent();
    }

    @Test
    void postsAreShownToThoseWhoSignAndNotToOthers() {
        assertThat(get(URI.create(post), Optional.empty()).status()).isEqualTo(401);
        var answer = get(URI.create(post), Optional.of(town.carol().key()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("For those who sign");
        assertThat(answer.headers().getAll("vary").toString()).contains("Signature");
    }

    @Test
    void whatDoesNotExistIsNotFoundByThoseWhoSign() {
        assertThat(get(town.uri("/users/nobody"), Optional.of(town.carol().key()))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/alice", "/users/nobody", "/users/alice/outbox"})
    void aBlockedServerFindsNothing(String path) {
        assertThat(get(town.uri(path), Optional.of(mallory.key())).status()).isEqualTo(404);
        assertThat(get(URI.create(post), Optional.of(mallory.key())).status()).isEqualTo(404);
        assertThat(blocked.received()).isEmpty();
    }

    @Test
    void aSignatureOfSomebodyElseIsNone() {
        var forged = new SigningKey.Rsa(
                town.carol().key().id(), Keys.rsaPrivate(Keys.generateRsa().privateKey()));

        assertThat(get(URI.create(post), Optional.of(forged)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nodeinfo/2.0", "/.well-known/nodeinfo", "/.well-known/host-meta"})
    void theInstanceItselfIsShownToEverybody(String path) {
        assertThat(get(town.uri(path), Optional.empty()).status()).isEqualTo(200);
    }

    @Test
    void webFingerNeedsNoSignature() {
        var resource = "acct:alice@"
                + town.world().server().house().platform().address().domain();
        assertThat(get(town.uri("/.well-known/webfinger?resource=" + resource), Optional.empty())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pagesForPeopleStayAsTheyAre() {
        assertThat(exchange(town.uri("/@alice"), Map.of("accept", "text/html")).status())
                .isEqualTo(200);
    }

    @Test
    void twoInstancesInSecureModeFollowEachOther() {
        try (var other = new World(Map.of("server.domain", "south.localhost", "federation.secure-mode", "true"))) {
            var bob = other.person("bob");
            var domain = town.world().server().house().platform().address().domain();
            var found = Person.ok(bob.get("/api/v2/search?resolve=true&type=accounts&q=@alice@" + domain));

            assertThat(found.get("accounts")).hasSize(1);
        }
    }

    private static Exchange.Answered get(URI uri, Optional<SigningKey.Rsa> by) {
        var headers = new HashMap<>(Map.of("accept", "application/activity+json"));
        by.ifPresent(key -> headers.putAll(RequestSigner.headers(
                RequestSigner.Scheme.CAVAGE, RequestSigner.Outgoing.get(uri), key, Instant.now())));
        return exchange(uri, headers);
    }

    private static Exchange.Answered exchange(URI uri, Map<String, String> headers) {
        var request = new GuardedHttp.Request("GET", uri, headers, new byte[0], Duration.ofSeconds(10), 1 << 20);
        return (Exchange.Answered) HTTP.exchange(request);
    }
}
