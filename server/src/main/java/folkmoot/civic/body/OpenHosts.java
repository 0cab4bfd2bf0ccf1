package folkmoot.civic.body;

import folkmoot.federation.vocabulary.DomainNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Well-known hosts where anybody can have an account or a page: they are no one body's. */
final class OpenHosts {

    private static final Set<String> ALL = read();

    private OpenHosts() {}

    static boolean contains(String domain) {
        return ALL.contains(
                DomainNames.withoutPort(DomainNames.comparable(domain)).replaceFirst("^www\\.", ""));
    }

    private static Set<String> read() {
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
