package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.Server;
import folkmoot.config.Settings;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.people.account.Account;
import folkmoot.people.account.NewAccount;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.postgres.ThrowawayPostgres;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.testing.Patience;
import folkmoot.testing.SettableClock;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An activity that we cannot process, for a reason that is ours: tried again, then set aside; nothing overtakes or is lost. */
class PoisonTest {

    private final SettableClock clock = new SettableClock(Instant.now());
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance remote = new RemoteInstance(vertx, "elsewhere.localhost");
    private final RemotePerson carol = remote.person("carol");
    private Server server;
    private URI alice;

    @BeforeEach
    void open() {
        var settings = Map.of(
                "server.port", "0",
                "server.bind", "127.0.0.1",
                "server.domain", "here.localhost",
                "limits.enabled", "false",
                "federation.allow-http", "true",
                "federation.allow-private-addresses", "127.0.0.0/8,::1/128");
        server =
                new Server(Settings.load(Optional.empty(), Map.of(), settings), ThrowawayPostgres.newDatabase(), clock);
        var house = server.house();
        alice = house.platform().uris().person("alice");
        house.platform()
                .database()
                .write(tx -> house.people()
                        .accounts()
                        .create(
                                tx,
                                NewAccount.person(
                                        "alice", alice, house.platform().uris().profilePage("alice"))));
        house.talk().events().statuses().add(new StatusObserver() {
            @Override
            public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
                if (status.text().content().contains("poison")) {
                    throw new IllegalStateException("as if something of ours were broken");
                }
            }
        });
    }

    @AfterEach
    void close() {
        server.close();
        remote.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPoisonedActivityIsTriedAFewTimesThenSetAside() {
        var counts = server.federation().receive().counts();
        var inbox = server.federation().inbox();
        posts(1, "poison");
        posts(2, "fine");

        for (var pause : new int[] {5, 30, 120, 600}) {
            var before = counts.postponed();
            if (before == 0) {
                Patience.until(() -> counts.postponed() == 1);
            }
            assertThat(known(2)).as("what comes after it waits").isFalse();
            clock.advance(Duration.ofSeconds(pause + 1));
            var next = Math.max(1, before) + 1;
            Patience.until(() -> counts.postponed() == next || counts.parked() == 1);
        }
        Patience.until(() -> inbox.pending() == 0);

        assertThat(inbox.parked()).isEqualTo(1);
        assertThat(counts.parked()).isEqualTo(1);
        assertThat(known(1)).isFalse();
        assertThat(known(2)).isTrue();
    }

    private void posts(int number, String content) {
        var body = RemotePerson.json(
                ("{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s',"
                                + "'to':['as:Public','%s'],'content':'%s'}}")
                        .formatted(remote.uri("/c/" + number), carol.id(), note(number), carol.id(), alice, content));
        var sharedInbox = URI.create(server.house().platform().address().origin() + "/inbox");
        assertThat(carol.sends(sharedInbox, body, carol.key(), clock.instant())).isEqualTo(202);
    }

    private URI note(int number) {
        return remote.uri("/n/" + number);
    }

    private boolean known(int number) {
        var house = server.house();
        return house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, note(number)))
                .isPresent();
    }
}
