package folkmoot.civic.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0 has it: HMAC-SHA256 of id, time and body, by each secret that is valid. */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";

    private WebhookSignature() {}

    /** The value of {@code webhook-signature}. @param seconds since 1970, as in {@code webhook-timestamp} */
    static String of(String id, long seconds, byte[] body, List<byte[]> secrets) {
        return secrets.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(hash(id, seconds, body, secret)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hash(String id, long seconds, byte[] body, byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
