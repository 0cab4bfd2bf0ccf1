package folkmoot.people.account;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code alice@example.org}, or {@code alice} with no domain for a local account.
 *
 * @param username in the case it was written
 * @param domain ASCII lower case
 */
public record Handle(String username, Optional<String> domain) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*");
    private static final int LONGEST = 500;
    private static final int LONGEST_DOMAIN = 253;

    /** Reads {@code alice}, {@code @alice}, {@code alice@example.org}, {@code acct:alice@example.org} and the like. */
    public static Optional<Handle> parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = text.strip();
        plain = plain.startsWith("acct:") ? plain.substring("acct:".length()) : plain;
        plain = plain.startsWith("@") || plain.startsWith("!") ? plain.substring(1) : plain;
        int at = plain.indexOf('@');
        var username = at < 0 ? plain : plain.substring(0, at);
        if (!USERNAME.matcher(username).matches()) {
            return Optional.empty();
        }
        return at < 0
                ? Optional.of(new Handle(username, Optional.empty()))
                : asciiDomain(plain.substring(at + 1)).map(domain -> new Handle(username, Optional.of(domain)));
    }

    /** A domain in the one form in which domains are compared: IDNA, ASCII, lower case. May carry a port. */
    public static Optional<String> asciiDomain(String domain) {
        int colon = domain.indexOf(':');
        var name = colon < 0 ? domain : domain.substring(0, colon);
        var port = colon < 0 ? "" : domain.substring(colon);
        if (name.isEmpty() || name.length() > LONGEST_DOMAIN || !port.matches("(:[0-9]{1,5})?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT) + port);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return domain.map(host -> username + "@" + host).orElse(username);
    }
}
