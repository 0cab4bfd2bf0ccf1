package folkmoot.door.api.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.door.House;
import folkmoot.people.oauth.Scopes;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every endpoint that there is says to a caller who may not call it, or who names what is not there. */
class RefusalTest {

    private static final World WORLD = new World();
    private static final House HOUSE = WORLD.server().house();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ROUTES =
            WORLD.server().routes().stream().map(Endpoint::shape).collect(Collectors.toSet());

    /** Numbers that are no id, an id of nothing, and what is no number at all. */
    private static final List<String> UNKNOWN = List.of(
            "1", "0", "-1", "999999999999999999", "99999999999999999999999", "abc", "%00", "%D9%86", "a%2Fb", "'--");

    /** A name in the path that needs no row: any hashtag is an answer, and so is any number of a list that may be empty. */
    private static final Predicate<Endpoint> ANY_NAME_IS_FINE =
            endpoint -> endpoint.path().contains(":name")
                    || endpoint.path().contains(":year")
                    || endpoint.path().contains(":date")
                    || endpoint.path().contains(":group_key");

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Stream<Endpoint> there(Predicate<Endpoint> which) {
        return Endpoint.all().stream()
                .filter(endpoint -> ROUTES.contains(endpoint.shape()))
                .filter(which);
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenItAnswers401() {
        return there(Endpoint::needsUser)
                .filter(endpoint -> !endpoint.path().equals("/api/v1/streaming"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    assertRefused(send(endpoint, "1", Optional.empty()), 401);
                    assertRefused(send(endpoint, "1", Optional.of("invented")), 401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> withATokenForOtherThingsItAnswers403() {
        return there(endpoint -> !endpoint.scopes().isEmpty() && !endpoint.isStream())
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    var token = WORLD.token(WORLD.alice(), scopesWithout(endpoint.scopes()));
                    assertRefused(send(endpoint, "1", Optional.of(token)), 403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDisabledUserIsAnswered403() {
        var mallory = WORLD.person("mallory");
        HOUSE.platform()
                .database()
                .write(tx -> HOUSE.people()
                        .members()
                        .users()
                        .disable(
                                tx,
                                HOUSE.people()
                                        .members()
                                        .users()
                                        .byAccount(tx, mallory.id())
                                        .orElseThrow()
                                        .id(),
                                true));
        return isAnswered403(mallory);
    }

    @TestFactory
    Stream<DynamicTest> aSuspendedUserIsAnswered403() {
        var trudy = WORLD.person("trudy");
        HOUSE.platform().database().write(tx -> HOUSE.people().accounts().suspend(tx, trudy.id(), true));
        return isAnswered403(trudy);
    }

    private static Stream<DynamicTest> isAnswered403(Person shutOut) {
        return there(endpoint -> endpoint.needsUser() && !endpoint.isStream())
                .filter(endpoint -> !endpoint.group().equals("emails"))
                .map(endpoint -> dynamicTest(
                        endpoint.toString(),
                        () -> assertRefused(send(endpoint, "1", Optional.of(shutOut.token())), 403)));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownIdIsNeverAFault() {
        return there(endpoint -> endpoint.hasParameter() && !endpoint.group().equals("oauth"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    for (var unknown : UNKNOWN) {
                        var answer = send(endpoint, unknown, Optional.of(everything()));
                        assertThat(answer.statusCode())
                                .as(unknown + ": " + answer.body())
                                .isLessThan(500);
                        if (!ANY_NAME_IS_FINE.test(endpoint)
                                && !endpoint.group().equals("admin")) {
                            assertThat(answer.statusCode())
                                    .as(endpoint + " " + unknown + ": " + answer.body())
                                    .isIn(404, 422, 400);
                        }
                    }
                }));
    }

    private static String everything() {
        return WORLD.alice().token();
    }

    /** A token with all scopes but those that would do. */
    private static String scopesWithout(List<String> sufficient) {
        return Scopes.ALL.stream()
                .filter(scope ->
                        sufficient.stream().noneMatch(wanted -> Scopes.of(scope).covers(wanted)))
                .collect(Collectors.joining(" "));
    }

    private static void assertRefused(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(JSON.readTree(answer.body()).get("error").asText()).isNotBlank();
    }

    private static HttpResponse<String> send(Endpoint endpoint, String parameter, Optional<String> token)
            throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + WORLD.server().port() + endpoint.pathWith(parameter)))
                .header("Content-Type", "application/json")
                .method(
                        endpoint.method(),
                        endpoint.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
