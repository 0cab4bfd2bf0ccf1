package folkmoot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.account.NewAccount;
import folkmoot.database.Database;
import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.id.Ids;
import folkmoot.job.Jobs;
import folkmoot.key.AccountKeys;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import folkmoot.uri.LocalUris;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of what goes out, turned by hand, with time in the test's hand. */
class DeliveryTest {

    private static final URI SOMEBODY = URI.create("https://x.example/users/x");

    private final SettableClock clock = SettableClock.atNoon();
    private final Database database = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance remote = new RemoteInstance(vertx, "elsewhere.localhost");
    private final GuardedHttp http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false);
    private final LocalUris uris = new LocalUris(URI.create("https://here.example"), "here.example");
    private final Ids ids = new Ids(clock);
    private final Accounts accounts = new Accounts(ids, clock, uris);
    private final Deliveries deliveries = new Deliveries(ids, clock);
    private final List<URI> gone = new ArrayList<>();
    private final DeliveryLoop loop = new DeliveryLoop(
            database,
            accounts,
            new AccountKeys(database, new Jobs(database, clock), accounts, uris, clock),
            new DeliveryClient(http, "test", SchemeMemory.inProcess(), clock),
            clock,
            gone::add);
    private Account alice;
    private int sent;

    @BeforeEach
    void makeAlice() {
        alice = database.transaction(
                tx -> accounts.create(tx, NewAccount.person("alice", uris.person("alice"), uris.profilePage("alice"))));
    }

    @AfterEach
    void close() {
        http.close();
        remote.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    @Test
    void whatIsEnqueuedArrivesOnceInOrder() {
        remote.answers("/inbox", 202);
        IntStream.range(0, 50).forEach(_ -> enqueue("/inbox"));

        loop.runAll();

        assertThat(remote.posted())
                .extracting(posted -> posted.json().get("id").asText())
                .isEqualTo(IntStream.rangeClosed(1, 50).mapToObj(this::id).toList());
        assertThat(loop.pending()).isZero();
        assertThat(loop.runAll()).isZero();
    }

    @Test
    void aRolledBackTransactionSendsNothing() {
        remote.answers("/inbox", 202);
        try {
            database.write(tx -> {
                deliveries.enqueue(tx, alice.id(), activity(), Audience.none().andInbox(remote.uri("/inbox")));
                throw new IllegalStateException("as if something failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("as if");
        }

        loop.runAll();

        assertThat(remote.posted()).isEmpty();
    }

    @Test
    void aHostThatFailsIsTriedAgainLaterAndNothingOvertakes() {
        remote.answers("/inbox", 503);
        enqueue("/inbox");
        enqueue("/inbox");

        loop.runAll();
        assertThat(remote.posted()).hasSize(1);
        loop.runAll();
        assertThat(remote.posted()).as("not before its time").hasSize(1);

        remote.answers("/inbox", 202);
        clock.advance(Duration.ofMinutes(1));
        loop.runAll();
        assertThat(remote.posted())
                .extracting(posted -> posted.json().get("id").asText())
                .containsExactly(id(1), id(1), id(2));
        assertThat(loop.pending()).isZero();
    }

    @Test
    void anActivityThatAlwaysFailsDoesNotHoldUpTheOthers() {
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(remote.posted().getLast().text().contains(id(1)) ? 500 : 202)
                        .end());
        enqueue("/inbox");
        enqueue("/inbox");

        for (var i = 0; i < 4; i++) {
            loop.runAll();
            clock.advance(Duration.ofMinutes(20));
        }

        assertThat(remote.posted())
                .extracting(posted -> posted.json().get("id").asText())
                .contains(id(2));
        assertThat(loop.pending()).isEqualTo(1);
    }

    @Test
    void aFinalAnswerEndsItAndAGoneInboxIsLookedInto() {
        remote.answers("/inbox", 404);
        remote.answers("/gone", 410);
        enqueue("/inbox");
        enqueue("/gone");

        loop.runAll();

        assertThat(loop.pending()).isZero();
        assertThat(loop.counts().dropped()).isEqualTo(2);
        assertThat(gone).containsExactly(remote.uri("/gone"));
    }

    @Test
    void aHostThatIsSilentForSevenDaysIsDeadAndLivesAgainWhenItSpeaks() {
        remote.answers("/inbox", 503);
        enqueue("/inbox");
        enqueue("/inbox");
        for (var day = 0; day < 9; day++) {
            loop.runAll();
            clock.advance(Duration.ofHours(30));
        }
        clock.advance(Duration.ofDays(8));
        loop.runAll();
        assertThat(loop.pending()).as("all but one is dropped").isLessThanOrEqualTo(1);

        remote.answers("/inbox", 202);
        var before = remote.posted().size();
        loop.heardFrom(remote.domain());
        enqueue("/inbox");
        loop.runAll();
        assertThat(remote.posted().size()).isGreaterThan(before);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void oneSlowHostDoesNotHoldUpAnother() {
        var other = new RemoteInstance(vertx, "other.localhost");
        remote.close();
        other.answers("/inbox", 202);
        enqueue("/inbox");
        database.write(tx ->
                deliveries.enqueue(tx, alice.id(), activity(), Audience.none().andInbox(other.uri("/inbox"))));

        loop.runAll();

        assertThat(other.posted()).hasSize(1);
        assertThat(loop.pending()).isEqualTo(1);
        other.close();
    }

    private void enqueue(String path) {
        var activity = activity();
        database.write(tx ->
                deliveries.enqueue(tx, alice.id(), activity, Audience.none().andInbox(remote.uri(path))));
    }

    private Follow activity() {
        return new Follow(URI.create(id(++sent)), alice.uri(), SOMEBODY);
    }

    private String id(int number) {
        return "https://here.example/activities/" + number + "/end";
    }
}
