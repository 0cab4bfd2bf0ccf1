package folkmoot.door.api.request;

import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The client API's rate limits, counted before a handler runs, and once it is known who asks. */
public final class ApiLimits {

    private static final RateLimits.Rule TOKEN = rule("token", 300, 5);
    private static final RateLimits.Rule ACCOUNT = rule("account", 1_500, 5);
    private static final RateLimits.Rule ADDRESS = rule("address", 300, 5);
    private static final RateLimits.Rule PAGING = rule("paging", 300, 15);

    /** A rule for one kind of request, by its method and the shape of its path. */
    private record Special(HttpMethod method, String path, boolean byAddress, RateLimits.Rule rule) {}

    private static final List<Special> SPECIAL = List.of(
            new Special(HttpMethod.POST, "/api/v1/accounts", true, rule("sign-up", 5, 30)),
            new Special(HttpMethod.POST, "/api/v1/apps", true, rule("apps", 5, 10)),
            new Special(HttpMethod.POST, "/api/v[12]/media", false, rule("media", 30, 30)),
            new Special(HttpMethod.DELETE, "/api/v1/statuses/[0-9]+", false, rule("remove", 30, 30)),
            new Special(HttpMethod.POST, "/api/v1/statuses/[0-9]+/unreblog", false, rule("remove", 30, 30)),
            new Special(HttpMethod.POST, "/api/v1/statuses", false, rule("statuses", 300, 180)),
            new Special(HttpMethod.PUT, "/api/v1/statuses/[0-9]+", false, rule("statuses", 300, 180)),
            new Special(HttpMethod.PATCH, "/api/v1/statuses/[0-9]+", false, rule("statuses", 300, 180)),
            new Special(HttpMethod.POST, "/api/v1/statuses/[0-9]+/reblog", false, rule("statuses", 300, 180)),
            new Special(HttpMethod.POST, "/api/v1/accounts/[0-9]+/follow", false, rule("follows", 400, 24 * 60)),
            new Special(HttpMethod.POST, "/api/v1/tags/[^/]+/follow", false, rule("follows", 400, 24 * 60)),
            new Special(HttpMethod.POST, "/api/v1/reports", false, rule("reports", 400, 24 * 60)));

    private ApiLimits() {}

    /** Counts a request under {@code /api}; throws {@link folkmoot.platform.problem.TooMany} when one of its limits is reached. */
    public static void count(Request request) {
        if (!request.path().startsWith("/api/")) {
            return;
        }
        var token = token(request);
        var address = request.network();
        request.count(token == null ? ADDRESS : TOKEN, token == null ? address : token);
        if (token == null && pages(request)) {
            request.count(PAGING, "address " + address);
        }
        countSpecial(request, true, address);
    }

    /** Counts a request once it is known whose it is: whatever token it came with, one account has one budget. */
    public static void countAccount(Request request, String account) {
        request.count(ACCOUNT, account);
        if (pages(request)) {
            request.count(PAGING, "account " + account);
        }
        countSpecial(request, false, account);
    }

    private static void countSpecial(Request request, boolean byAddress, String key) {
        if (request.method() == HttpMethod.GET) {
            return;
        }
        for (var special : SPECIAL) {
            if (special.byAddress() == byAddress
                    && special.method() == request.method()
                    && request.path().matches(special.path())) {
                request.count(special.rule(), key);
            }
        }
    }

    private static boolean pages(Request request) {
        return request.method() == HttpMethod.GET
                && Stream.of("max_id", "min_id", "since_id").anyMatch(request.parameters()::has);
    }

    private static String token(Request request) {
        var header = request.header("Authorization").orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : request.parameter("access_token").orElse(null);
    }

    private static RateLimits.Rule rule(String name, int limit, int minutes) {
        return new RateLimits.Rule(name, limit, Duration.ofMinutes(minutes));
    }
}
