package folkmoot.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Headers that every answer gets unless its handler chose otherwise: cross-origin, caching, security, rate limits. */
final class StandardHeaders {

    static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    static final String EXPOSED =
            "Link, Mastodon-Async-Refresh, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id";

    /** No script and no style that is not a file of ours; forms go to us only. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' https: data:; media-src 'self' https:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

    private final HttpDate date = new HttpDate();
    private final boolean secure;

    StandardHeaders(boolean secure) {
        this.secure = secure;
    }

    /** Adds to headers that already hold what the handler chose. */
    void complete(HttpServerResponse response, Request.Head head, List<RateLimits.Standing> standings) {
        var headers = response.headers();
        var type = headers.get("Content-Type");
        boolean page = type != null && type.startsWith("text/html");
        usual(headers, "Date", date.now());
        usual(headers, "X-Content-Type-Options", "nosniff");
        if (secure) { // by the public address: Vert.x's handler goes by the connection, which a proxy has with us
            usual(headers, "Strict-Transport-Security", "max-age=31536000");
        }
        limits(headers, standings);
        if (isCrossOrigin(head.path())) {
            usual(headers, "Access-Control-Allow-Origin", "*");
            usual(headers, "Access-Control-Expose-Headers", EXPOSED);
        }
        caching(headers, response.getStatusCode(), page, head);
    }

    /** For what is written apart from the others: streams, and answers to what was no request. */
    String date() {
        return date.now();
    }

    /** Which paths scripts of other sites may read (client API). */
    static boolean isCrossOrigin(String path) {
        return path.startsWith("/api/")
                || path.equals("/oauth/token")
                || path.equals("/oauth/revoke")
                || path.equals("/oauth/userinfo")
                || path.startsWith("/.well-known/")
                || path.startsWith("/nodeinfo")
                || path.startsWith("/@")
                || path.startsWith("/users/")
                || path.startsWith("/c/")
                || path.startsWith("/proposals/")
                || path.startsWith("/media/")
                || path.startsWith("/assets/")
                || path.equals("/avatar.png")
                || path.equals("/header.png");
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

    private static void caching(MultiMap headers, int status, boolean page, Request.Head head) {
        if (head.path().startsWith("/api/")) {
            boolean anonymousRead = head.method() == Method.GET
                    && status == 200
                    && !head.headers().contains("Authorization")
                    && (head.query() == null || !head.query().contains("access_token"));
            boolean sameForAll = head.method() == Method.GET && status == 200 && SAME_FOR_ALL.contains(head.path());
            usual(headers, "Vary", "Authorization, Origin");
            usual(headers, "Cache-Control", sameForAll ? "public, max-age=300" : cachingOf(anonymousRead));
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
