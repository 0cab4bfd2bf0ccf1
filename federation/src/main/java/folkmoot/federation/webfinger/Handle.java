package folkmoot.federation.webfinger;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code alice@town.example}: how people name an actor. Two handles that differ in upper and lower case are the same.
 *
 * @param name as written
 * @param domain ASCII, lower case, with a port where one was written
 */
public record Handle(String name, String domain) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[0-9]{1,5})?");
    private static final int MAX_NAME = 255;
    private static final int MAX_DOMAIN = 253;

    /** Reads {@code alice@town.example}, with or without a leading {@code @}, {@code !} (for groups) or {@code acct:}. */
    public static Optional<Handle> parse(String text) {
        var bare = text.strip();
        if (bare.regionMatches(true, 0, "acct:", 0, 5)) {
            bare = bare.substring(5);
        }
        if (bare.startsWith("@") || bare.startsWith("!")) {
            bare = bare.substring(1);
        }
        var at = bare.indexOf('@');
        return at <= 0 || at != bare.lastIndexOf('@')
                ? Optional.empty()
                : of(bare.substring(0, at), bare.substring(at + 1));
    }

    /** A handle of a name and a domain; empty when either cannot be one. */
    public static Optional<Handle> of(String name, String domain) {
        var ascii = asciiDomain(domain).orElse("");
        return name.length() <= MAX_NAME
                        && NAME.matcher(name).matches()
                        && ascii.length() <= MAX_DOMAIN
                        && DOMAIN.matcher(ascii).matches()
                ? Optional.of(new Handle(name, ascii))
                : Optional.empty();
    }

    public boolean sameAs(Handle other) {
        return name.equalsIgnoreCase(other.name) && domain.equalsIgnoreCase(other.domain);
    }

    /** {@code acct:alice@town.example}. */
    public String acct() {
        return "acct:" + this;
    }

    @Override
    public String toString() {
        return name + "@" + domain;
    }

    /** A domain in the one form in which domains are compared: IDNA, ASCII, lower case. May carry a port. */
    public static Optional<String> asciiDomain(String domain) {
        var colon = domain.lastIndexOf(':');
        var host = colon < 0 ? domain : domain.substring(0, colon);
        if (host.length() > MAX_DOMAIN) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                            .toLowerCase(Locale.ROOT)
                    + (colon < 0 ? "" : domain.substring(colon)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
