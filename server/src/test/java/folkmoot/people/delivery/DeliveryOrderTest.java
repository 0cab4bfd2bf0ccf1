package folkmoot.people.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.vocabulary.Delete;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may overtake what on the way to a host, and how many are under way at a time. */
class DeliveryOrderTest {

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Deque<HttpServerRequest> held = new ArrayDeque<>();
    private DeliveryRig rig = new DeliveryRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void activitiesAboutDifferentObjectsGoFourAtATime() {
        answersOnlyWhenSoManyWait(4);
        IntStream.range(0, 8).forEach(_ -> rig.sendUnrelated("/inbox"));

        assertThat(rig.loop.runAll()).isEqualTo(8);
        assertThat(most).hasValue(4);
    }

    @Test
    void activitiesAboutOneObjectGoOneAfterTheOther() {
        answersSlowly();
        IntStream.range(0, 6).forEach(_ -> rig.send("/inbox"));

        rig.loop.runAll();

        assertThat(most).hasValue(1);
        assertThat(rig.arrived()).isEqualTo(ids(6));
    }

    @Test
    void whatACommunitySendsGoesOneAfterTheOtherWhateverItIsAbout() {
        answersSlowly();
        var community = rig.community();
        IntStream.range(0, 6).forEach(_ -> rig.send(community, rig.like(community), rig.remote.uri("/inbox")));

        rig.loop.runAll();

        assertThat(most).hasValue(1);
        assertThat(rig.arrived()).isEqualTo(ids(6));
    }

    @Test
    void whatAnActorSaysOfItselfNeitherOvertakesNorIsOvertaken() {
        answersSlowly();
        rig.sendUnrelated("/inbox");
        rig.sendUnrelated("/inbox");
        var leaving = URI.create("https://here.example/leaving");
        rig.send(rig.alice, new Delete(leaving, rig.alice.uri(), rig.alice.uri()), rig.remote.uri("/inbox"));
        rig.sendUnrelated("/inbox");

        rig.loop.runAll();

        assertThat(rig.arrived()).hasSize(4).element(2).isEqualTo(leaving.toString());
    }

    @Test
    void undoingGoesTheWayOfWhatIsUndone() {
        var like = "{'type':'Like','actor':'a','object':'note'}";
        assertThat(lane("{'type':'Undo','actor':'a','object':%s}".formatted(like)))
                .isEqualTo(lane(like));
        assertThat(lane("{'type':'Create','actor':'a','object':{'id':'note'}}")).isEqualTo(lane(like));
        assertThat(lane("{'type':'Delete','actor':'a','object':{'type':'Tombstone','id':'note'}}"))
                .isEqualTo(lane(like));
        assertThat(lane("{'type':'Update','actor':'a','object':{'id':'a'}}")).isEqualTo("none");
    }

    @Test
    void noMoreThanTheCapAreUnderWayToAllHostsTogether() {
        rig.close();
        rig = new DeliveryRig(2);
        answersSlowly();
        IntStream.range(0, 8).forEach(_ -> rig.sendUnrelated("/inbox"));

        assertThat(rig.loop.runAll()).isEqualTo(8);
        assertThat(most).hasValue(2);
        assertThat(Sender.IN_FLIGHT).isEqualTo(2_000);
    }

    @Test
    void anActivityIsWrittenOnceForAllItsInboxes() {
        try (var other = new RemoteInstance(rig.vertx, "other.localhost")) {
            rig.remote.answers("/inbox", 202);
            other.answers("/inbox", 202);

            rig.send(rig.alice, rig.follow(), rig.remote.uri("/inbox"), other.uri("/inbox"));
            var bodies = rig.database.read(tx ->
                    tx.sql().fetchOne("SELECT count(*) FROM delivery_body").get(0, Integer.class));
            rig.loop.runAll();

            assertThat(bodies).isEqualTo(1);
            assertThat(other.posted().getFirst().body())
                    .isEqualTo(rig.remote.posted().getFirst().body());
        }
    }

    private static String lane(String activity) {
        return Lanes.of(activity.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .map(Object::toString)
                .orElse("none");
    }

    private List<String> ids(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(rig::id).toList();
    }

    private void answersSlowly() {
        rig.remote.on("/inbox", request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            rig.vertx.setTimer(10, _ -> {
                underWay.decrementAndGet();
                request.response().setStatusCode(202).end();
            });
        });
    }

    /** Handlers run on one event loop. */
    private void answersOnlyWhenSoManyWait(int number) {
        rig.remote.on("/inbox", request -> {
            held.add(request);
            most.accumulateAndGet(held.size(), Math::max);
            if (held.size() == number) {
                held.forEach(each -> each.response().setStatusCode(202).end());
                held.clear();
            }
        });
    }
}
