package folkmoot.federation.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The published and computed test vectors, with their throw-away keys. */
final class Vectors {

    static final URI MAIN_KEY = URI.create("https://a.example/u/alice#main-key");
    static final URI INBOX = URI.create("https://b.example/u/bob/inbox");
    static final String DATE = "Sun, 01 Mar 2026 12:00:00 GMT";

    private static final JsonNode ALL = load();

    private Vectors() {}

    static JsonNode get(String name) {
        return ALL.get(name);
    }

    static byte[] body() {
        return ALL.get("body").textValue().getBytes(StandardCharsets.UTF_8);
    }

    static SigningKey.Rsa rsa() {
        var key = ALL.get("keys").get("rsa");
        return new SigningKey.Rsa(MAIN_KEY, privateKey(key));
    }

    static PublicKey rsaPublic() {
        return Keys.publicKey("-----BEGIN PUBLIC KEY-----\n"
                        + ALL.get("keys").get("rsa").get("spkiBase64").textValue() + "\n-----END PUBLIC KEY-----")
                .orElseThrow();
    }

    static SigningKey.Ed25519 ed25519(String keyId) {
        return new SigningKey.Ed25519(
                URI.create(keyId), hex(ALL.get("keys").get("ed25519").get("seedHex")));
    }

    static PublicKey ed25519Public() {
        return new PublicKey.Ed25519(hex(ALL.get("keys").get("ed25519").get("publicHex")));
    }

    static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.textValue());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256(bytes));
    }

    static SignedRequest post(Map<String, String> headers) {
        return new SignedRequest("POST", "/u/bob/inbox", lists(headers), body());
    }

    static Map<String, List<String>> lists(Map<String, String> headers) {
        var lists = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }

    private static RSAPrivateKey privateKey(JsonNode key) {
        var p = new BigInteger(key.get("pHex").textValue(), 16);
        var q = new BigInteger(key.get("qHex").textValue(), 16);
        var e = BigInteger.valueOf(key.get("e").longValue());
        var p1 = p.subtract(BigInteger.ONE);
        var q1 = q.subtract(BigInteger.ONE);
        var d = e.modInverse(p1.multiply(q1));
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new RSAPrivateCrtKeySpec(p.multiply(q), e, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JsonNode load() {
        try (var in = Vectors.class.getResourceAsStream("/fixtures/federation-vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
