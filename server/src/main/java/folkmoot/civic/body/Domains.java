package folkmoot.civic.body;

import com.google.common.net.InternetDomainName;
import folkmoot.people.account.Handle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** DNS names as far as ownership goes: who registered what, by the public suffix list. */
public final class Domains {

    private static final Set<String> OPEN_HOSTS = openHosts();

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

    /** Whether it is a well-known host where anybody can have an account or a page: it is no one body's. */
    public static boolean isOpenToAnybody(String domain) {
        return OPEN_HOSTS.contains(ascii(domain).replaceAll(":.*", "").replaceFirst("^www\\.", ""));
    }

    private static Set<String> openHosts() {
        try (var in = Domains.class.getClassLoader().getResourceAsStream("civic/open_hosts.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a host is the domain or lies under it. A port matters only where the domain has one. */
    public static boolean isUnder(String host, String domain) {
        var other = ascii(domain);
        var one = other.contains(":") ? ascii(host) : ascii(host).replaceAll(":.*", "");
        return one.equals(other) || one.endsWith("." + other);
    }

    /** Lower case, in ASCII. */
    public static String ascii(String domain) {
        return Handle.asciiDomain(domain.strip()).orElseGet(() -> domain.strip().toLowerCase(Locale.ROOT));
    }
}
