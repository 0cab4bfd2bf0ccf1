package folkmoot.platform.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.MIMEHeader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One request, complete with its body, as a handler sees it. Used by one thread at a time. */
public final class Request {

    /** What the listener knows before the body has been read. */
    record Head(
            Method method,
            String target,
            String path,
            String query,
            MultiMap headers,
            Map<String, String> pathParameters,
            String remoteAddress,
            String requestId,
            URI publicUrl,
            Supplier<List<MIMEHeader>> wanted) {

        /** The query's values by their names; throws {@link IllegalArgumentException} for broken percent-encoding. */
        Map<String, List<String>> parsedQuery() {
            return query == null
                    ? Map.of()
                    : new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MOST_PARAMETERS, true).parameters();
        }

        boolean wantsHtml() {
            return Accept.HTML.test(wanted.get());
        }
    }

    private static final int MOST_PARAMETERS = 2_000;

    private final Head head;
    private final byte[] body;
    private final Parameters parameters;
    private final List<Upload> uploads;
    private final RateLimits limits;
    private final List<RateLimits.Standing> standings = new ArrayList<>(2);
    private boolean countedForAccount;

    Request(Head head, byte[] body, Parameters parameters, List<Upload> uploads, RateLimits limits) {
        this.head = head;
        this.body = body;
        this.parameters = parameters;
        this.uploads = uploads;
        this.limits = limits;
    }

    /** What is known of a request when nothing else could be read of it. */
    static Request withoutBody(Head head) {
        return new Request(
                head, new byte[0], Parameters.none(), List.of(), new RateLimits(false, InstantSource.system()));
    }

    /** GET for a HEAD request too. */
    public Method method() {
        return head.method();
    }

    /** The path as it was sent, still percent-encoded, without a trailing slash. */
    public String path() {
        return head.path();
    }

    /** The query as it was sent, without the question mark; empty when there is none. */
    public String query() {
        return head.query() == null ? "" : head.query();
    }

    /** The request target as it stood in the request line: what HTTP signatures cover. */
    public String target() {
        return head.target();
    }

    /** A {@code :name} part of the route's path, decoded. Asking for one that the route does not have is our mistake. */
    public String pathParameter(String name) {
        var value = head.pathParameters().get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no :" + name);
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name));
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return head.headers().getAll(name);
    }

    /** All parameters, from query and body together. */
    public Parameters parameters() {
        return parameters;
    }

    /** A parameter in which something stands: neither absent nor blank. */
    public Optional<String> parameter(String name) {
        return parameters.text(name);
    }

    public List<String> parameters(String name) {
        return parameters.texts(name);
    }

    /** All values of a name that the query repeats, where elsewhere the last one counts. */
    public List<String> repeated(String name) {
        return head.parsedQuery().getOrDefault(name, List.of());
    }

    /** A truth value; absent means false. */
    public boolean flag(String name) {
        return parameters.flag(name).orElse(false);
    }

    /** The page size asked for (client API), as {@link Parameters#limit}. */
    public int limit(int usual, int most) {
        return parameters.limit("limit", usual, most);
    }

    public List<Upload> uploads() {
        return uploads;
    }

    public Optional<Upload> upload(String field) {
        return uploads.stream().filter(upload -> upload.field().equals(field)).findFirst();
    }

    /** The bytes as they came; not to be changed. */
    public byte[] body() {
        return body;
    }

    public Optional<String> cookie(String name) {
        for (var header : head.headers().getAll("Cookie")) {
            for (var pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    /** The client's network address, past trusted proxies. */
    public String remoteAddress() {
        return head.remoteAddress();
    }

    /** One household's network, to count by: of an IPv6 address the first 64 bits. */
    public String network() {
        return ApiLimits.network(remoteAddress());
    }

    /** Names this request in the log, in {@code X-Request-Id} and on error pages. */
    public String requestId() {
        return head.requestId();
    }

    /** The address under which people reach this server, however the request came in. */
    public URI publicUrl() {
        return head.publicUrl();
    }

    /** What was asked for, as a public address: for {@code Link} headers and for coming back after signing in. */
    public String url() {
        return head.publicUrl().resolve("/").toString().replaceAll("/$", "")
                + head.path()
                + (query().isEmpty() ? "" : "?" + query());
    }

    /** Whether the client would rather read a page than data. */
    public boolean wantsHtml() {
        return head.wantsHtml();
    }

    /**
     * Counts this request against a rule, for a key such as an account's id; throws {@link folkmoot.platform.problem.TooMany} when
     * the rule's limit is reached. The answer's headers tell how much is left.
     */
    public void count(RateLimits.Rule rule, String key) {
        limits.take(rule, key).ifPresent(standing -> {
            standings.add(standing);
            standing.requireAllowed();
        });
    }

    /**
     * Counts this request against the client API's limits of an account, however often it is called;
     * throws {@link folkmoot.platform.problem.TooMany} when one is reached.
     */
    public void countFor(String account) {
        if (!countedForAccount) {
            countedForAccount = true;
            ApiLimits.countAccount(this, account);
        }
    }

    List<RateLimits.Standing> standings() {
        return standings;
    }
}
