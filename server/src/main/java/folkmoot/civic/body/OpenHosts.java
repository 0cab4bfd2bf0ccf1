package folkmoot.civic.body;

import folkmoot.platform.uri.Domains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Well-known hosts where anybody can have an account or a page: they are no one body's. */
final class OpenHosts {

    private static final Set<String> OPEN_HOSTS = openHosts();

    private OpenHosts() {}

    static boolean contain(String domain) {
        return OPEN_HOSTS.contains(Domains.ascii(domain).replaceAll(":.*", "").replaceFirst("^www\\.", ""));
    }

    private static Set<String> openHosts() {
        try (var in = OpenHosts.class.getClassLoader().getResourceAsStream("civic/open_hosts.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
