package folkmoot.door.api.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.testing.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values of a wrong type, too long and empty, for each parameter of each endpoint (client API): what they are answered
 * with, as {@code mastodon/bad-values.tsv} says, and for all others that the answer is one that a client can read.
 */
class BadValuesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "é".repeat(6_000);
    private static final Pattern PLACEHOLDER = Pattern.compile("[:{]([a-z_]+)}?");

    /** What is wrong with a value, and how a JSON body says it. */
    private static final Map<String, Object> WRONG = new LinkedHashMap<>();

    static {
        WRONG.put("empty", "");
        WRONG.put("too long", LONG);
        WRONG.put("nested", Map.of("a", Map.of("b", "c")));
        WRONG.put("a list of lists", List.of(List.of("x"), List.of()));
        WRONG.put("a number", -1);
        WRONG.put("a huge number", 1e300);
        WRONG.put("a truth value", true);
        WRONG.put("words", "two words");
    }

    @TempDir
    static Path folder;

    private static Village village;
    private static Map<String, String> ids;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void open() {
        village = new Village(folder);
        ids = new HashMap<>();
        ids.put("account", village.bob.id().toString());
        ids.put("status", village.id("reply"));
        ids.put("poll", village.made("poll post").at("/poll/id").asText());
        for (var what : List.of("list", "filter", "scheduled", "upload", "collection", "report")) {
            ids.put(what, village.id(what));
        }
        ids.put(
                "tag",
                Person.ok(village.chief.get("/api/v1/admin/tags")).at("/0/id").asText());
        ids.put("long", LONG);
    }

    @AfterAll
    static void close() {
        village.close();
    }

    /** One line of the list. */
    private record Case(String method, String path, String form, int status) {

        static Stream<Case> all() {
            try (var list = BadValuesTest.class.getResourceAsStream("/mastodon/bad-values.tsv")) {
                return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .map(line -> line.split("\t"))
                                .map(cell -> new Case(cell[0], cell[1], cell[2], Integer.parseInt(cell[3])))
                                .toList()
                                .stream();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String toString() {
            return method + " " + path + " " + form + " is answered " + status;
        }
    }

    @TestFactory
    Stream<DynamicTest> aValueThatIsNoneIsRefusedWithItsStatus() {
        return Case.all()
                .map(each -> dynamicTest(each.toString(), () -> {
                    var answer = sent(each);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(each.status());
                    assertReadable(answer);
                }));
    }

    @TestFactory
    Stream<DynamicTest> noValueOfAnyParameterIsAFault() {
        return EndpointParameters.byShape().entrySet().stream()
                .filter(endpoint -> !endpoint.getKey().contains("/streaming"))
                .filter(endpoint -> !endpoint.getKey().contains("/oauth/authorize"))
                .map(endpoint -> dynamicTest(endpoint.getKey(), () -> {
                    for (var parameter : endpoint.getValue()) {
                        for (var wrong : WRONG.entrySet()) {
                            var answer = sent(endpoint.getKey().split(" ", 2), parameter, wrong.getValue());
                            assertThat(answer.statusCode())
                                    .as(parameter + " " + wrong.getKey() + ": " + answer.body())
                                    .isLessThan(500);
                            assertReadable(answer);
                        }
                    }
                }));
    }

    /** Every answer with a body is JSON, and a refusal says why in {@code error}. */
    private static void assertReadable(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 204) {
            return;
        }
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        var json = JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            assertThat(errorOf(json)).as(answer.body()).isNotBlank();
        }
    }

    private static String errorOf(JsonNode json) {
        var error = json.path("error");
        return error.isObject() ? error.path("error").asText() : error.asText();
    }

    private static HttpResponse<String> sent(Case each) throws Exception {
        var form = Arrays.stream(each.form().split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> encoded(pair[0]) + "=" + encoded(filled(pair[1])))
                .collect(Collectors.joining("&"));
        var path = filled(each.path());
        var request = each.method().equals("GET")
                ? request(path + "?" + form).GET()
                : request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(each.method(), BodyPublishers.ofString(form));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** A request with one wrong parameter; GET in its query, all others in a JSON body. */
    private static HttpResponse<String> sent(String[] endpoint, String parameter, Object value) throws Exception {
        var path = endpoint[1].replaceAll(":\\w+|\\{}|\\*", "1");
        if (endpoint[0].equals("GET")) {
            var text = value instanceof String plain ? plain : JSON.writeValueAsString(value);
            return HTTP.send(
                    request(path + "?" + encoded(parameter) + "=" + encoded(text))
                            .GET()
                            .build(),
                    BodyHandlers.ofString());
        }
        var body = JSON.writeValueAsString(nested(parameter, value));
        return HTTP.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(endpoint[0], BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** {@code a[b][c]} as objects within objects. */
    private static Map<String, Object> nested(String parameter, Object value) {
        var parts = parameter.replace("]", "").split("\\[");
        var inner = value;
        for (int i = parts.length - 1; i > 0; i--) {
            inner = parts[i].isEmpty() ? List.of(inner) : Map.of(parts[i], inner);
        }
        return Map.of(parts[0], inner);
    }

    private static HttpRequest.Builder request(String path) {
        var port = village.town.world().server().port();
        Person caller = path.contains("/admin/") ? village.chief : village.alice;
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + caller.token());
    }

    private static String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = ids.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
