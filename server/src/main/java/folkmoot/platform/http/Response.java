package folkmoot.platform.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer. Immutable: {@code with…} and {@link #header} return changed copies. */
public final class Response {

    private static final byte[] NOTHING = {};

    /** Of a site, or the scheme of a program, as a policy can name it. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[A-Za-z0-9.\\[\\]:_-]+|(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:");

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final List<Cookie> cookies;
    private final byte[] body;
    private final Optional<FilePart> file;

    /** Part of a file of this machine, sent without passing through our memory. */
    record FilePart(Path path, long offset, long length) {}

    private Response(int status, List<Map.Entry<String, String>> headers, List<Cookie> cookies, byte[] body) {
        this(status, headers, cookies, body, Optional.empty());
    }

    private Response(
            int status,
            List<Map.Entry<String, String>> headers,
            List<Cookie> cookies,
            byte[] body,
            Optional<FilePart> file) {
        this.status = status;
        this.headers = headers;
        this.cookies = cookies;
        this.body = body;
        this.file = file;
    }

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

    public static Response text(String text) {
        return text(200, text);
    }

    public static Response text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that is ready as bytes. The array is not copied; it must not change afterwards. */
    public static Response bytes(int status, String contentType, byte[] body) {
        return new Response(status, List.of(Map.entry("Content-Type", contentType)), List.of(), body);
    }

    /** Part of a file of this machine, as it is. */
    public static Response file(int status, String contentType, Path path, long offset, long length) {
        return new Response(
                status,
                List.of(Map.entry("Content-Type", contentType)),
                List.of(),
                NOTHING,
                Optional.of(new FilePart(path, offset, length)));
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
        var changed = new ArrayList<>(headers);
        changed.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        changed.add(Map.entry(name, value));
        return new Response(status, List.copyOf(changed), cookies, body, file);
    }

    /** The same answer setting a cookie. */
    public Response cookie(Cookie cookie) {
        var changed = new ArrayList<>(cookies);
        changed.add(cookie);
        return new Response(status, headers, List.copyOf(changed), body, file);
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

    public int status() {
        return status;
    }

    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<Cookie> cookies() {
        return cookies;
    }

    Optional<FilePart> file() {
        return file;
    }

    /** The body's bytes; not to be changed. */
    public byte[] body() {
        return body;
    }
}
