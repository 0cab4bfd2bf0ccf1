package folkmoot.platform.http;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** One request as a handler sees it, complete with its body. Until that is there it has no parameters but the path's. */
public final class Request {

    private static final int MOST_PARAMETERS = 2_000;

    /** Who asks, under which name it stands in the log, and which address of ours people know. */
    record Origin(String remoteAddress, String requestId, URI publicUrl) {}

    private final RoutingContext routing;
    private final HttpServerRequest in;
    private final String path;
    private final Origin origin;
    private final RateLimits limits;
    private final List<RateLimits.Standing> standings = new CopyOnWriteArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private byte[] body = {};
    private List<Upload> uploads = List.of();
    private Parameters parameters = Parameters.none();
    private Optional<AccountId> acting = Optional.empty();

    Request(RoutingContext routing, Origin origin, RateLimits limits) {
        this.routing = routing;
        this.in = routing.request();
        this.origin = origin;
        this.limits = limits;
        var asked = in.path() == null || in.path().isEmpty() ? "/" : in.path();
        this.path = asked.length() > 1 && asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
    }

    /** Its body is there; the query wins where both name a thing, as in Rails. Problems: 400 for broken percent-encoding. */
    Request complete(byte[] bytes, Parameters sent, List<Upload> files) {
        parsedQuery().forEach((name, values) -> values.forEach(value -> sent.add(name, value)));
        body = bytes;
        uploads = files;
        parameters = sent;
        return this;
    }

    private Map<String, List<String>> parsedQuery() {
        try {
            return new QueryStringDecoder(query(), StandardCharsets.UTF_8, false, MOST_PARAMETERS, true).parameters();
        } catch (IllegalArgumentException broken) {
            throw Invalid.malformed("A parameter is not valid percent-encoding");
        }
    }

    /** A door found out as whom it is sent, and that whoever sends it means to. */
    public void actsAs(AccountId account) {
        acting = Optional.of(account);
    }

    /** As whom it is sent, as far as the door that answers it has found out. */
    public Optional<AccountId> acting() {
        return acting;
    }

    /** GET for a HEAD request too. */
    public HttpMethod method() {
        return in.method() == HttpMethod.HEAD ? HttpMethod.GET : in.method();
    }

    /** The path as it was sent, still percent-encoded, without a trailing slash. */
    public String path() {
        return path;
    }

    /** The query as it was sent, without the question mark; empty when there is none. */
    public String query() {
        return in.query() == null ? "" : in.query();
    }

    /** The request target as it stood in the request line: what HTTP signatures cover. */
    public String target() {
        return in.uri();
    }

    /** A {@code :name} part of the route's path, decoded. Asking for one that the route does not have is our mistake. */
    public String pathParameter(String name) {
        var value = routing.pathParam(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no :" + name);
        }
        return value;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(in.getHeader(name));
    }

    /** All values of a header, in order. */
    public List<String> headers(String name) {
        return in.headers().getAll(name);
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
        return parsedQuery().getOrDefault(name, List.of());
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

    /** A file that was sent. A field that was left alone comes as an empty one, and counts as none. */
    public Optional<byte[]> file(String field) {
        return upload(field).map(Upload::bytes).filter(bytes -> bytes.length > 0);
    }

    /** The bytes as they came; not to be changed. */
    public byte[] body() {
        return body;
    }

    public Optional<String> cookie(String name) {
        return headers("Cookie").stream()
                .flatMap(line -> ServerCookieDecoder.STRICT.decodeAll(line).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .findFirst();
    }

    /** The client's network address, past trusted proxies. */
    public String remoteAddress() {
        return origin.remoteAddress();
    }

    /** One household's network, to count by: of an IPv6 address the first 64 bits. */
    public String network() {
        var address = remoteAddress();
        if (!address.contains(":")) {
            return address;
        }
        var groups = List.of(address.split("::", 2)[0].split(":"));
        return String.join(":", groups.subList(0, Math.min(4, groups.size()))) + "::/64";
    }

    /** Names this request in the log, in {@code X-Request-Id} and on error pages. */
    public String requestId() {
        return origin.requestId();
    }

    /** The address under which people reach this server, however the request came in. */
    public URI publicUrl() {
        return origin.publicUrl();
    }

    /** What is looked for once while this request is answered, however often it is asked for. @param what one key for one type */
    @SuppressWarnings("unchecked") // whoever asks by a key has put there what it gets
    public <T> T once(String what, Supplier<T> look) {
        var known = routing.data();
        if (!known.containsKey(what)) {
            known.put(what, look.get());
        }
        return (T) known.get(what);
    }

    /** What was asked for, as a public address: for {@code Link} headers and for coming back after signing in. */
    public String url() {
        return publicUrl() + path + (in.query() == null ? "" : "?" + in.query());
    }

    /** Whether the client would rather read a page than data. */
    public boolean wantsHtml() {
        return wants(Accept.HTML);
    }

    /** One header may come in several lines (RFC 9110 5.3). */
    boolean wants(Accept accept) {
        var lines = headers("Accept");
        if (lines.size() > 1) {
            in.headers().set("Accept", String.join(",", lines));
        }
        List<MIMEHeader> wanted = routing.parsedHeaders().accept();
        return accept.test(wanted);
    }

    /**
     * Counts this request against a rule, for a key such as an account's id, however often it is called; throws
     * {@link folkmoot.platform.problem.TooMany} when the rule's limit is reached. The answer's headers tell how much is left.
     */
    public void count(RateLimits.Rule rule, String key) {
        if (counted.add(rule.name() + " " + key)) {
            limits.take(rule, key).ifPresent(standing -> {
                standings.add(standing);
                standing.requireAllowed();
            });
        }
    }

    List<RateLimits.Standing> standings() {
        return standings;
    }
}
