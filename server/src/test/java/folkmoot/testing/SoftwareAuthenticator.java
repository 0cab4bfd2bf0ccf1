package folkmoot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/**
 * A device that keeps one passkey, with the browser around it: answers what {@code PublicKeyCredential.toJSON()} would say (WebAuthn Level
 * 2, 6). What it says of itself can be set, so that it can lie.
 */
public final class SoftwareAuthenticator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int COORDINATE = 32;

    private final byte[] id = new byte[32];
    private final KeyPair key;
    private String origin;
    private String rpId;
    private boolean verifies = true;
    private int count;
    private byte[] handle = {};

    /** @param origin where its browser is */
    public SoftwareAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** From now on its browser is at another site. */
    public SoftwareAuthenticator at(String site) {
        origin = site;
        return this;
    }

    /** From now on it answers for another party. */
    public SoftwareAuthenticator answeringFor(String party) {
        rpId = party;
        return this;
    }

    /** Whether it looks who holds it. */
    public SoftwareAuthenticator verifying(boolean on) {
        verifies = on;
        return this;
    }

    /** As often it says that it has signed. */
    public SoftwareAuthenticator counting(int signatures) {
        count = signatures;
        return this;
    }

    /** Makes its passkey. @param options what it is asked */
    public String create(String options) {
        try {
            var asked = JSON.readTree(options);
            handle = Base64.getUrlDecoder().decode(asked.at("/user/id").asText());
            var party = rpId == null ? asked.at("/rp/id").asText() : rpId;
            var data = join(
                    authenticatorData(party, ATTESTED),
                    new byte[16],
                    ByteBuffer.allocate(2).putShort((short) id.length).array(),
                    id,
                    publicKey());
            var attestation = join(
                    new byte[] {(byte) 0xa3},
                    text("fmt"),
                    text("none"),
                    text("attStmt"),
                    new byte[] {(byte) 0xa0},
                    text("authData"),
                    bytes(data));
            return answer(Map.of(
                    "clientDataJSON", encoded(clientData("webauthn.create", asked)),
                    "attestationObject", encoded(attestation)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Signs with its passkey. @param options what it is asked */
    public String get(String options) {
        try {
            var asked = JSON.readTree(options);
            count++;
            var data = authenticatorData(rpId == null ? asked.at("/rpId").asText() : rpId, 0);
            var client = clientData("webauthn.get", asked);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return answer(Map.of(
                    "clientDataJSON", encoded(client),
                    "authenticatorData", encoded(data),
                    "signature", encoded(signature.sign()),
                    "userHandle", encoded(handle)));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String answer(Map<String, String> response) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "id", encoded(id),
                "rawId", encoded(id),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response));
    }

    private byte[] clientData(String type, JsonNode asked) throws IOException {
        return JSON.writeValueAsBytes(Map.of(
                "type", type, "challenge", asked.get("challenge").asText(), "origin", origin, "crossOrigin", false));
    }

    private byte[] authenticatorData(String party, int more) {
        int flags = PRESENT | (verifies ? VERIFIED : 0) | more;
        return join(
                sha256(party.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(count).array());
    }

    /** COSE: key type EC2, algorithm ES256, curve P-256, both coordinates (RFC 9053 7.1.1). */
    private byte[] publicKey() {
        var point = ((ECPublicKey) key.getPublic()).getW();
        return join(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
                bytes(coordinate(point.getAffineX())),
                new byte[] {0x22},
                bytes(coordinate(point.getAffineY())));
    }

    private static byte[] coordinate(BigInteger value) {
        var all = value.toByteArray();
        var fixed = new byte[COORDINATE];
        int length = Math.min(all.length, COORDINATE);
        System.arraycopy(all, all.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private static byte[] text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return join(new byte[] {(byte) (0x60 + utf8.length)}, utf8);
    }

    private static byte[] bytes(byte[] bytes) {
        return join(new byte[] {0x59, (byte) (bytes.length >> 8), (byte) bytes.length}, bytes);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
