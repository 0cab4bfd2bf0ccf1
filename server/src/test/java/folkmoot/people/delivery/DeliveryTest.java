package folkmoot.people.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemoteInstance;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queue of what goes out, turned by hand, with time in the test's hand. */
class DeliveryTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final RemoteInstance remote = rig.remote;
    private final DeliveryLoop loop = rig.loop;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatIsEnqueuedArrivesOnceInOrder() {
        remote.answers("/inbox", 202);
        IntStream.range(0, 50).forEach(_ -> rig.send("/inbox"));

        loop.runAll();

        assertThat(remote.posted())
                .extracting(posted -> posted.json().get("id").asText())
                .isEqualTo(IntStream.rangeClosed(1, 50).mapToObj(rig::id).toList());
        assertThat(loop.pending()).isZero();
        assertThat(loop.runAll()).isZero();
    }

    @Test
    void aRolledBackTransactionSendsNothing() {
        remote.answers("/inbox", 202);
        try {
            rig.database.write(tx -> {
                rig.deliveries.enqueue(
                        tx, rig.alice.id(), rig.follow(), Audience.none().andInbox(remote.uri("/inbox")));
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
        rig.send("/inbox");
        rig.send("/inbox");

        loop.runAll();
        assertThat(remote.posted()).hasSize(1);
        loop.runAll();
        assertThat(remote.posted()).as("not before its time").hasSize(1);

        remote.answers("/inbox", 202);
        rig.clock.advance(Duration.ofMinutes(1));
        loop.runAll();
        assertThat(remote.posted())
                .extracting(posted -> posted.json().get("id").asText())
                .containsExactly(rig.id(1), rig.id(1), rig.id(2));
        assertThat(loop.pending()).isZero();
    }

    @Test
    void anActivityThatAlwaysFailsDoesNotHoldUpTheOthers() {
        remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(remote.posted().getLast().text().contains(rig.id(1)) ? 500 : 202)
                        .end());
        rig.sendUnrelated("/inbox");
        rig.sendUnrelated("/inbox");

        for (var i = 0; i < 4; i++) {
            loop.runAll();
            rig.clock.advance(Duration.ofMinutes(20));
        }

        assertThat(remote.posted())
                .extracting(posted -> posted.json().get("id").asText())
                .contains(rig.id(2));
        assertThat(loop.pending()).isEqualTo(1);
    }

    @Test
    void aFinalAnswerEndsItAndAGoneInboxIsLookedInto() {
        remote.answers("/inbox", 404);
        remote.answers("/gone", 410);
        rig.send("/inbox");
        rig.send("/gone");

        loop.runAll();

        assertThat(loop.pending()).isZero();
        assertThat(loop.counts().dropped()).isEqualTo(2);
        assertThat(rig.gone).containsExactly(remote.uri("/gone"));
    }

    @Test
    void oneSlowHostDoesNotHoldUpAnother() {
        var other = new RemoteInstance(rig.vertx, "other.localhost");
        remote.close();
        other.answers("/inbox", 202);
        rig.send("/inbox");
        rig.send(rig.alice, rig.follow(), other.uri("/inbox"));

        loop.runAll();

        assertThat(other.posted()).hasSize(1);
        assertThat(loop.pending()).isEqualTo(1);
        other.close();
    }

    @Test
    void aServerThatStopsSendsNothingMoreAndTheNextOneGoesOnAtOnce() {
        var asked = new AtomicInteger();
        rig.remote.on("/inbox", request -> {
            if (asked.incrementAndGet() == 3) {
                rig.loop.stop();
            }
            request.response().setStatusCode(202).end();
        });
        for (int i = 0; i < 30; i++) {
            rig.send("/inbox");
        }

        assertThat(rig.loop.runAll()).isEqualTo(3);

        assertThat(rig.arrived()).hasSize(3);
        assertThat(rig.loop.pending()).isEqualTo(27);
        assertThat(rig.host().next()).contains(rig.clock.instant());
    }
}
