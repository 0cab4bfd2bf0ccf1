package folkmoot.federation.json;

import folkmoot.federation.vocabulary.DomainNames;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads addresses. Those that say who or what something is ({@link #id}) are compared to the letter, so nothing is made of
 * what is none. Those that only lead somewhere ({@link #link}) are read as browsers do: what lacks escapes gets them (RFC 3986
 * 2.1), such as blanks, brackets and bars in a path, and the name of a host in another script becomes its ASCII form (RFC 5891).
 */
public final class UriReader {

    private static final int MAX_LENGTH = 2_048;
    private static final Pattern PARTS =
            Pattern.compile("((?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://[^/?#\\\\]*)?)(.*)", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("(?i)(https?)://([^/?#@:]+)(.*)", Pattern.DOTALL);
    private static final String ESCAPED = " \"<>\\^`{|}";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriReader() {}

    /** The address by which something is known; at most 2,048 characters. */
    public static Optional<URI> id(String text) {
        return bare(text).flatMap(bare -> parse(withOneFragment(bare)));
    }

    /** An address that leads somewhere, absolute or relative, of at most 2,048 characters; empty when it cannot be made one. */
    public static Optional<URI> link(String text) {
        return bare(text)
                .flatMap(bare -> parse(bare).or(() -> parse(escaped(bare))))
                .flatMap(UriReader::withAsciiHost);
    }

    private static Optional<String> bare(String text) {
        var readable = text.length() <= MAX_LENGTH
                && StandardCharsets.UTF_8
                        .newEncoder()
                        .canEncode(text); // halves of surrogate pairs are written as something else
        return readable ? Optional.of(text.strip()) : Optional.empty();
    }

    /** WordPress has sent ids with two fragments; the second belongs to the first. */
    private static String withOneFragment(String text) {
        var mark = text.indexOf('#');
        return mark < 0
                ? text
                : text.substring(0, mark + 1) + text.substring(mark + 1).replace("#", "%23");
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty(); // the caller decides whether an address was needed
        }
    }

    /** Scheme and authority are left alone: what is wrong there is not mended by escapes. */
    private static String escaped(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches() || parts.group(2).startsWith("\\")) {
            return text; // a backslash would hide which host is meant
        }
        var rest = parts.group(2);
        var out = new StringBuilder(parts.group(1));
        var query = rest.indexOf('?');
        var fragment = rest.indexOf('#');
        for (int at = 0; at < rest.length(); at = rest.offsetByCodePoints(at, 1)) {
            int point = rest.codePointAt(at);
            var inPath = (query < 0 || at < query) && (fragment < 0 || at < fragment);
            if (mustBeEscaped(rest, at, point, inPath, fragment)) {
                for (byte one : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    HEX.toHexDigits(out.append('%'), one);
                }
            } else {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    private static boolean mustBeEscaped(String rest, int at, int point, boolean inPath, int fragment) {
        return switch (point) {
            case '%' -> !isEscape(rest, at);
            case '#' -> at != fragment;
            case '[', ']' -> inPath;
            default -> ESCAPED.indexOf(point) >= 0 || Character.isISOControl(point) || Character.isSpaceChar(point);
        };
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static Optional<URI> withAsciiHost(URI uri) {
        if (uri.getHost() != null) {
            return Optional.of(uri);
        }
        var web = WEB.matcher(uri.toString());
        if (!web.matches() || web.group(2).chars().allMatch(letter -> letter < 0x80)) {
            return Optional.of(uri);
        }
        return DomainNames.ascii(web.group(2)) // empty: no host has that name
                .flatMap(host -> parse(web.group(1) + "://" + host + web.group(3)));
    }
}
