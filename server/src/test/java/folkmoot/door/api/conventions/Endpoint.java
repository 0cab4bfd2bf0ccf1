package folkmoot.door.api.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One line of the list of the client API's endpoints.
 *
 * @param scope {@code public}, a scope, alternatives ({@code follow or write:blocks}), or {@code ?scope} where a token may
 *     be left out
 * @param clients the initials of the clients that were seen to call it (Phanpy, Elk, Tusky, toot, Ice Cubes), {@code -} for none
 */
record Endpoint(String method, String path, String group, String scope, String clients) {

    /** All of them, in the order of the list. */
    static List<Endpoint> all() {
        try (var list = Endpoint.class.getResourceAsStream("/mastodon/endpoints.tsv")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(cell -> new Endpoint(cell[0], cell[1], cell[2], cell[3], cell[4]))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Which scopes each suffice for a signed-in user; empty where it is not scopes that decide. */
    List<String> scopes() {
        return needsUser() || scope.startsWith("?")
                ? Arrays.stream(scope.replaceAll("^\\?|\\(.*\\)", "").split(" or | / "))
                        .map(String::strip)
                        .filter(name -> !name.equals("user"))
                        .toList()
                : List.of();
    }

    /** Whether nobody is answered without a token. */
    boolean needsUser() {
        return !scope.startsWith("?")
                && !scope.startsWith("public")
                && !scope.equals("logged-in browser")
                && !scope.equals("client auth")
                && !scope.equals("any token")
                && !scope.contains("app token");
    }

    boolean isStream() {
        return path.startsWith("/api/v1/streaming");
    }

    /** The path with every parameter replaced. */
    String pathWith(String value) {
        return path.replaceAll(":[a-z_]+", value);
    }

    boolean hasParameter() {
        return path.contains(":");
    }

    /** Method and path, whatever its parameters are called. */
    String shape() {
        return shape(method + " " + path);
    }

    static String shape(String route) {
        return route.replaceAll(":[A-Za-z_]+", ":");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
