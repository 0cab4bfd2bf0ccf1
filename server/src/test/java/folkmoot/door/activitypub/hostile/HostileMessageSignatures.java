package folkmoot.door.activitypub.hostile;

import folkmoot.federation.signature.RequestSigner.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Wrong signatures of RFC 9421. */
final class HostileMessageSignatures {

    private HostileMessageSignatures() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        all.add(input("An input that cannot be read", 400, _ -> "sig1=nonsense"));
        all.add(input("An input without components", 401, value -> value.replaceFirst("\\(.*?\\)", "()")));
        all.add(input("An input without @method", 401, value -> value.replace("\"@method\" ", "")));
        all.add(input("An input without @target-uri", 401, value -> value.replace("\"@target-uri\" ", "")));
        all.add(input("An input without content-digest", 401, value -> value.replace(" \"content-digest\"", "")));
        all.add(input(
                "An input over parts of the address without its scheme",
                401,
                value -> value.replace("\"@target-uri\"", "\"@authority\" \"@path\"")));
        all.add(input(
                "A component of the request that answers",
                400,
                value -> value.replace("\"@method\"", "\"@method\";req")));
        all.add(input("A component as bytes", 400, value -> value.replace("\"@method\"", "\"@method\";bs")));
        all.add(input("A component twice", 400, value -> value.replace("\"@method\"", "\"@method\" \"@method\"")));
        all.add(input("A component of answers", 401, value -> value.replace("\"@method\"", "\"@method\" \"@status\"")));
        all.add(input(
                "A component that does not exist",
                401,
                value -> value.replace("\"@method\"", "\"@method\" \"@colour\"")));
        all.add(input(
                "A header that was not sent", 401, value -> value.replace("\"@method\"", "\"@method\" \"x-absent\"")));
        all.add(input("An input without created", 401, value -> value.replaceFirst(";created=[0-9]+", "")));
        all.add(input("An input without keyid", 400, value -> value.replaceFirst(";keyid=\"[^\"]*\"", "")));
        all.add(input("An input with created twice", 400, value -> value + ";created=1"));
        all.add(input(
                "An input with an acct: keyid",
                400,
                value -> value.replaceFirst("keyid=\"[^\"]*\"", "keyid=\"acct:carol@elsewhere.localhost\"")));
        all.add(input(
                "An input that expired",
                401,
                value -> value + ";expires="
                        + Instant.now().minus(Duration.ofHours(2)).getEpochSecond()));
        for (var algorithm :
                List.of("rsa-pss-sha512", "rsa-sha256", "hmac-sha256", "ecdsa-p256-sha256", "ed25519", "none")) {
            all.add(input(
                    "The algorithm " + algorithm + " for an RSA key",
                    401,
                    value -> value + ";alg=\"" + algorithm + "\""));
        }
        all.add(input("A signature for something else, by its tag", 401, value -> value + ";tag=\"other\""));
        all.add(input("Another label than the signature has", 400, value -> value.replace("sig1=", "sig2=")));
        all.add(input(
                "Five signatures at once",
                400,
                value -> String.join(
                        ", ",
                        List.of(
                                value,
                                value.replace("sig1", "s2"),
                                value.replace("sig1", "s3"),
                                value.replace("sig1", "s4"),
                                value.replace("sig1", "s5")))));
        all.add(changed("A digest of another body", 401, headers -> headers.put("content-digest", "sha-256=:AAAA:")));
        all.add(changed(
                "A digest that contradicts itself",
                401,
                headers -> headers.computeIfPresent("content-digest", (_, value) -> value + ", sha-512=:AAAA:")));
        all.add(changed("No digest but a covered one", 401, headers -> headers.remove("content-digest")));
        all.add(changed("A signature that is not base64", 400, headers -> headers.put("signature", "sig1=:%%%:")));
        all.add(changed("A signature that is another's", 401, headers -> headers.put("signature", "sig1=:AAAA:")));
        all.add(at("A message signed 70 minutes ago", Duration.ofMinutes(-70)));
        all.add(at("A message signed in 70 minutes", Duration.ofMinutes(70)));
        all.add(new Hostile("A bad new signature beside a good old one", 400, 0, scene -> {
            var headers = headers(scene, Instant.now(), Scheme.CAVAGE);
            headers.put("signature-input", "sig1=nonsense");
            return scene.post(scene.like(), headers);
        }));
        return all;
    }

    private static Hostile input(String name, int status, UnaryOperator<String> change) {
        return changed(
                name,
                status,
                headers -> headers.computeIfPresent("signature-input", (_, value) -> change.apply(value)));
    }

    private static Hostile changed(String name, int status, Consumer<Map<String, String>> change) {
        return new Hostile(name, status, 0, scene -> {
            var headers = headers(scene, Instant.now(), Scheme.RFC_9421);
            change.accept(headers);
            return scene.post(scene.like(), headers);
        });
    }

    private static Hostile at(String name, Duration from) {
        return new Hostile(
                name,
                401,
                0,
                scene -> scene.post(scene.like(), headers(scene, Instant.now().plus(from), Scheme.RFC_9421)));
    }

    private static Map<String, String> headers(Scene scene, Instant at, Scheme scheme) {
        return scene.headers(scheme, scene.like(), scene.town().carol().key(), at);
    }
}
