package folkmoot.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.federation.signature.SignedRequest;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class DeliveryClientTest {

    private static final byte[] BODY = "{\"id\":\"https://here.example/1\"}".getBytes(StandardCharsets.UTF_8);
    private static final Keys.RsaPair PAIR = Keys.generateRsa();
    private static final PublicKey PUBLIC = Keys.publicKey(PAIR.publicKey()).orElseThrow();
    private static final SigningKey KEY = new SigningKey.Rsa(
            URI.create("https://here.example/users/alice#main-key"), Keys.rsaPrivate(PAIR.privateKey()));

    private RemoteInstance remote;
    private GuardedHttp http;
    private DeliveryClient client;

    @BeforeEach
    void open(Vertx vertx) {
        remote = new RemoteInstance(vertx, "remote.localhost");
        http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false);
        client = new DeliveryClient(http, "Folkmoot/test", SchemeMemory.inProcess(), InstantSource.system());
    }

    @AfterEach
    void close() {
        http.close();
        remote.close();
    }

    @Test
    void anAcceptedActivityIsDelivered() {
        remote.answers("/inbox", 202);

        assertThat(deliver()).isEqualTo(new DeliveryOutcome.Delivered(202));
        var request = remote.posted().getFirst();
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.headers())
                .containsEntry("content-type", "application/activity+json")
                .containsEntry("host", remote.domain())
                .containsEntry("digest", "SHA-256=" + Digests.sha256Base64(BODY));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404, 405, 406, 413, 415, 422, 501})
    void someAnswersAreFinal(int status) {
        remote.answers("/inbox", status);
        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503})
    void someAnswersAskForPatience(int status) {
        remote.answers("/inbox", status);
        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Retry.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNeverFollowed(int status) {
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(status)
                        .putHeader("location", remote.uri("/elsewhere").toString())
                        .end());

        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Moved.class);
        assertThat(remote.posted()).hasSize(1);
    }

    @Test
    void anEndlessAnswerCountsByItsStatus() {
        remote.on(
                "/inbox",
                request ->
                        request.response().setStatusCode(202).setChunked(true).end(Buffer.buffer(new byte[70_000])));

        assertThat(deliver()).isEqualTo(new DeliveryOutcome.Delivered(202));
    }

    @Test
    void retryAfterMayBeADate() {
        var inHalfAnHour = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(30);
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(503)
                        .putHeader("retry-after", inHalfAnHour.format(DateTimeFormatter.RFC_1123_DATE_TIME))
                        .end());

        assertThat(((DeliveryOutcome.Retry) deliver()).after())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(31)));
    }

    @Test
    void aClockThatIsWrongIsNamedWhenTheSignatureIsNotBelieved() {
        var tomorrow = ZonedDateTime.now(ZoneOffset.UTC).plusDays(1);
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(401)
                        .putHeader("date", tomorrow.format(DateTimeFormatter.RFC_1123_DATE_TIME))
                        .end());

        assertThat(((DeliveryOutcome.Unauthorized) deliver()).reason()).contains("its clock differs from ours by 86");
    }

    @Test
    void retryAfterIsHonouredUpToAnHour() {
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(429)
                        .putHeader("retry-after", "999999")
                        .end());

        assertThat(((DeliveryOutcome.Retry) deliver()).after()).isEqualTo(Optional.of(Duration.ofHours(1)));
    }

    @Test
    void goneIsGone() {
        remote.answers("/inbox", 410);
        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Gone.class);
    }

    @Test
    void aServerThatAsksForTheNewSchemeGetsItAndIsRemembered() {
        remote.on("/inbox", request -> {
            var signedNewly = request.getHeader("signature-input") != null;
            request.response()
                    .setStatusCode(signedNewly ? 202 : 401)
                    .putHeader("accept-signature", "sig1=(\"@method\" \"@target-uri\")")
                    .end();
        });

        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(remote.posted()).hasSize(3);
    }

    @Test
    void aServerThatRefusesWithoutSayingWhatItWantsIsTriedOnceInTheOtherScheme() {
        remote.on("/inbox", request -> {
            var signedNewly = request.getHeader("signature-input") != null;
            request.response().setStatusCode(signedNewly ? 202 : 400).end();
        });

        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(remote.posted()).hasSize(2);

        remote.answers("/inbox", 401);
        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Unauthorized.class);
        assertThat(remote.posted()).as("once in each").hasSize(4);
    }

    @Test
    void aServerThatReturnsToTheOldSchemeIsRememberedForThat() {
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(request.getHeader("signature-input") != null ? 202 : 401)
                        .end());
        deliver();
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(request.getHeader("signature-input") != null ? 401 : 202)
                        .end());
        deliver();
        remote.forgetRequests();

        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(remote.posted()).hasSize(1);
    }

    @Test
    void anInboxWithAQueryIsTriedWithoutIt() {
        remote.on("/inbox", request -> {
            var path = request.uri().contains("?") && request.getHeader("signature-input") == null;
            request.response()
                    .setStatusCode(path && remote.posted().size() == 2 ? 202 : 401)
                    .end();
        });

        var outcome = client.deliver(remote.uri("/inbox?a=b"), BODY, Digests.sha256Base64(BODY), KEY);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
        var headers = new HashMap<String, List<String>>();
        remote.posted().getLast().headers().forEach((name, value) -> headers.put(name, List.of(value)));
        var signedPath = new SignatureReader(remote.uri(""), InstantSource.system())
                .read(new SignedRequest("POST", "/inbox", headers, BODY));
        assertThat(((ReadSignature.Claimed) signedPath).verifiedBy(PUBLIC)).isTrue();
    }

    @Test
    void noServerIsUnreachableAndAPrivateOneIsRefused() {
        remote.close();
        assertThat(deliver()).isInstanceOf(DeliveryOutcome.Unreachable.class);
        assertThat(client.deliver(URI.create("http://10.1.2.3/inbox"), BODY, Digests.sha256Base64(BODY), KEY))
                .isInstanceOf(DeliveryOutcome.Refused.class);
    }

    private DeliveryOutcome deliver() {
        return client.deliver(remote.uri("/inbox"), BODY, Digests.sha256Base64(BODY), KEY);
    }
}
