package folkmoot.federation.signature;

import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Signs what we send, at the moment of sending: the date is part of it. Draft-cavage over what every peer accepts
 * ({@code (request-target) host date digest content-type}), or RFC 9421 for those that ask for it.
 */
public final class RequestSigner {

    private RequestSigner() {}

    /** Which of the two schemes. */
    public enum Scheme {
        CAVAGE,
        RFC_9421
    }

    /**
     * What is to be signed.
     *
     * @param bodyDigest the body's {@link Digests#sha256Base64}, for a POST
     * @param contentType of the body, for a POST
     * @param pathOnly leaves the query out of what is signed, for peers that do so too (draft-cavage only)
     * @param more further headers by lower-case name, sent and covered by the signature
     */
    public record Outgoing(
            String method,
            URI uri,
            Optional<String> bodyDigest,
            Optional<String> contentType,
            boolean pathOnly,
            Map<String, String> more) {

        public Outgoing {
            more = Map.copyOf(more);
        }

        public static Outgoing get(URI uri) {
            return new Outgoing("GET", uri, Optional.empty(), Optional.empty(), false, Map.of());
        }

        public static Outgoing post(URI uri, String bodyDigest, String contentType) {
            return new Outgoing("POST", uri, Optional.of(bodyDigest), Optional.of(contentType), false, Map.of());
        }

        /** The same, with only the path signed. */
        public Outgoing withoutQuery() {
            return new Outgoing(method, uri, bodyDigest, contentType, true, more);
        }

        /** The same with further headers by lower-case name, sent and covered by the signature. */
        public Outgoing with(Map<String, String> headers) {
            return new Outgoing(method, uri, bodyDigest, contentType, pathOnly, headers);
        }

        /** Path and query as they are signed. */
        public String target() {
            var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return pathOnly || uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    /** The headers to send: host, date, digest and content type where there is a body, and the signature. */
    public static Map<String, String> headers(Scheme scheme, Outgoing request, SigningKey key, Instant now) {
        return switch (scheme) {
            case CAVAGE -> cavage(request, key, now);
            case RFC_9421 -> message(request, key, now);
        };
    }

    private static Map<String, String> cavage(Outgoing request, SigningKey key, Instant now) {
        var headers = common(request, now);
        request.bodyDigest().ifPresent(digest -> headers.put("digest", "SHA-256=" + digest));
        var names = new ArrayList<>(List.of("(request-target)", "host", "date"));
        if (request.bodyDigest().isPresent()) {
            names.add("digest");
            names.add("content-type");
        }
        names.addAll(request.more().keySet());
        var lines = names.stream()
                .map(name -> name + ": "
                        + (name.equals("(request-target)")
                                ? request.method().toLowerCase(Locale.ROOT) + " " + request.target()
                                : headers.get(name)))
                .toList();
        headers.put(
                "signature",
                "keyId=\"%s\",algorithm=\"%s\",headers=\"%s\",signature=\"%s\""
                        .formatted(
                                key.id(),
                                label(key),
                                String.join(" ", names),
                                base64(key.sign(CavageReader.bytes(lines)))));
        return headers;
    }

    private static Map<String, String> message(Outgoing request, SigningKey key, Instant now) {
        var headers = common(request, now);
        var lines = new ArrayList<String>();
        lines.add("\"@method\": " + request.method());
        lines.add("\"@target-uri\": " + request.uri());
        var covered = "\"@method\" \"@target-uri\"";
        if (request.bodyDigest().isPresent()) {
            var digest = "sha-256=:" + request.bodyDigest().get() + ":";
            headers.put("content-digest", digest);
            lines.add("\"content-digest\": " + digest);
            covered += " \"content-digest\"";
        }
        for (var header : request.more().entrySet()) {
            lines.add("\"%s\": %s".formatted(header.getKey(), header.getValue()));
            covered += " \"" + header.getKey() + "\"";
        }
        var parameters = "(%s);created=%d;keyid=\"%s\"".formatted(covered, now.getEpochSecond(), key.id());
        lines.add("\"@signature-params\": " + parameters);
        headers.put("signature-input", "sig1=" + parameters);
        headers.put("signature", "sig1=:" + base64(key.sign(CavageReader.bytes(lines))) + ":");
        return headers;
    }

    private static Map<String, String> common(Outgoing request, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("host", Origins.authority(request.uri()));
        headers.put("date", TimeWindow.formatDate(now));
        request.contentType().ifPresent(type -> headers.put("content-type", type));
        headers.putAll(request.more());
        return headers;
    }

    private static String label(SigningKey key) {
        return switch (key) {
            case SigningKey.Rsa _ -> "rsa-sha256";
            case SigningKey.Ed25519 _ -> "hs2019"; // the label that leaves it to the key
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
