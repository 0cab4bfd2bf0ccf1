package folkmoot.federation.webfinger;

import folkmoot.federation.vocabulary.DomainNames;
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
    private static final int MAX_NAME = 255;

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
        return name.length() <= MAX_NAME && NAME.matcher(name).matches()
                ? DomainNames.ascii(domain).map(ascii -> new Handle(name, ascii))
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
}
