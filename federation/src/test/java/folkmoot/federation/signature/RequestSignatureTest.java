package folkmoot.federation.signature;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.signature.RequestSigner.Outgoing;
import folkmoot.federation.signature.RequestSigner.Scheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI B = URI.create("https://b.example");

    private Instant now = NOON;
    private final SignatureReader reader = new SignatureReader(B, () -> now);

    @Test
    void aPostIsSignedAsTheVectorSays() {
        var headers = signedPost();

        assertThat(headers).containsEntry("date", Vectors.DATE).containsEntry("host", "b.example");
        assertThat(headers.get("signature"))
                .contains("keyId=\"https://a.example/u/alice#main-key\"")
                .contains("headers=\""
                        + Vectors.get("A1_cavage_post").get("headers").textValue() + "\"")
                .contains("signature=\""
                        + Vectors.get("A1_cavage_post").get("signature").textValue() + "\"");
    }

    @Test
    void aSignedPostIsBelieved() {
        assertThat(claimed(Vectors.post(signedPost())).verifiedBy(Vectors.rsaPublic()))
                .isTrue();
        assertThat(claimed(Vectors.post(signedPost())).verifiedBy(Vectors.ed25519Public()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void furtherHeadersAreCoveredAndCannotBeChanged(Scheme scheme) {
        var more = Map.of(CollectionSynchronization.HEADER, "collectionId=\"a\", url=\"b\"");
        var headers = new HashMap<>(RequestSigner.headers(scheme, outgoing().with(more), Vectors.rsa(), NOON));

        var believed = claimed(Vectors.post(headers));
        headers.put(CollectionSynchronization.HEADER, "collectionId=\"a\", url=\"c\"");
        var changed = claimed(Vectors.post(headers));

        assertThat(believed.covered()).contains(CollectionSynchronization.HEADER);
        assertThat(believed.verifiedBy(Vectors.rsaPublic())).isTrue();
        assertThat(changed.verifiedBy(Vectors.rsaPublic())).isFalse();
        assertThat(claimed(Vectors.post(signedPost())).covered()).doesNotContain(CollectionSynchronization.HEADER);
    }

    @Test
    void aSignedGetIsBelievedWithAndWithoutItsQuery() {
        for (var name : List.of("A2_cavage_get", "A2b_cavage_get_query_left_out")) {
            var signature = "keyId=\"%s\",headers=\"(request-target) host date\",signature=\"%s\""
                    .formatted(
                            Vectors.MAIN_KEY, Vectors.get(name).get("signature").textValue());
            var headers = Map.of("host", "b.example", "date", Vectors.DATE, "signature", signature);
            var request = new SignedRequest("GET", "/u/bob/outbox?page=true", Vectors.lists(headers), new byte[0]);

            assertThat(claimed(request).verifiedBy(Vectors.rsaPublic()))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void hs2019MeansTheKeysOwnAlgorithm() {
        var headers = hs2019(Vectors.get("A3_cavage_hs2019").get("signature").textValue(), "hs2019");

        assertThat(claimed(Vectors.post(headers)).verifiedBy(Vectors.rsaPublic()))
                .isTrue();
    }

    @Test
    void createdNeedsHs2019() {
        var headers = hs2019(Vectors.get("A3_cavage_hs2019").get("signature").textValue(), "rsa-sha256");

        assertThat(reader.read(Vectors.post(headers))).isInstanceOf(ReadSignature.Refused.class);
    }

    @Test
    void rfc9421IsSignedAsTheVectorsSay() {
        var rsa = RequestSigner.headers(Scheme.RFC_9421, outgoing(), Vectors.rsa(), NOON);
        var ed = RequestSigner.headers(
                Scheme.RFC_9421, outgoing(), Vectors.ed25519("https://a.example/u/alice#ed25519-key"), NOON);

        assertThat(rsa.get("signature"))
                .isEqualTo("sig1=:"
                        + Vectors.get("A4_rfc9421_rsa").get("signature").textValue() + ":");
        assertThat(ed.get("signature"))
                .isEqualTo("sig1=:"
                        + Vectors.get("A5_rfc9421_ed25519").get("signature").textValue() + ":");
        assertThat(claimed(Vectors.post(rsa)).verifiedBy(Vectors.rsaPublic())).isTrue();
        assertThat(claimed(Vectors.post(ed)).verifiedBy(Vectors.ed25519Public()))
                .isTrue();
    }

    @Test
    void thePublishedRfc9421VectorHolds() {
        var vector = Vectors.get("A10_rfc9421_b26");
        var key = new PublicKey.Ed25519(Vectors.hex(vector.get("publicHex")));
        var base = vector.get("base").textValue().getBytes(StandardCharsets.UTF_8);
        var signature = Base64.getDecoder().decode(vector.get("signature").textValue());

        assertThat(key.verifies(base, signature)).isTrue();
        base[0]++;
        assertThat(key.verifies(base, signature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-64, 0, 59})
    void aFreshSignatureIsBelieved(long minutesOfTheSigner) {
        now = NOON.minus(Duration.ofMinutes(minutesOfTheSigner));
        assertThat(reader.read(Vectors.post(signedPost()))).isInstanceOf(ReadSignature.Claimed.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-70, 70})
    void anOldOrFutureSignatureIsRefused(long minutesOfTheSigner) {
        now = NOON.minus(Duration.ofMinutes(minutesOfTheSigner));
        assertThat(reader.read(Vectors.post(signedPost()))).isInstanceOf(ReadSignature.Refused.class);
        var message = RequestSigner.headers(Scheme.RFC_9421, outgoing(), Vectors.rsa(), NOON);
        assertThat(reader.read(Vectors.post(message))).isInstanceOf(ReadSignature.Refused.class);
    }

    @Test
    void anotherBodyIsRefused() {
        var request = Vectors.post(signedPost());
        var other = new SignedRequest("POST", request.target(), request.headers(), new byte[] {'{', '}'});
        var message = Vectors.post(RequestSigner.headers(Scheme.RFC_9421, outgoing(), Vectors.rsa(), NOON));
        var otherMessage = new SignedRequest("POST", message.target(), message.headers(), new byte[] {'{', '}'});

        assertThat(reader.read(other)).isInstanceOf(ReadSignature.Refused.class);
        assertThat(reader.read(otherMessage)).isInstanceOf(ReadSignature.Refused.class);
    }

    @Test
    void anotherPathOrKeyIsNotVerified() {
        var request = Vectors.post(signedPost());
        var other = new SignedRequest("POST", "/u/eve/inbox", request.headers(), request.body());

        assertThat(claimed(other).verifiedBy(Vectors.rsaPublic())).isFalse();
        assertThat(claimed(request)
                        .verifiedBy(
                                Keys.publicKey(Keys.generateRsa().publicKey()).orElseThrow()))
                .isFalse();
    }

    @Test
    void aRequestSignedForAnotherHostIsRefused() {
        var elsewhere = new SignatureReader(URI.create("https://c.example"), () -> NOON);

        assertThat(elsewhere.read(Vectors.post(signedPost()))).isInstanceOf(ReadSignature.Refused.class);
        var message = Vectors.post(RequestSigner.headers(Scheme.RFC_9421, outgoing(), Vectors.rsa(), NOON));
        assertThat(((ReadSignature.Claimed) elsewhere.read(message)).verifiedBy(Vectors.rsaPublic()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(request-target) date digest",
                "(request-target) host digest",
                "host date digest",
                "(request-target) host date"
            })
    void whatMustBeCoveredMustBeCovered(String covered) {
        var headers = new HashMap<>(signedPost());
        headers.put("signature", "keyId=\"https://a.example/k\",headers=\"" + covered + "\",signature=\"AAAA\"");

        assertThat(reader.read(Vectors.post(headers))).isInstanceOf(ReadSignature.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "keyId=\"https://a.example/k\"",
                "keyId=\"https://a.example/k\",keyId=\"https://b.example/k\",signature=\"AAAA\"",
                "keyId=\"https://a.example/k\",colour=\"red\",signature=\"AAAA\"",
                "keyId=\"https://a.example/k\",headers=\"date date\",signature=\"AAAA\"",
                "keyId=\"https://a.example/k\",algorithm=\"rsa-sha1\",signature=\"AAAA\"",
                "keyId=\"https://a.example/k\",signature=\"%%%\"",
                "keyId=\"acct:alice@a.example\",signature=\"AAAA\"",
                "keyId=\"https://a.example/k\",signature=\"AAAA\","
            })
    void anUnreadableHeaderIsMalformed(String signature) {
        var headers = new HashMap<>(signedPost());
        headers.put("signature", signature);

        assertThat(reader.read(Vectors.post(headers))).isInstanceOf(ReadSignature.Malformed.class);
    }

    @Test
    void anInvalidNewSignatureIsNotReplacedByAnOldOne() {
        var headers = new HashMap<>(signedPost());
        headers.put("signature-input", "sig1=(\"@method\";req);created=1;keyid=\"https://a.example/k\"");

        assertThat(reader.read(Vectors.post(headers))).isInstanceOf(ReadSignature.Malformed.class);
    }

    @Test
    void noSignatureIsAbsent() {
        assertThat(reader.read(Vectors.post(Map.of("host", "b.example")))).isInstanceOf(ReadSignature.Absent.class);
    }

    private ReadSignature.Claimed claimed(SignedRequest request) {
        return (ReadSignature.Claimed) reader.read(request);
    }

    private static Outgoing outgoing() {
        return Outgoing.post(Vectors.INBOX, Digests.sha256Base64(Vectors.body()), "application/activity+json");
    }

    private static Map<String, String> signedPost() {
        return RequestSigner.headers(Scheme.CAVAGE, outgoing(), Vectors.rsa(), NOON);
    }

    private static Map<String, String> hs2019(String signature, String algorithm) {
        return Map.of(
                "host",
                "b.example",
                "digest",
                "SHA-256=" + Digests.sha256Base64(Vectors.body()),
                "signature",
                ("keyId=\"%s\",algorithm=\"%s\",created=1772366400,expires=1772366700,"
                                + "headers=\"(request-target) (created) (expires) host digest\",signature=\"%s\"")
                        .formatted(Vectors.MAIN_KEY, algorithm, signature));
    }
}
