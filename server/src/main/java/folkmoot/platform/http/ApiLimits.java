package folkmoot.platform.http;

import java.time.Duration;
import java.util.List;

/** The client API's rate limits, counted before a handler runs, and once it is known who asks. */
final class ApiLimits {

    private static final RateLimits.Rule TOKEN = rule("token", 300, 5);
    private static final RateLimits.Rule ACCOUNT = rule("account", 1_500, 5);
    private static final RateLimits.Rule ADDRESS = rule("address", 300, 5);
    private static final RateLimits.Rule PAGING = rule("paging", 300, 15);

    /** A rule for one kind of request, by its method and the shape of its path. */
    private record Special(Method method, String path, boolean byAddress, RateLimits.Rule rule) {}

    private static final List<Special> SPECIAL = List.of(
            new Special(Method.POST, "/api/v1/accounts", true, rule("sign-up", 5, 30)),
            new Special(Method.POST, "/api/v1/apps", true, rule("apps", 5, 10)),
            new Special(Method.POST, "/api/v[12]/media", false, rule("media", 30, 30)),
            new Special(Method.DELETE, "/api/v1/statuses/[0-9]+", false, rule("remove", 30, 30)),
            new Special(Method.POST, "/api/v1/statuses/[0-9]+/unreblog", false, rule("remove", 30, 30)),
            new Special(Method.POST, "/api/v1/statuses", false, rule("statuses", 300, 180)),
            new Special(Method.PUT, "/api/v1/statuses/[0-9]+", false, rule("statuses", 300, 180)),
            new Special(Method.PATCH, "/api/v1/statuses/[0-9]+", false, rule("statuses", 300, 180)),
            new Special(Method.POST, "/api/v1/statuses/[0-9]+/reblog", false, rule("statuses", 300, 180)),
            new Special(Method.POST, "/api/v1/accounts/[0-9]+/follow", false, rule("follows", 400, 24 * 60)),
            new Special(Method.POST, "/api/v1/tags/[^/]+/follow", false, rule("follows", 400, 24 * 60)),
            new Special(Method.POST, "/api/v1/reports", false, rule("reports", 400, 24 * 60)));

    private ApiLimits() {}

    /** Counts a request under {@code /api}; throws {@link folkmoot.platform.problem.TooMany} when one of its limits is reached. */
    static void count(Request request) {
        if (!request.path().startsWith("/api/")) {
            return;
        }
        var token = token(request);
        var address = network(request.remoteAddress());
        request.count(token == null ? ADDRESS : TOKEN, token == null ? address : token);
        if (token == null && pages(request)) {
            request.count(PAGING, "address " + address);
        }
        countSpecial(request, true, address);
    }

    /** Counts a request once it is known whose it is: whatever token it came with, one account has one budget. */
    static void countAccount(Request request, String account) {
        request.count(ACCOUNT, account);
        if (pages(request)) {
            request.count(PAGING, "account " + account);
        }
        countSpecial(request, false, account);
    }

    private static void countSpecial(Request request, boolean byAddress, String key) {
        if (request.method() == Method.GET) {
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
        var parameters = request.parameters();
        return request.method() == Method.GET && hasCursor(parameters);
    }

    private static boolean hasCursor(Parameters parameters) {
        return parameters.has("max_id") || parameters.has("min_id") || parameters.has("since_id");
    }

    private static String token(Request request) {
        var header = request.header("Authorization").orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : request.parameter("access_token").orElse(null);
    }

    /** One household's network: an IPv6 address counts by its first 64 bits. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var groups = address.split("::", 2)[0].split(":");
        return String.join(":", List.of(groups).subList(0, Math.min(4, groups.length))) + "::/64";
    }

    private static RateLimits.Rule rule(String name, int limit, int minutes) {
        return new RateLimits.Rule(name, limit, Duration.ofMinutes(minutes));
    }
}
