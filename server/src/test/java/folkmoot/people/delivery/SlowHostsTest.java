package folkmoot.people.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many hosts take their time, half of the places is for those that do not. */
class SlowHostsTest {

    private static final int PLACES = 4;
    private static final int HOSTS = 6;

    private final DeliveryRig rig = new DeliveryRig(PLACES);
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        rig.close();
    }

    private URI inbox(String name, int number) {
        var port = rig.remote.domain().replaceAll(".*:", "");
        return URI.create("http://" + name + number + ".localhost:" + port + "/inbox");
    }

    private void sendTo(String name) {
        for (int number = 0; number < HOSTS; number++) {
            rig.send(rig.alice, rig.like(rig.alice), inbox(name, number));
        }
    }

    @Test
    void hostsThatAnswerAtOnceDoNotWaitForMoreSlowOnesThanThereArePlaces() throws InterruptedException {
        var quick = new CountDownLatch(HOSTS);
        var slow = new CountDownLatch(PLACES / 2);
        rig.remote.on("/inbox", request -> {
            if (request.authority().host().startsWith("slow")) {
                held.add(request);
                slow.countDown();
            } else {
                request.response().setStatusCode(202).end();
                quick.countDown();
            }
        });
        for (int number = 0; number < HOSTS; number++) {
            rig.loop
                    .paces()
                    .note(
                            "slow" + number + ".localhost:"
                                    + inbox("slow", number).getPort(),
                            Paces.SLOW);
        }
        sendTo("slow");
        rig.loop.start();
        assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();

        sendTo("quick");
        rig.loop.wake(Set.of());

        assertThat(quick.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(held).hasSize(PLACES / 2);
        held.forEach(request -> request.response().setStatusCode(202).end());
    }

    @Test
    void aHostIsSlowUntilItAnswersAtOnceAgain() {
        var paces = new Paces();
        assertThat(paces.isSlow("a.example")).isFalse();

        paces.note("a.example", Paces.SLOW);
        assertThat(paces.isSlow("a.example")).isTrue();
        assertThat(paces.isSlow("b.example")).isFalse();

        paces.note("a.example", Paces.SLOW.dividedBy(2));
        assertThat(paces.isSlow("a.example")).isFalse();
    }
}
