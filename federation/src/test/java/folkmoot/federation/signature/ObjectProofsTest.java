package folkmoot.federation.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectProofsTest {

    private static final Instant THEN = Instant.parse("2023-02-24T23:36:38Z");

    @ParameterizedTest
    @ValueSource(strings = {"A6_fep8b32", "A7_fepc390", "A8_w3c_eddsa_jcs_2022"})
    void thePublishedProofsAreBelieved(String name) {
        var document = document(name);
        var config = config(name);
        config.put("proofValue", Vectors.get(name).get("proofValue").textValue());
        document.set("proof", config);

        var claimed = ObjectProofs.read(document).getFirst();

        assertThat(claimed.verifiedBy(Vectors.ed25519Public(), THEN)).isTrue();
        document.put("id", "https://elsewhere.example/1");
        assertThat(ObjectProofs.read(document).getFirst().verifiedBy(Vectors.ed25519Public(), THEN))
                .isFalse();
    }

    @Test
    void weMakeTheSameProofAsTheVector() {
        var key = Vectors.ed25519("https://server.example/users/alice#ed25519-key");

        var signed = ObjectProofs.sign(document("A6_fep8b32"), key, THEN);

        assertThat(signed.get("proof").get("proofValue").textValue())
                .isEqualTo(Vectors.get("A6_fep8b32").get("proofValue").textValue());
    }

    @Test
    void aProofFromTheFutureOrOfAnotherSuiteIsNoProof() {
        var signed = ObjectProofs.sign(document("A6_fep8b32"), Vectors.ed25519("https://a.example/k"), THEN);

        assertThat(ObjectProofs.read(signed).getFirst().verifiedBy(Vectors.ed25519Public(), THEN.minusSeconds(7_200)))
                .isFalse();
        ((ObjectNode) signed.get("proof")).put("cryptosuite", "mldsa44-jcs-2024");
        assertThat(ObjectProofs.read(signed)).isEmpty();
    }

    @Test
    void theContextMustStartWithTheProofs() {
        var signed = ObjectProofs.sign(document("A6_fep8b32"), Vectors.ed25519("https://a.example/k"), THEN);
        signed.put("@context", "https://other.example/context");

        assertThat(ObjectProofs.read(signed)).isEmpty();
    }

    @Test
    void keysTravelAsMultikeyAndPem() {
        var multikey = Vectors.get("keys").get("ed25519").get("multikey").textValue();
        assertThat(Multikey.decode(multikey)).contains(Vectors.ed25519Public());
        assertThat(Multikey.encode(Vectors.ed25519Public())).isEqualTo(multikey);
        assertThat(Multikey.encode(Vectors.rsaPublic())).startsWith("z4MX");
        assertThat(Multikey.decode(Multikey.encode(Vectors.rsaPublic()))).contains(Vectors.rsaPublic());
        assertThat(Multikey.decode("zNonsense0")).isEmpty();
        assertThat(Multikey.decode("")).isEmpty();

        var pair = Keys.generateRsa();
        var signature = new SigningKey.Rsa(Vectors.MAIN_KEY, Keys.rsaPrivate(pair.privateKey())).sign(Vectors.body());
        assertThat(Keys.publicKey(Keys.publicPem(pair.publicKey()))
                        .orElseThrow()
                        .verifies(Vectors.body(), signature))
                .isTrue();
        assertThat(Keys.publicKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))
                .isEmpty();
    }

    private static ObjectNode document(String name) {
        var vector = Vectors.get(name);
        return vector.has("document")
                ? vector.get("document").deepCopy()
                : Json.read(vector.get("canonicalDocument").textValue().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode config(String name) {
        var vector = Vectors.get(name);
        if (vector.has("canonicalConfig")) {
            return Json.read(vector.get("canonicalConfig").textValue().getBytes(StandardCharsets.UTF_8));
        }
        var config = Json.object();
        config.put("type", "DataIntegrityProof");
        config.put("cryptosuite", "eddsa-jcs-2022");
        config.put("created", vector.get("created").textValue());
        config.put("verificationMethod", vector.get("verificationMethod").textValue());
        config.put("proofPurpose", "assertionMethod");
        config.set("@context", vector.get("document").get("@context"));
        return config;
    }
}
