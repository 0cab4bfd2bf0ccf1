package folkmoot.platform.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that every answer gets unless its handler chose otherwise: cross-origin, caching, security, rate limits. */
record StandardHeaders(boolean secure) {

    static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    static final String EXPOSED =
            "Link, Mastodon-Async-Refresh, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id";

    /** No script and no style that is not a file of ours; forms go to us only. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' https: data:; media-src 'self' https:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A style that is a file of ours, and nothing else: for pages that stand in a frame of any site. */
    static final String FRAMED_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /** Which paths scripts of other sites may read (client API). */
    private static final Pattern CROSS_ORIGIN =
            Pattern.compile("/(?:(?:oauth/(?:token|revoke|userinfo)|avatar\\.png|header\\.png)$|nodeinfo|@"
                    + "|(?:api|\\.well-known|users|c|proposals|media|assets)/)");

    /** What everybody is told alike, signed in or not (client API). */
    private static final Set<String> SAME_FOR_ALL = Set.of(
            "/api/v1/instance",
            "/api/v2/instance",
            "/api/v1/instance/rules",
            "/api/v1/instance/extended_description",
            "/api/v1/instance/privacy_policy",
            "/api/v1/instance/terms_of_service",
            "/api/v1/instance/languages",
            "/api/v1/instance/translation_languages",
            "/api/v1/custom_emojis");

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Adds to headers that already hold what the handler chose. */
    void complete(HttpServerResponse response, Request request) {
        var headers = response.headers();
        var type = headers.get("Content-Type");
        boolean page = type != null && type.startsWith("text/html");
        usual(headers, "Date", date());
        usual(headers, "X-Content-Type-Options", "nosniff");
        if (secure) { // by the public address: Vert.x's handler goes by the connection, which a proxy has with us
            usual(headers, "Strict-Transport-Security", "max-age=31536000");
        }
        if (FRAMED_POLICY.equals(headers.get("Content-Security-Policy"))) {
            headers.remove("X-Frame-Options");
        }
        limits(headers, request.standings());
        if (CROSS_ORIGIN.matcher(request.path()).lookingAt()) {
            usual(headers, "Access-Control-Allow-Origin", "*");
            usual(headers, "Access-Control-Expose-Headers", EXPOSED);
        }
        caching(headers, response.getStatusCode(), page, request);
    }

    /** The moment of an answer (RFC 9110 6.6.1). */
    static String date() {
        return DateFormatter.format(new Date());
    }

    private static void limits(MultiMap headers, List<RateLimits.Standing> standings) {
        standings.stream()
                .min(Comparator.comparingInt(RateLimits.Standing::remaining))
                .ifPresent(standing -> headers.set(
                                "X-RateLimit-Limit",
                                Integer.toString(standing.rule().limit()))
                        .set("X-RateLimit-Remaining", Integer.toString(standing.remaining()))
                        .set("X-RateLimit-Reset", MICROSECONDS.format(standing.reset())));
    }

    private static void caching(MultiMap headers, int status, boolean page, Request request) {
        if (request.path().startsWith("/api/")) {
            boolean read = request.method() == HttpMethod.GET && status == 200;
            boolean anonymous = request.header("Authorization").isEmpty()
                    && !request.query().contains("access_token");
            boolean sameForAll = read && SAME_FOR_ALL.contains(request.path());
            usual(headers, "Vary", "Authorization, Origin");
            usual(headers, "Cache-Control", sameForAll ? "public, max-age=300" : cachingOf(read && anonymous));
        } else if (page) {
            usual(headers, "Cache-Control", "private, no-cache");
        }
    }

    private static String cachingOf(boolean anonymousRead) {
        return anonymousRead ? "public, max-age=15, stale-while-revalidate=30" : "private, no-store";
    }

    private static void usual(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
