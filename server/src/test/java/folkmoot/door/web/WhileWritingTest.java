package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the form asks while somebody writes is limited. */
class WhileWritingTest {

    private static final World WORLD = new World(Map.of("limits.enabled", "true"));

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void nobodyAsksForNearOnesMoreOftenThanPeopleWrite() {
        WORLD.alice();
        var house = WORLD.server().house();
        house.platform()
                .database()
                .transaction(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
        var browser =
                new Browser(URI.create("http://127.0.0.1:" + WORLD.server().port()));
        browser.post("/sign-in", "login", "alice", "password", World.PASSWORD);
        var answers = IntStream.range(0, 70)
                .mapToObj(i -> browser.get("/c/commons/proposals/similar?language=en&title=Dark+corner+number+" + i)
                        .statusCode())
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

        assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429);
        assertThat(answers.get(200)).isBetween(60L, 65L);
    }
}
