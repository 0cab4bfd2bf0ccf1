package folkmoot.federation.vocabulary;

import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * DNS names: the one form in which they are compared (UTS 46, as browsers have it), and how far ownership goes (the public
 * suffix list). A port that is written after a name stays with it.
 */
public final class DomainNames {

    private static final int LONGEST = 253;
    private static final Pattern LETTERS_DIGITS_HYPHENS =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern PORT = Pattern.compile("(?::[0-9]{1,5})?");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /** Hosts such as {@code r3---sn.example} are there. */
    private static final Set<IDNA.Error> TAKEN_ALL_THE_SAME = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private DomainNames() {}

    /** In ASCII and lower case; empty for what is no domain. What is in ASCII already is not looked into. */
    public static Optional<String> ascii(String domain) {
        int colon = domain.indexOf(':');
        var name = colon < 0 ? domain : domain.substring(0, colon);
        var port = colon < 0 ? "" : domain.substring(colon);
        if (name.length() > LONGEST || !PORT.matcher(port).matches()) {
            return Optional.empty();
        }
        return (name.chars().allMatch(letter -> letter < 0x80)
                        ? Optional.of(name.toLowerCase(Locale.ROOT))
                        : mapped(name))
                .filter(ascii -> ascii.length() <= LONGEST
                        && LETTERS_DIGITS_HYPHENS.matcher(ascii).matches())
                .map(ascii -> ascii + port);
    }

    private static Optional<String> mapped(String name) {
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
        return TAKEN_ALL_THE_SAME.containsAll(info.getErrors()) ? Optional.of(ascii) : Optional.empty();
    }

    /** For comparing: in ASCII and lower case; what is no domain only in lower case. */
    public static String comparable(String domain) {
        var plain = domain.strip();
        return ascii(plain).orElseGet(() -> plain.toLowerCase(Locale.ROOT));
    }

    /**
     * The part of a name that somebody registered: {@code example.co.uk} of {@code a.b.example.co.uk}. Names under no known
     * suffix count by their last two labels.
     */
    public static String registrable(String domain) {
        var host = comparable(domain);
        var name = withoutPort(host);
        var port = host.substring(name.length());
        if (name.matches("[0-9.]+") || !InternetDomainName.isValid(name)) {
            return host;
        }
        var internet = InternetDomainName.from(name);
        if (internet.isUnderPublicSuffix()) {
            return internet.topPrivateDomain() + port;
        }
        var labels = List.of(name.split("\\."));
        return String.join(".", labels.subList(Math.max(0, labels.size() - 2), labels.size())) + port;
    }

    /** Whether anybody can register a name under it, as under {@code gov.uk}: then it proves nothing. */
    public static boolean isPublicSuffix(String domain) {
        var name = withoutPort(comparable(domain));
        return !InternetDomainName.isValid(name)
                || InternetDomainName.from(name).isPublicSuffix()
                || !name.contains(".");
    }

    /** Whether a host is the domain or lies under it. A port matters only where the domain has one. */
    public static boolean isUnder(String host, String domain) {
        var other = comparable(domain);
        var one = other.contains(":") ? comparable(host) : withoutPort(comparable(host));
        return one.equals(other) || one.endsWith("." + other);
    }

    /** The name alone. */
    public static String withoutPort(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
