package folkmoot.federation.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every number of the vectors, and the published examples of RFC 9421, appendix B.2, for the algorithms that the fediverse
 * speaks. Of those: B.2.1 to B.2.3 are {@code rsa-pss-sha512} and B.2.4 is {@code ecdsa-p256-sha256}, which no peer uses and
 * which we refuse; B.2.5 is {@code hmac-sha256}, a shared secret, which means nothing between servers; B.2.6 is Ed25519 and
 * must verify. The requests of all six are read as far as their form goes.
 */
class PublishedVectorsTest {

    private static final Instant THEN = Instant.ofEpochSecond(1_618_884_473);
    private static final byte[] HELLO = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

    /** The test request of RFC 9421 B.2. */
    private static final Map<String, String> REQUEST = Map.of(
            "host", "example.com",
            "date", "Tue, 20 Apr 2021 02:07:55 GMT",
            "content-type", "application/json",
            "content-length", "18",
            "content-digest",
                    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:");

    @Test
    void theKeysHashesAndBodyAreThoseOfTheVectors() {
        var rsa = Vectors.get("keys").get("rsa");
        assertThat(Vectors.sha256(
                        Base64.getDecoder().decode(rsa.get("spkiBase64").textValue())))
                .isEqualTo(rsa.get("spkiSha256").textValue());
        assertThat(Digests.sha256Base64(Vectors.body()))
                .isEqualTo(Vectors.get("bodySha256Base64").textValue());
        for (var name : List.of("ed25519", "fep521a")) {
            var key = Vectors.get("keys").get(name);
            var decoded = Multikey.decode(key.get("multikey").textValue()).orElseThrow();
            assertThat(decoded).isEqualTo(new PublicKey.Ed25519(Vectors.hex(key.get("publicHex"))));
            assertThat(Multikey.encode(decoded)).isEqualTo(key.get("multikey").textValue());
        }
        var seed = Vectors.hex(Vectors.get("keys").get("ed25519").get("seedHex"));
        var secret = Multibase.decode(Vectors.get("keys")
                        .get("ed25519")
                        .get("secretMultibase")
                        .textValue())
                .orElseThrow();
        assertThat(Arrays.copyOfRange(secret, 2, secret.length))
                .as("80 26 and the seed")
                .isEqualTo(seed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1_cavage_post",
                "A2_cavage_get",
                "A2b_cavage_get_query_left_out",
                "A3_cavage_hs2019",
                "A4_rfc9421_rsa",
                "A5_rfc9421_ed25519"
            })
    void theBasesHashAndVerifyAsTheVectorsSay(String name) {
        var vector = Vectors.get(name);
        var base = vector.get("base").textValue().getBytes(StandardCharsets.UTF_8);
        var signature = Base64.getDecoder().decode(vector.get("signature").textValue());
        var key = name.endsWith("ed25519") ? Vectors.ed25519Public() : Vectors.rsaPublic();

        assertThat(Vectors.sha256(base)).isEqualTo(vector.get("baseSha256").textValue());
        assertThat(key.verifies(base, signature)).isTrue();
        assertThat(claimed(name).bases()).as("we make the same base").anyMatch(made -> Arrays.equals(made, base));
        assertThat(claimed(name).verifiedBy(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A6_fep8b32", "A7_fepc390", "A8_w3c_eddsa_jcs_2022"})
    void theHashesOfProofsAreThoseOfTheVectors(String name) {
        var vector = Vectors.get(name);
        var document = vector.has("document") ? vector.get("document") : text(vector.get("canonicalDocument"));
        assertThat(Vectors.sha256(Json.canonical(document)))
                .isEqualTo(vector.get("docHash").textValue());
        var config = vector.has("canonicalConfig") ? text(vector.get("canonicalConfig")) : config(vector);
        assertThat(Vectors.sha256(Json.canonical(config)))
                .isEqualTo(vector.get("configHash").textValue());
        var signature = Multibase.decode(vector.get("proofValue").textValue()).orElseThrow();
        assertThat(signature).hasSize(64);
        if (vector.has("signatureHex")) {
            assertThat(signature).isEqualTo(Vectors.hex(vector.get("signatureHex")));
        }
    }

    @Test
    void theDigestOfFollowersIsThatOfTheVector() {
        var vector = Vectors.get("A9_fep8fcf");
        var ids = Stream.of(vector.get("ids").get(0), vector.get("ids").get(1))
                .map(JsonNode::textValue)
                .map(URI::create)
                .toList();

        assertThat(ids.stream().map(id -> Vectors.sha256(id.toString().getBytes(StandardCharsets.UTF_8))))
                .containsExactly(
                        vector.get("sha256").get(0).textValue(),
                        vector.get("sha256").get(1).textValue());
        assertThat(FollowerDigest.of(ids)).isEqualTo(vector.get("digest").textValue());
        assertThat(FollowerDigest.of(ids.reversed()))
                .isEqualTo(vector.get("digest").textValue());
        assertThat(FollowerDigest.of(List.of())).isEqualTo("0".repeat(64));
    }

    /** RFC 9421 B.2.6, with the key of appendix B.1.4. */
    @Test
    void theEd25519ExampleOfRfc9421Verifies() {
        var vector = Vectors.get("A10_rfc9421_b26");
        var key = new PublicKey.Ed25519(Vectors.hex(vector.get("publicHex")));
        var base = vector.get("base").textValue().getBytes(StandardCharsets.UTF_8);
        var seed = new SigningKey.Ed25519(URI.create("https://a.example/k"), Vectors.hex(vector.get("seedHex")));

        assertThat(Base64.getEncoder().encodeToString(seed.sign(base)))
                .isEqualTo(vector.get("signature").textValue());
        assertThat(key.verifies(
                        base, Base64.getDecoder().decode(vector.get("signature").textValue())))
                .isTrue();
    }

    /** The inputs of RFC 9421 B.2.1 to B.2.6, letter by letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sig-b21=();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
                "sig-b22=(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473;"
                        + "keyid=\"test-key-rsa-pss\";tag=\"header-example\"",
                "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
                        + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
                "sig-b24=(\"@status\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473;"
                        + "keyid=\"test-key-ecc-p256\"",
                "sig-b25=(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"",
                "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");"
                        + "created=1618884473;keyid=\"test-key-ed25519\""
            })
    void noExampleOfRfc9421CoversWhatAnInboxNeeds(String input) {
        var headers = new HashMap<>(REQUEST);
        headers.put("signature-input", input);
        headers.put("signature", input.substring(0, 7) + "=:AAAA:");
        var request = new SignedRequest("POST", "/foo?param=Value&Pet=dog", Vectors.lists(headers), HELLO);

        var read = new SignatureReader(URI.create("https://example.com"), () -> THEN).read(request);

        assertThat(read).isNotInstanceOf(ReadSignature.Claimed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rsa-pss-sha512", "ecdsa-p256-sha256", "ecdsa-p384-sha384", "hmac-sha256", "ed25519", "none"})
    void noOtherAlgorithmOfRfc9421IsAcceptedForAnRsaKey(String algorithm) {
        var good = claimed("A4_rfc9421_rsa");
        var other = new ReadSignature.Claimed(good.keyId(), algorithm, good.covered(), good.bases(), good.signature());

        assertThat(good.verifiedBy(Vectors.rsaPublic())).isTrue();
        assertThat(other.verifiedBy(Vectors.rsaPublic())).isFalse();
    }

    private static ReadSignature.Claimed claimed(String name) {
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        return (ReadSignature.Claimed)
                new SignatureReader(URI.create("https://b.example"), () -> noon).read(request(name));
    }

    private static SignedRequest request(String name) {
        var vector = Vectors.get(name);
        var signature = vector.get("signature").textValue();
        var digest = Digests.sha256Base64(Vectors.body());
        var headers = new HashMap<>(Map.of("host", "b.example", "date", Vectors.DATE));
        if (name.contains("rfc9421")) {
            headers.put("content-digest", "sha-256=:" + digest + ":");
            headers.put(
                    "signature-input",
                    "sig1=" + vector.get("base").textValue().replaceFirst("(?s).*\"@signature-params\": ", ""));
            headers.put("signature", "sig1=:" + signature + ":");
            return Vectors.post(headers);
        }
        var covered = vector.has("headers") ? vector.get("headers").textValue() : "(request-target) host date";
        var times = name.contains("hs2019") ? "algorithm=\"hs2019\",created=1772366400,expires=1772366700," : "";
        headers.put(
                "signature",
                "keyId=\"%s\",%sheaders=\"%s\",signature=\"%s\""
                        .formatted(Vectors.MAIN_KEY, times, covered, signature));
        if (name.contains("get")) {
            return new SignedRequest("GET", "/u/bob/outbox?page=true", Vectors.lists(headers), new byte[0]);
        }
        headers.put("digest", "SHA-256=" + digest);
        headers.put("content-type", "application/activity+json");
        return Vectors.post(headers);
    }

    private static ObjectNode text(JsonNode canonical) {
        return Json.read(canonical.textValue().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode config(JsonNode vector) {
        var config = Json.object();
        config.set("@context", vector.get("document").get("@context"));
        config.put("type", "DataIntegrityProof");
        config.put("cryptosuite", "eddsa-jcs-2022");
        config.put("created", vector.get("created").textValue());
        config.put("verificationMethod", vector.get("verificationMethod").textValue());
        config.put("proofPurpose", "assertionMethod");
        return config;
    }
}
