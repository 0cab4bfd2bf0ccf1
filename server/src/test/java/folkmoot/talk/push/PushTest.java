package folkmoot.talk.push;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import folkmoot.testing.Patience;
import folkmoot.testing.World;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PushTest {

    private static final String RECEIVER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String RECEIVER_SECRET = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final long PATIENCE_SECONDS = 60;

    /** RFC 8291, appendix A. */
    @Test
    void theExampleOfTheStandardComesOutByteByByte() throws GeneralSecurityException {
        var sender = new KeyPair(
                Curve.publicKey(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                secret("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        var once = new PushEncryption.Once(bytes(RECEIVER), bytes(AUTH), sender, bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        var body = PushEncryption.standard(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8), once);

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                               + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj"
                               + "_Qulcy4a-fN");
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveIsRefused() {
        var outside = bytes(RECEIVER);
        outside[64] ^= 1;
        assertThatThrownBy(() -> Curve.publicKey(outside)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Curve.publicKey(new byte[65])).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Curve.publicKey(Arrays.copyOf(bytes(RECEIVER), 64)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anAppIsWokenWithWhatItAskedForUntilItsEndpointIsGone() throws Exception {
        var bodies = new LinkedBlockingQueue<Map.Entry<Map<String, String>, byte[]>>();
        var status = new AtomicInteger(201);
        var service = service(bodies, status);
        try (var world = new World()) {
            var alice = world.alice();
            var subscribed = ok(alice.post(
                    "/api/v1/push/subscription",
                    Map.of(
                            "subscription",
                            Map.of(
                                    "endpoint",
                                    "http://127.0.0.1:" + service.getAddress().getPort() + "/wake",
                                    "keys",
                                    Map.of("p256dh", RECEIVER, "auth", AUTH),
                                    "standard",
                                    true),
                            "data",
                            Map.of("alerts", Map.of("mention", true), "policy", "all"))));
            assertThat(subscribed.get("id").isInt()).as("apps read 32 bits").isTrue();
            assertThat(subscribed.get("alerts").get("mention").asBoolean()).isTrue();
            assertThat(subscribed.get("alerts").get("follow").asBoolean()).isFalse();
            assertThat(bytes(subscribed.get("server_key").asText())).hasSize(Curve.POINT);

            world.server()
                    .house()
                    .platform()
                    .database()
                    .write(tx -> tx.sql().execute("UPDATE users SET locale = 'pl'"));
            world.bob().follows(alice.id());
            world.bob().posts("hello @alice");
            var woken = next(bodies);
            assertThat(woken.getKey().get("content-encoding")).isEqualTo("aes128gcm");
            assertThat(woken.getKey().get("authorization")).startsWith("vapid t=");
            var clear = new ObjectMapper().readTree(decrypt(woken.getValue()));
            assertThat(clear.get("notification_type").asText()).isEqualTo("mention");
            assertThat(clear.get("access_token").asText()).isEqualTo(alice.token());
            assertThat(clear.get("notification_id").isNumber()).isTrue();
            assertThat(clear.get("body").asText()).contains("hello");
            assertThat(clear.get("preferred_locale").asText()).isEqualTo("pl");
            assertThat(clear.get("title").asText()).isEqualTo("bob wspomina o Tobie");

            status.set(410);
            world.bob().posts("again @alice");
            next(bodies);
            Patience.until(() -> alice.get("/api/v1/push/subscription").status() == 404);
        } finally {
            service.stop(0);
        }
    }

    @Test
    void whatCannotBeASubscriptionIsRefused() {
        try (var world = new World()) {
            var alice = world.alice();
            var keys = Map.of("p256dh", RECEIVER, "auth", AUTH);
            for (var wrong : new Object[][] {
                {"not an address", keys},
                {"https://push.example/1", Map.of("p256dh", "AAAA", "auth", AUTH)},
                {"https://push.example/1", Map.of("p256dh", RECEIVER, "auth", "AAAA")}
            }) {
                assertThat(alice.post(
                                        "/api/v1/push/subscription",
                                        Map.of("subscription", Map.of("endpoint", wrong[0], "keys", wrong[1])))
                                .status())
                        .isEqualTo(422);
            }
            assertThat(alice.get("/api/v1/push/subscription").status()).isEqualTo(404);
            assertThat(alice.put("/api/v1/push/subscription", Map.of()).status())
                    .isEqualTo(404);
        }
    }

    private static HttpServer service(
            BlockingQueue<Map.Entry<Map<String, String>, byte[]>> bodies, AtomicInteger status) throws IOException {
        var service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/wake", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            var body = exchange.getRequestBody().readAllBytes();
            int answer = status.get(); // before the test hears of the request and asks for another answer
            bodies.add(Map.entry(headers, body));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        service.start();
        return service;
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var found = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(found).isNotNull();
        return found;
    }

    /** What an app does, written from RFC 8291 a second time. */
    private static byte[] decrypt(byte[] body) throws GeneralSecurityException {
        var salt = Arrays.copyOf(body, 16);
        var sender = Arrays.copyOfRange(body, 21, 21 + Curve.POINT);
        var shared = Curve.agree(secret(RECEIVER_SECRET), Curve.publicKey(sender));
        var info = concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), bytes(RECEIVER), sender);
        var input = hmac(hmac(bytes(AUTH), shared), concat(info, new byte[] {1}));
        var key = hmac(salt, input);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(hmac(key, label("aes128gcm")), 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(hmac(key, label("nonce")), 12)));
        var padded = cipher.doFinal(body, 21 + Curve.POINT, body.length - 21 - Curve.POINT);
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private static byte[] label(String word) {
        return ("Content-Encoding: " + word + "\0\1").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new byte[0];
        for (var part : parts) {
            int at = all.length;
            all = Arrays.copyOf(all, at + part.length);
            System.arraycopy(part, 0, all, at, part.length);
        }
        return all;
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static ECPrivateKey secret(String base64) throws GeneralSecurityException {
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes(base64)), Curve.parameters()));
    }
}
