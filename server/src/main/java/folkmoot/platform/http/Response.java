package folkmoot.platform.http;

import folkmoot.platform.json.JsonBodies;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An answer. Immutable: {@link #cookie} and {@link #header} return changed copies. */
public record Response(int status, List<Map.Entry<String, String>> headers, List<Cookie> cookies, Content content) {

    /** Of a site, or the scheme of a program, as a policy can name it. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[A-Za-z0-9.\\[\\]:_-]+|(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:");

    private static final Content NOTHING = new Bytes(new byte[0]);

    /** What follows the headers. */
    public sealed interface Content {

        /** In bytes; 0 of what has no end. */
        default long length() {
            return 0;
        }
    }

    /** Not to be changed any more. */
    public record Bytes(byte[] bytes) implements Content {

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** Part of a file of this machine, sent without passing through our memory. */
    public record FilePart(Path path, long offset, long length) implements Content {}

    /** Bytes that are made while they are sent, so that however many there are, a few are in memory. @param pieces may wait and ask the database */
    public record Pieces(Iterator<byte[]> pieces) implements Content {}

    /** Messages for as long as both sides like. */
    record Messages(Conversation conversation) implements Content {}

    /** Server-sent events for as long as both sides like. */
    record Events(Conversation conversation) implements Content {}

    /** 200 with a value as JSON, written as the client API wants it (see {@link JsonBodies}). */
    public static Response json(Object value) {
        return json(200, value);
    }

    public static Response json(int status, Object value) {
        return bytes(status, "application/json; charset=utf-8", JsonBodies.write(value));
    }

    public static Response html(String page) {
        return html(200, page);
    }

    public static Response html(int status, String page) {
        return bytes(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .header("Content-Security-Policy", StandardHeaders.PAGE_POLICY)
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    /** A page that any site may show in a frame of its own: no script, no form, nothing of another host, and no word of who looks. */
    public static Response framed(String page) {
        return bytes(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .header("Content-Security-Policy", StandardHeaders.FRAMED_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    public static Response text(String text) {
        return text(200, text);
    }

    public static Response text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that is ready as bytes. The array is not copied; it must not change afterwards. */
    public static Response bytes(int status, String contentType, byte[] body) {
        return new Response(status, List.of(Map.entry("Content-Type", contentType)), List.of(), new Bytes(body));
    }

    /** A table for a spreadsheet, to be saved under a name. */
    public static Response csv(String name, String table) {
        return bytes(200, "text/csv; charset=utf-8", table.getBytes(StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    /** A file of somebody's: to be saved under its name (RFC 6266), never shown or run by a browser, and kept by nobody on the way. */
    public static Response saved(String name, byte[] body) {
        return bytes(200, "application/octet-stream", body)
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("Cache-Control", "private, no-store");
    }

    /** Part of a file of this machine, as it is. */
    public static Response file(int status, String contentType, Path path, long offset, long length) {
        var part = new FilePart(path, offset, length);
        return new Response(status, List.of(Map.entry("Content-Type", contentType)), List.of(), part);
    }

    /** What is made while it is sent; where that fails, the connection is cut, so that nobody takes a part for the whole. */
    public static Response pieces(String contentType, Iterator<byte[]> pieces) {
        return new Response(200, List.of(Map.entry("Content-Type", contentType)), List.of(), new Pieces(pieces));
    }

    /** The connection becomes a WebSocket; 404 for a client that did not ask for one. */
    public static Response webSocket(Conversation conversation) {
        return new Response(101, List.of(), List.of(), new Messages(conversation));
    }

    /** Server-sent events, each written by {@link Conversation#event}. */
    public static Response events(Conversation conversation) {
        return new Response(200, List.of(), List.of(), new Events(conversation))
                .header("Content-Type", "text/event-stream")
                .header("Cache-Control", "private, no-store")
                .header("X-Accel-Buffering", "no");
    }

    /** 303: look there with GET, as after a form. */
    public static Response redirect(String location) {
        return redirect(303, location);
    }

    public static Response redirect(URI location) {
        return redirect(303, location.toString());
    }

    public static Response redirect(int status, String location) {
        return empty(status).header("Location", location);
    }

    public static Response empty(int status) {
        return new Response(status, List.of(), List.of(), NOTHING);
    }

    /** The same answer with one header set; an earlier value of that name is replaced. */
    public Response header(String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A header value cannot span lines: " + name);
        }
        var others = headers.stream().filter(header -> !header.getKey().equalsIgnoreCase(name));
        return new Response(
                status, Stream.concat(others, Stream.of(Map.entry(name, value))).toList(), cookies, content);
    }

    /**
     * The same answer setting a cookie: for the whole site, not for scripts, not with forms of other sites, and by https only
     * when that is our public address.
     *
     * @param life how long it lives; zero deletes it
     */
    public Response cookie(String name, String value, Duration life) {
        var cookie = Cookie.cookie(name, value)
                .setPath("/")
                .setMaxAge(life.toSeconds())
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
        return new Response(
                status,
                headers,
                Stream.concat(cookies.stream(), Stream.of(cookie)).toList(),
                content);
    }

    /**
     * For a page whose form ends at another address: a site's, or one with a program's own scheme. A policy cannot name a
     * scheme with an underscore (CSP 3, 2.3.1); then it says nothing about forms.
     */
    public Response allowFormsTo(String address) {
        var origin = ORIGIN.matcher(address);
        var policy = StandardHeaders.PAGE_POLICY;
        return header(
                "Content-Security-Policy",
                origin.lookingAt()
                        ? policy.replace("form-action 'self'", "form-action 'self' " + origin.group())
                        : policy.replace("form-action 'self'; ", ""));
    }

    /** The same headers under another status, without a body: for 304. */
    public Response withoutBody(int newStatus) {
        return new Response(newStatus, headers, cookies, NOTHING);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The body's bytes, none of a file; not to be changed. */
    public byte[] body() {
        return content instanceof Bytes(var bytes) ? bytes : new byte[0];
    }
}
