package folkmoot.door.activitypub.hostile;

import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Requests whose headers or draft-cavage signatures are wrong. */
final class HostileRequests {

    private static final String GOOD = "keyId=\"$CAROL#main-key\",";
    private static final SigningKey.Rsa STRANGE = new SigningKey.Rsa(
            URI.create("http://x.localhost/k"),
            Keys.rsaPrivate(Keys.generateRsa().privateKey()));

    private HostileRequests() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        forms(all);
        coverage(all);
        times(all);
        bodies(all);
        types(all);
        return all;
    }

    private static void forms(List<Hostile> all) {
        all.add(changed("A request without a signature", 401, (_, headers) -> headers.remove("signature")));
        for (var bad : List.of(
                "",
                "nonsense",
                GOOD.replace(",", ""),
                "signature=\"AAAA\"",
                GOOD + GOOD + "signature=\"AAAA\"",
                GOOD + "colour=\"red\",signature=\"AAAA\"",
                GOOD + "headers=\"date date\",signature=\"AAAA\"",
                GOOD + "algorithm=\"rsa-sha1\",signature=\"AAAA\"",
                GOOD + "algorithm=\"rsa-sha512\",signature=\"AAAA\"",
                GOOD + "algorithm=\"hmac-sha256\",signature=\"AAAA\"",
                GOOD + "algorithm=\"ecdsa-sha256\",signature=\"AAAA\"",
                GOOD + "algorithm=\"none\",signature=\"AAAA\"",
                GOOD + "signature=\"%%%\"",
                GOOD + "signature=\"AAAA\",",
                GOOD + "signature=\"AAAA",
                "keyId=\"acct:carol@elsewhere.localhost\",signature=\"AAAA\"",
                "keyId=\"did:key:z6Mk\",signature=\"AAAA\"",
                "keyId=\"data:text/plain,key\",signature=\"AAAA\"",
                "keyId=\"ftp://elsewhere.localhost/k\",signature=\"AAAA\"",
                "keyId=\"file:///etc/passwd\",signature=\"AAAA\"",
                "keyId=\"/users/carol\",signature=\"AAAA\"",
                "keyId=\"http://\",signature=\"AAAA\"")) {
            all.add(changed(
                    "The Signature header " + bad, 400, (scene, headers) -> headers.put("signature", scene.text(bad))));
        }
        all.add(signedBy("A signature by a key of nobody's, under carol's name", 401, STRANGE));
        all.add(changed(
                "A signature that was cut short",
                401,
                (_, headers) -> headers.computeIfPresent(
                        "signature", (_, value) -> value.replaceFirst("signature=\"[^\"]{40}", "signature=\""))));
        all.add(changed(
                "A signature under mallory's name made by carol's key id",
                401,
                (scene, headers) -> headers.computeIfPresent(
                        "signature", (_, value) -> value.replace(scene.text("$CAROL"), scene.text("$MALLORY")))));
    }

    private static void coverage(List<Hostile> all) {
        for (var covered : List.of(
                "date",
                "host date digest content-type",
                "(request-target) date digest content-type",
                "(request-target) host digest content-type",
                "(request-target) host date content-type",
                "(request-target) host date digest x-absent")) {
            all.add(changed(
                    "A signature that covers only " + covered,
                    401,
                    (_, headers) -> headers.computeIfPresent(
                            "signature",
                            (_, value) -> value.replaceFirst("headers=\"[^\"]*\"", "headers=\"" + covered + "\""))));
        }
        all.add(changed(
                "(created) without hs2019",
                401,
                (_, headers) -> headers.computeIfPresent(
                        "signature",
                        (_, value) -> "created=%d,".formatted(Instant.now().getEpochSecond())
                                + value.replace("headers=\"", "headers=\"(created) "))));
        all.add(changed("A signature for another host", 401, (_, headers) -> headers.put("host", "other.example")));
        all.add(new Hostile(
                "A signature for another path",
                401,
                0,
                scene -> scene.post(
                        scene.like(), signedFor(scene, scene.like(), "POST", scene.uri("$HERE/users/bob/inbox")))));
        all.add(new Hostile(
                "A signature for another method",
                401,
                0,
                scene -> scene.post(scene.like(), signedFor(scene, scene.like(), "PUT", scene.inbox()))));
        all.add(new Hostile(
                "A signature for the same path with a query",
                401,
                0,
                scene -> scene.post(
                        scene.like(), signedFor(scene, scene.like(), "POST", scene.uri("$HERE/inbox?a=b")))));
    }

    private static void times(List<Hostile> all) {
        all.add(signedAt("A signature 70 minutes old", Duration.ofMinutes(-70)));
        all.add(signedAt("A signature a day old", Duration.ofDays(-1)));
        all.add(signedAt("A signature of 70 minutes from now", Duration.ofMinutes(70)));
        all.add(signedAt("A signature of the year 3000", Duration.ofDays(365_000)));
        for (var date : List.of("yesterday", "1772366400", "2026-03-01T12:00:00Z", "")) {
            all.add(changed("The date '" + date + "'", 401, (_, headers) -> headers.put("date", date)));
        }
        all.add(changed("No date", 401, (_, headers) -> headers.remove("date")));
        all.add(new Hostile("An old signature with a late expiry that it does not cover", 401, 0, scene -> {
            var headers = scene.headers(
                    Scheme.CAVAGE, scene.like(), key(scene), Instant.now().minus(Duration.ofHours(2)));
            headers.computeIfPresent(
                    "signature",
                    (_, value) -> value.replace("rsa-sha256", "hs2019") + ",expires="
                            + Instant.now().plusSeconds(3_600).getEpochSecond());
            return scene.post(scene.like(), headers);
        }));
    }

    private static void bodies(List<Hostile> all) {
        all.add(new Hostile(
                "Another body than was signed",
                401,
                0,
                scene -> scene.post(
                        scene.bytes("{'id':'$THERE/likes/o-$N','type':'Like','actor':'$CAROL','object':'$POST'}"),
                        scene.headers(Scheme.CAVAGE, scene.like(), key(scene), Instant.now()))));
        for (var digest : List.of(
                "MD5=1B2M2Y8AsgTpgAmY7PhCfg==", "SHA-512=AAAA", "SHA-256=", "SHA-256=AAAA", "SHA-256", "unixsum=1")) {
            all.add(changed("The digest " + digest, 401, (_, headers) -> headers.put("digest", digest)));
        }
        all.add(changed("No digest", 401, (_, headers) -> headers.remove("digest")));
        all.add(new Hostile(
                "A body of 2 MB", 413, 0, scene -> scene.carolSends("{'a':'" + "x".repeat(2 << 20) + "'}")));
    }

    private static void types(List<Hostile> all) {
        for (var type : List.of(
                "text/plain",
                "text/html",
                "application/json",
                "application/activity+jsonp",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "image/png",
                "")) {
            all.add(changed("The content type '" + type + "'", 415, (_, headers) -> headers.put("content-type", type)));
        }
        all.add(changed("No content type", 415, (_, headers) -> headers.remove("content-type")));
    }

    private static Hostile changed(String name, int status, BiConsumer<Scene, Map<String, String>> change) {
        return new Hostile(name, status, 0, scene -> {
            var headers = scene.headers(Scheme.CAVAGE, scene.like(), key(scene), Instant.now());
            change.accept(scene, headers);
            return scene.post(scene.like(), headers);
        });
    }

    private static Hostile signedBy(String name, int status, SigningKey.Rsa key) {
        return new Hostile(
                name,
                status,
                0,
                scene -> scene.post(
                        scene.like(),
                        scene.headers(
                                Scheme.CAVAGE,
                                scene.like(),
                                new SigningKey.Rsa(key(scene).id(), key.key()),
                                Instant.now())));
    }

    private static Hostile signedAt(String name, Duration from) {
        return new Hostile(
                name,
                401,
                0,
                scene -> scene.post(
                        scene.like(),
                        scene.headers(
                                Scheme.CAVAGE,
                                scene.like(),
                                key(scene),
                                Instant.now().plus(from))));
    }

    private static Map<String, String> signedFor(Scene scene, byte[] body, String method, URI uri) {
        var post = RequestSigner.Outgoing.post(uri, Digests.sha256Base64(body), Scene.TYPE);
        var outgoing = new RequestSigner.Outgoing(method, uri, post.bodyDigest(), post.contentType(), false, Map.of());
        return RequestSigner.headers(Scheme.CAVAGE, outgoing, key(scene), Instant.now());
    }

    private static SigningKey.Rsa key(Scene scene) {
        return scene.town().carol().key();
    }
}
