package folkmoot.door.api.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which parameters the endpoints of the client API take besides those in their path ({@code mastodon/parameters.tsv}). */
final class EndpointParameters {

    private EndpointParameters() {}

    /** By {@link Endpoint#shape}; names in brackets as forms have them. */
    static Map<String, List<String>> byShape() {
        try (var list = EndpointParameters.class.getResourceAsStream("/mastodon/parameters.tsv")) {
            var parameters = new LinkedHashMap<String, List<String>>();
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(cell ->
                            parameters.put(Endpoint.shape(cell[0] + " " + cell[1]), List.of(cell[2].split(" "))));
            return parameters;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
