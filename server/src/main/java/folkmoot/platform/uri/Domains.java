package folkmoot.platform.uri;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** DNS names as far as ownership goes: who registered what, by the public suffix list. */
public final class Domains {

    private static final int LONGEST = 253;

    private Domains() {}

    /**
     * The part of a name that somebody registered: {@code example.co.uk} of {@code a.b.example.co.uk}. Names under no known
     * suffix count by their last two labels; a port stays with the name.
     */
    public static String registrable(String domain) {
        var host = ascii(domain);
        var name = host.contains(":") ? host.substring(0, host.indexOf(':')) : host;
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
        var name = ascii(domain).replaceAll(":.*", "");
        return !InternetDomainName.isValid(name)
                || InternetDomainName.from(name).isPublicSuffix()
                || !name.contains(".");
    }

    /** Whether a host is the domain or lies under it. A port matters only where the domain has one. */
    public static boolean isUnder(String host, String domain) {
        var other = ascii(domain);
        var one = other.contains(":") ? ascii(host) : ascii(host).replaceAll(":.*", "");
        return one.equals(other) || one.endsWith("." + other);
    }

    /** A domain in the one form in which domains are compared: IDNA, ASCII, lower case. May carry a port. */
    public static Optional<String> parse(String domain) {
        int colon = domain.indexOf(':');
        var name = colon < 0 ? domain : domain.substring(0, colon);
        var port = colon < 0 ? "" : domain.substring(colon);
        if (name.isEmpty() || name.length() > LONGEST || !port.matches("(:[0-9]{1,5})?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT) + port);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}; what is no domain stays as it is, in lower case. */
    public static String ascii(String domain) {
        return parse(domain.strip()).orElseGet(() -> domain.strip().toLowerCase(Locale.ROOT));
    }
}
