package folkmoot.federation.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.federation.signature.SignedRequest;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.webfinger.Handle;
import folkmoot.federation.webfinger.WebFingerClient;
import folkmoot.federation.webfinger.WebFingerResult;
import io.vertx.core.Vertx;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class FetcherTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TYPE = "application/activity+json";
    private static final Keys.RsaPair PAIR = Keys.generateRsa();

    private final FetchBudget budget = FetchBudget.perActivity();
    private Vertx vertx;
    private RemoteInstance remote;
    private GuardedHttp http;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        remote = new RemoteInstance(vertx, "remote.localhost");
        http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false);
    }

    @AfterEach
    void close() {
        http.close();
        remote.close();
    }

    @Test
    void anObjectAtItsOwnAddressIsFound() {
        servesNote("/notes/1", "/notes/1", TYPE);

        var found = (FetchResult.Found) fetcher().fetch(remote.uri("/notes/1#top"), budget);

        assertThat(found.json().get("id").textValue())
                .isEqualTo(remote.uri("/notes/1").toString());
        assertThat(budget.spent()).isEqualTo(1);
    }

    @Test
    void requestsAreSignedAndSayWhoAsks() {
        servesNote("/notes/1?a=b", "/notes/1?a=b", TYPE);
        fetcher().fetch(remote.uri("/notes/1?a=b"), budget);

        var request = remote.received().getFirst();
        assertThat(request.headers().get("user-agent")).isEqualTo("Folkmoot/test (+https://here.example)");
        var headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        var read = new SignatureReader(remote.uri(""), InstantSource.fixed(NOW))
                .read(new SignedRequest("GET", request.target(), headers, new byte[0]));
        assertThat(((ReadSignature.Claimed) read)
                        .verifiedBy(Keys.publicKey(PAIR.publicKey()).orElseThrow()))
                .isTrue();
    }

    @Test
    void anotherIdIsFetchedFromItsOwnAddress() {
        servesNote("/short/1", "/notes/1", TYPE);
        servesNote("/notes/1", "/notes/1", TYPE);

        assertThat(fetcher().fetch(remote.uri("/short/1"), budget))
                .isInstanceOfSatisfying(
                        FetchResult.Found.class,
                        found -> assertThat(found.uri()).isEqualTo(remote.uri("/notes/1")));
        assertThat(budget.spent()).isEqualTo(2);
    }

    @Test
    void anIdThatDisagreesTwiceIsRefused() {
        servesNote("/short/1", "/notes/1", TYPE);
        servesNote("/notes/1", "/notes/2", TYPE);

        assertThat(fetcher().fetch(remote.uri("/short/1"), budget)).isInstanceOf(FetchResult.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "application/ld+json", "image/png", ""})
    void uploadsAreNotObjects(String type) {
        servesNote("/notes/1", "/notes/1", type);

        assertThat(fetcher().fetch(remote.uri("/notes/1"), budget)).isInstanceOf(FetchResult.Malformed.class);
    }

    @Test
    void jsonLdWithItsProfileIsAnObject() {
        servesNote("/notes/1", "/notes/1", "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"");

        assertThat(fetcher().fetch(remote.uri("/notes/1"), budget)).isInstanceOf(FetchResult.Found.class);
    }

    @Test
    void goneAndMissingAreToldApartAndRemembered() {
        remote.answers("/gone", 410);
        var fetcher = fetcher();

        assertThat(fetcher.fetch(remote.uri("/gone"), budget)).isInstanceOf(FetchResult.Gone.class);
        assertThat(fetcher.fetch(remote.uri("/missing"), budget)).isInstanceOf(FetchResult.Missing.class);
        assertThat(fetcher.fetch(remote.uri("/missing"), budget)).isInstanceOf(FetchResult.Missing.class);
        assertThat(remote.received()).hasSize(2);
    }

    @Test
    void anAddressThatDoesNotAnswerRestsAndItsHostDoesNot() {
        var fetcher = fetcher();
        servesNote("/notes/1", "/notes/1", TYPE);
        for (int i = 0; i < 2 * Rests.SILENT_ADDRESSES; i++) {
            remote.answers("/boom/" + i, 500);
            assertThat(fetcher.fetch(remote.uri("/boom/" + i), budget)).isInstanceOf(FetchResult.Unreachable.class);
            assertThat(fetcher.fetch(remote.uri("/boom/" + i), budget)).isInstanceOf(FetchResult.Unreachable.class);
        }

        assertThat(remote.received()).as("each was asked once").hasSize(2 * Rests.SILENT_ADDRESSES);
        assertThat(fetcher.isSilent(remote.uri("/boom/0"))).isTrue();
        assertThat(fetcher.isSilent(remote.uri("/notes/1"))).isFalse();
        assertThat(fetcher.fetch(remote.uri("/notes/1"), budget)).isInstanceOf(FetchResult.Found.class);
    }

    @Test
    void aHostOfWhichSeveralAddressesInARowAreSilentRests() {
        var fetcher = fetcher(http, FetchLimits.standard().withDeadline(Duration.ofMillis(200)));
        servesNote("/notes/1", "/notes/1", TYPE);
        for (int i = 0; i < Rests.SILENT_ADDRESSES; i++) {
            assertThat(fetcher.isSilent(remote.uri("/notes/1"))).isFalse();
            remote.on("/silent/" + i, request -> request.connection().close());
            fetcher.fetch(remote.uri("/silent/" + i), budget);
        }

        assertThat(fetcher.isSilent(remote.uri("/notes/1"))).isTrue();
    }

    @Test
    void anAnswerBetweenThemShowsThatAHostLives() {
        var fetcher = fetcher();
        servesNote("/notes/1", "/notes/1", TYPE);
        for (int i = 0; i < 2 * Rests.SILENT_ADDRESSES; i++) {
            remote.on("/silent/" + i, request -> request.connection().close());
            fetcher.fetch(remote.uri("/silent/" + i), budget);
            fetcher.fetch(remote.uri("/notes/1"), budget);
        }

        assertThat(fetcher.isSilent(remote.uri("/notes/1"))).isFalse();
    }

    @Test
    void threeRedirectsAreFollowedAndAFourthIsNot() {
        remote.redirects("/r4", remote.uri("/r3"));
        remote.redirects("/r3", remote.uri("/r2"));
        remote.redirects("/r2", remote.uri("/r1"));
        remote.redirects("/r1", remote.uri("/notes/1"));
        servesNote("/notes/1", "/notes/1", TYPE);

        assertThat(fetcher().fetch(remote.uri("/r3"), budget)).isInstanceOf(FetchResult.Found.class);
        assertThat(fetcher().fetch(remote.uri("/r4"), budget)).isInstanceOf(FetchResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://10.0.0.1/", "http://169.254.169.254/latest/", "http://db.internal/", "file:///etc/passwd"
            })
    void aRedirectToAPrivateAddressIsRefused(String to) {
        remote.redirects("/trap", URI.create(to));

        assertThat(fetcher().fetch(remote.uri("/trap"), budget)).isInstanceOf(FetchResult.Refused.class);
    }

    @Test
    void nothingOnThisMachineIsFetchedInRealOperation() {
        try (var strict = new GuardedHttp(vertx, NetworkPolicy.strict(), () -> false)) {
            servesNote("/notes/1", "/notes/1", TYPE);

            assertThat(fetcher(strict, FetchLimits.standard()).fetch(remote.uri("/notes/1"), budget))
                    .isInstanceOf(FetchResult.Refused.class);
            assertThat(remote.received()).isEmpty();
        }
    }

    @Test
    void aSlowAnswerIsGivenUp() {
        remote.on("/slow", _ -> {});
        var started = System.nanoTime();

        assertThat(fetcher(http, FetchLimits.loopback().withDeadline(Duration.ofMillis(300)))
                        .fetch(remote.uri("/slow"), budget))
                .isInstanceOf(FetchResult.Unreachable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        remote.on("/endless", request -> {
            var response = request.response().setChunked(true).putHeader("content-type", TYPE);
            var chunk = "x".repeat(64 * 1024);
            vertx.setPeriodic(1, timer -> {
                if (response.closed() || response.ended()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write(chunk);
                }
            });
        });

        assertThat(fetcher().fetch(remote.uri("/endless"), budget)).isInstanceOf(FetchResult.Malformed.class);
    }

    @Test
    @Timeout(value = 10, timeUnit = TimeUnit.SECONDS)
    void aTricklingAnswerIsGivenUpAtTheDeadline(VertxTestContext context) {
        var hungUp = context.checkpoint(); // must be flagged for the test to end
        var started = System.nanoTime();
        remote.on("/trickle", request -> {
            request.connection().closeHandler(_ -> hungUp.flag());
            var response = request.response().setChunked(true).putHeader("content-type", TYPE);
            vertx.setPeriodic(20, timer -> {
                if (response.closed() || response.ended()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write(" ");
                }
            });
        });

        assertThat(fetcher(http, FetchLimits.loopback().withDeadline(Duration.ofMillis(300)))
                        .fetch(remote.uri("/trickle"), budget))
                .isInstanceOf(FetchResult.Unreachable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void redirectsThatTrickleShareOneDeadline() {
        for (int hop = 0; hop < 4; hop++) {
            var next = remote.uri("/hop/" + (hop + 1)).toString();
            remote.on(
                    "/hop/" + hop,
                    request -> vertx.setTimer(
                            200,
                            _ -> request.response()
                                    .setStatusCode(302)
                                    .putHeader("location", next)
                                    .end()));
        }
        var limits = FetchLimits.loopback().withDeadline(Duration.ofMillis(500));

        assertThat(fetcher(http, limits).fetch(remote.uri("/hop/0"), budget))
                .isInstanceOf(FetchResult.Unreachable.class);
        assertThat(remote.received()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void brokenJsonIsMalformed() {
        remote.serves("/broken", TYPE, "{\"id\":".getBytes(StandardCharsets.UTF_8));

        assertThat(fetcher().fetch(remote.uri("/broken"), budget)).isInstanceOf(FetchResult.Malformed.class);
    }

    @Test
    void anEmptyBudgetFetchesNothing() {
        assertThat(fetcher().fetch(remote.uri("/notes/1"), FetchBudget.of(0))).isInstanceOf(FetchResult.Refused.class);
        assertThat(remote.received()).isEmpty();
    }

    @Test
    void aFetchInsideATransactionIsAFaultOfOurs() {
        try (var inside = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> true)) {
            assertThatThrownBy(() -> fetcher(inside, FetchLimits.loopback()).fetch(remote.uri("/notes/1"), budget))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aPageIsFetchedButNotThroughARedirectToAnotherHost() {
        remote.serves("/page", "text/html; charset=utf-8", "<a rel=me>".getBytes(StandardCharsets.UTF_8));
        remote.redirects(
                "/away", URI.create("http://other.localhost:" + remote.uri("/").getPort() + "/page"));

        assertThat(fetcher().fetchPage(remote.uri("/page"), budget)).isInstanceOf(PageResult.Page.class);
        assertThat(fetcher().fetchPage(remote.uri("/away"), budget)).isInstanceOf(PageResult.Failed.class);
    }

    @Test
    void aHandleLeadsToItsActor() {
        var carol = remote.person("carol");

        assertThat(new WebFingerClient(fetcher(), true).resolve(carol.handle(), budget))
                .isEqualTo(new WebFingerResult.Found(carol.handle(), carol.id()));
        assertThat(new WebFingerClient(fetcher(), true).resolve(new Handle("nobody", remote.domain()), budget))
                .isInstanceOf(WebFingerResult.Unknown.class);
    }

    @Test
    void aHandleThatAlwaysChangesIsRefused() {
        remote.on("/.well-known/webfinger", request -> {
            var name = request.getParam("resource").contains("carol") ? "dora" : "emma";
            request.response()
                    .putHeader("content-type", "application/jrd+json")
                    .end("{\"subject\":\"acct:%s@%s\",\"links\":[{\"rel\":\"self\",\"type\":\"%s\",\"href\":\"%s\"}]}"
                            .formatted(name, remote.domain(), TYPE, remote.uri("/users/x")));
        });

        assertThat(new WebFingerClient(fetcher(), true).resolve(new Handle("carol", remote.domain()), budget))
                .isInstanceOf(WebFingerResult.Unknown.class);
    }

    private Fetcher fetcher() {
        return fetcher(http, FetchLimits.standard());
    }

    private static Fetcher fetcher(GuardedHttp http, FetchLimits limits) {
        var key = new SigningKey.Rsa(URI.create("https://here.example/#main-key"), Keys.rsaPrivate(PAIR.privateKey()));
        return new Fetcher(
                http,
                limits,
                "Folkmoot/test (+https://here.example)",
                () -> Optional.of(key),
                SchemeMemory.inProcess(),
                _ -> true,
                InstantSource.fixed(NOW));
    }

    private void servesNote(String path, String id, String type) {
        var json = "{\"id\":\"%s\",\"type\":\"Note\"}".formatted(remote.uri(id));
        remote.serves(path, type, json.getBytes(StandardCharsets.UTF_8));
    }
}
