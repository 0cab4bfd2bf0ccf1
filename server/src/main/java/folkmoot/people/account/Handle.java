package folkmoot.people.account;

import folkmoot.federation.vocabulary.DomainNames;
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
                : DomainNames.ascii(plain.substring(at + 1)).map(domain -> new Handle(username, Optional.of(domain)));
    }

    @Override
    public String toString() {
        return domain.map(host -> username + "@" + host).orElse(username);
    }
}
