package folkmoot.people.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host that takes most of what it is sent is busy: what it did not take comes again at once. */
class BusyHostTest {

    private final DeliveryRig rig = new DeliveryRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aHostThatDoesNotTakeOneInFiveIsBusyAndGetsEverythingWithoutAWait() {
        var asked = new AtomicInteger();
        rig.remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(asked.incrementAndGet() % 5 == 0 ? 503 : 202)
                        .end());
        for (int i = 0; i < 100; i++) {
            rig.sendUnrelated("/inbox");
        }

        rig.loop.runAll();

        assertThat(rig.loop.pending()).isZero();
        assertThat(rig.arrived()).hasSizeBetween(120, 130);
        assertThat(rig.host().state()).isEqualTo(DeliveryHosts.State.OK);
    }

    @Test
    void aHostThatTookEverythingAndTakesNothingAnyMoreIsLeftAloneSoon() {
        rig.remote.answers("/inbox", 202);
        for (int i = 0; i < 20; i++) {
            rig.sendUnrelated("/inbox");
        }
        rig.loop.runAll();
        rig.remote.answers("/inbox", 503);
        rig.remote.forgetRequests();
        rig.send("/inbox");

        rig.loop.runAll();

        assertThat(rig.arrived()).hasSizeBetween(2, 8);
        assertThat(rig.host().failures()).isEqualTo(1);
        rig.loop.runAll();
        assertThat(rig.arrived()).hasSizeBetween(2, 8);
    }

    @Test
    void aBusyHostThatSaysWhenIsTakenAtItsWord() {
        rig.remote.answers("/inbox", 202);
        rig.sendUnrelated("/inbox");
        rig.loop.runAll();
        rig.remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", "90")
                        .end());
        rig.remote.forgetRequests();
        rig.sendUnrelated("/inbox");
        rig.loop.runAll();
        rig.remote.answers("/inbox", 202);
        rig.clock.advance(Duration.ofSeconds(80));
        rig.loop.runAll();
        assertThat(rig.arrived()).hasSize(1);

        rig.clock.advance(Duration.ofSeconds(11));
        rig.loop.runAll();

        assertThat(rig.loop.pending()).isZero();
    }
}
