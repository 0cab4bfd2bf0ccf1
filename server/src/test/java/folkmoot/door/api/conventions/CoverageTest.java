package folkmoot.door.api.conventions;

import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/api/coverage.md says of every endpoint of the client API whether it is there, as the router knows it. */
class CoverageTest {

    private static final Path DOCUMENT = Path.of("../docs/api/coverage.md");
    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");

    /** Endpoints of house that the API lets a server do without: they answer as it says for a server that does. */
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            entry("GET /api/v1/annual_reports", "none are made: an empty list"),
            entry("GET /api/v1/annual_reports/:year", "none are made: 404"),
            entry("GET /api/v1/annual_reports/:year/state", "none are made: `ineligible`"),
            entry("POST /api/v1/annual_reports/:year/generate", "none are made: 404"),
            entry("POST /api/v1/annual_reports/:year/read", "none are made: 404"),
            entry("GET /api/v1_alpha/async_refreshes/:id", "nothing is refreshed behind an answer: 404"),
            entry("POST /api/v1/accounts/:id/email_subscriptions", "posts are not sent by mail: 404"),
            entry("POST /api/v1/statuses/:id/translate", "there is no translator: 404"),
            entry("GET /api/v1/instance/translation_languages", "there is no translator: `{}`"),
            entry("GET /api/v1/donation_campaigns", "nobody is asked for money: 204"));

    @Test
    void theDocumentSaysWhichEndpointsAreThere() throws IOException {
        Set<String> routes;
        try (var world = new World()) {
            routes = world.server().routes().stream().map(Endpoint::shape).collect(toSet());
        }
        var written = document(routes);
        if (WRITE) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT)).as("run make documents").isEqualTo(written);
    }

    private static String document(Set<String> routes) {
        var endpoints = Endpoint.all();
        long there = endpoints.stream()
                .filter(endpoint -> routes.contains(endpoint.shape()))
                .count();
        var text = new StringBuilder("""
            # Endpoints of the Mastodon client API

            Written by a test from the router (`make documents`); do not edit. "Seen" are the clients whose source calls
            it: **P**hanpy, **E**lk, **T**usky, **t**oot, **I**ce Cubes. A `?` before a scope: works without a token too.

            """);
        text.append("%d of %d are there; %d of them answer for a feature that is not.%n"
                .formatted(there, endpoints.size(), WITHOUT.size()));
        endpoints.stream()
                .collect(groupingBy(Endpoint::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, members) -> section(text, group, members, routes));
        return text.toString();
    }

    private static void section(StringBuilder text, String group, List<Endpoint> members, Set<String> routes) {
        text.append("\n## ").append(group).append("\n\n| Endpoint | Scope | Seen | State |\n|---|---|---|---|\n");
        for (var endpoint : members) {
            text.append("| `%s` | %s | %s | %s |%n"
                    .formatted(endpoint, endpoint.scope(), endpoint.clients(), state(endpoint, routes)));
        }
    }

    private static String state(Endpoint endpoint, Set<String> routes) {
        if (!routes.contains(endpoint.shape())) {
            return "missing";
        }
        return Optional.ofNullable(WITHOUT.get(endpoint.toString()))
                .map(answer -> "there, for a feature that is not: " + answer)
                .orElse("there");
    }
}
