package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Patience;
import folkmoot.testing.SettableClock;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody passes on a post whose own server cannot be asked just then. */
class OutOfReachTest {

    private final SettableClock clock = new SettableClock(Instant.now());
    private final Town town = new Town(Map.of(), clock);
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance far = new RemoteInstance(vertx, "far.localhost");
    private final RemotePerson dora = far.person("dora");
    private final URI post = far.uri("/notes/1");
    private int sent;

    @BeforeEach
    void boost() {
        town.carolFollows(town.alice());
        town.followsCarol(town.alice());
        far.answers("/notes/1", 503);
        boosts();
        Patience.until(() -> counts().postponed() == 1);
    }

    @AfterEach
    void close() {
        town.close();
        far.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theBoostShowsWhenTheServerAnswersAgainAndNothingElseWaitsForIt() {
        says("meanwhile");
        Patience.until(() -> home().contains("meanwhile"));

        answersAgain();
        clock.advance(Duration.ofMinutes(2));
        town.settle();

        assertThat(home()).contains("from afar");
    }

    @Test
    void aBoostTakenBackWhileItWaitsNeverShows() {
        town.carolSends(
                "{'id':'%s','type':'Undo','actor':'%s','object':'%s'}",
                town.remote().uri("/undo"), town.carol().id(), town.remote().uri("/boost"));
        Patience.until(() -> town.federation().inbox().pending() == 1);

        answersAgain();
        clock.advance(Duration.ofMinutes(2));
        town.settle();

        assertThat(home()).doesNotContain("from afar");
    }

    @Test
    void norDoesOneThatIsTakenBackWithoutItsId() {
        town.carolSends(
                "{'id':'%s','type':'Undo','actor':'%s','object':{'type':'Announce','actor':'%s','object':'%s'}}",
                town.remote().uri("/undo"), town.carol().id(), town.carol().id(), post);
        Patience.until(() -> town.federation().inbox().pending() == 0);

        answersAgain();
        clock.advance(Duration.ofMinutes(2));
        town.settle();

        assertThat(home()).doesNotContain("from afar");
    }

    @Test
    void afterADayItIsForgotten() {
        for (var attempt = 2; town.federation().inbox().pending() > 0; attempt++) {
            assertThat(attempt).isLessThan(10);
            var all = attempt;
            clock.advance(Duration.ofHours(25));
            Patience.until(() ->
                    counts().postponed() == all || town.federation().inbox().pending() == 0);
        }
        assertThat(town.federation().inbox().parked())
                .as("nothing for the operator to do")
                .isZero();
        assertThat(home()).doesNotContain("from afar");
    }

    private void boosts() {
        town.carolSends(
                "{'id':'%s','type':'Announce','actor':'%s','to':['as:Public'],'object':'%s'}",
                town.remote().uri("/boost"), town.carol().id(), post);
    }

    private void says(String words) {
        town.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'content':'%s'}}",
                town.remote().uri("/says/" + ++sent),
                town.carol().id(),
                town.remote().uri("/said/" + sent),
                town.carol().id(),
                words);
    }

    /** And we, who leave a silent server in peace for a moment, ask it again. */
    private void answersAgain() {
        var note =
                "{\"id\":\"%s\",\"type\":\"Note\",\"attributedTo\":\"%s\",\"to\":[\"as:Public\"],\"content\":\"from afar\"}"
                        .formatted(post, dora.id());
        far.serves("/notes/1", "application/activity+json", note.getBytes(StandardCharsets.UTF_8));
        Patience.until(() -> town.house()
                .talk()
                .posts()
                .remote()
                .read(post, FetchBudget.of(5))
                .isPresent());
    }

    private String home() {
        return town.home(town.alice()).toString();
    }

    private InboxCounts counts() {
        return town.federation().receive().counts();
    }
}
