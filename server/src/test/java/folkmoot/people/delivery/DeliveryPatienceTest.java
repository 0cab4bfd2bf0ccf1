package folkmoot.people.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.vocabulary.Undo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an activity is tried again, when a host is only probed, when it is dead, and how it comes back. */
class DeliveryPatienceTest {

    private final DeliveryRig rig = new DeliveryRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void thePausesGrowFromHalfAMinuteToADayAFifthMoreOrLess() {
        var pauses = List.of("PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "PT24H", "PT24H");
        var random = new Random(1);
        for (int attempt = 1; attempt <= pauses.size(); attempt++) {
            var usual = Duration.parse(pauses.get(attempt - 1));
            for (int i = 0; i < 100; i++) {
                assertThat(DeliverySchedule.afterAttempt(attempt, random))
                        .isBetween(
                                usual.multipliedBy(80).dividedBy(100),
                                usual.multipliedBy(120).dividedBy(100));
            }
        }
    }

    @Test
    void aHostThatFailsTenTimesInARowIsTriedOnceAnHour() {
        rig.remote.answers("/inbox", 503);
        rig.send("/inbox");
        rig.sendUnrelated("/inbox");
        turnsUntil(() -> rig.host().failures() >= 10);
        assertThat(rig.host().state()).isEqualTo(DeliveryHosts.State.FAILING);

        var before = rig.remote.posted().size();
        for (int minutes = 0; minutes < 10 * 60; minutes += 5) {
            rig.clock.advance(Duration.ofMinutes(5));
            rig.loop.runAll();
        }

        // two wait at the host: each hour's attempt takes both along, as they are about different things
        assertThat((rig.remote.posted().size() - before) / 2).isBetween(7, 13);
    }

    @Test
    void aHostThatWasDownIsSentEverythingInTheOldOrder() {
        rig.remote.answers("/inbox", 502);
        for (int i = 0; i < 5; i++) {
            rig.send("/inbox");
        }
        for (int turn = 0; turn < 40; turn++) {
            rig.loop.runAll();
            rig.clock.advance(Duration.ofMinutes(7));
        }
        rig.remote.answers("/inbox", 202);
        rig.remote.forgetRequests();
        rig.clock.advance(Duration.ofHours(2));
        rig.loop.runAll();

        assertThat(rig.arrived()).containsExactly(rig.id(1), rig.id(2), rig.id(3), rig.id(4), rig.id(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 502})
    void whatIsAboutDifferentThingsComesToAHostThatWasAwayInTheOldOrderToo(int status) {
        if (status == 0) {
            rig.remote.on("/inbox", request -> request.connection().close());
        } else {
            rig.remote.answers("/inbox", status);
        }
        for (int i = 0; i < 10; i++) {
            rig.sendUnrelated("/inbox");
            rig.loop.runAll();
            rig.clock.advance(Duration.ofMinutes(i));
        }
        rig.remote.answers("/inbox", 202);
        rig.remote.forgetRequests();
        rig.clock.advance(Duration.ofHours(2));
        rig.loop.runAll();

        assertThat(rig.arrived())
                .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(rig::id).toList());
    }

    @Test
    void whatUndoesSomethingThatWaitsWaitsWithIt() {
        var like = rig.like(rig.alice);
        var undo = new Undo(URI.create(rig.id(100)), like);
        rig.remote.on("/inbox", request -> {
            var refused = rig.remote
                    .posted()
                    .getLast()
                    .json()
                    .get("id")
                    .asText()
                    .equals(like.id().toString());
            request.response().setStatusCode(refused ? 500 : 202).end();
        });
        rig.send(rig.alice, like, rig.remote.uri("/inbox"));
        rig.send(rig.alice, undo, rig.remote.uri("/inbox"));
        for (int hours = 0; hours < 24; hours++) {
            rig.sendUnrelated("/inbox");
            rig.loop.runAll();
            rig.clock.advance(Duration.ofHours(1));
        }
        assertThat(rig.arrived())
                .as("others go on")
                .contains(rig.id(24))
                .doesNotContain(undo.id().toString());

        rig.remote.answers("/inbox", 202);
        rig.remote.forgetRequests();
        rig.clock.advance(Duration.ofDays(2));
        rig.loop.runAll();

        assertThat(rig.arrived())
                .containsExactly(like.id().toString(), undo.id().toString());
        assertThat(rig.loop.pending()).isZero();
    }

    @Test
    void anActivityThatNobodyTakesIsGivenUpAfterAWeekWhileOthersGoThrough() {
        rig.remote.on("/inbox", request -> {
            var refused = rig.remote.posted().getLast().text().contains(rig.id(1));
            request.response().setStatusCode(refused ? 500 : 202).end();
        });
        rig.sendUnrelated("/inbox");
        var tries = new ArrayList<Instant>();
        for (int hours = 0; hours < 24 * 9; hours++) {
            rig.sendUnrelated("/inbox");
            var before = triesOf(1);
            rig.loop.runAll();
            if (triesOf(1) > before) {
                tries.add(rig.clock.instant());
            }
            rig.clock.advance(Duration.ofHours(1));
        }

        assertThat(rig.loop.pending()).isZero();
        assertThat(Duration.between(tries.getFirst(), tries.getLast())).isGreaterThan(Duration.ofDays(5));
        assertThat(tries).hasSizeBetween(10, 18);
        assertThat(rig.arrived()).contains(rig.id(24 * 9));
    }

    @Test
    void anAnswer401IsTriedThreeTimesWithinAnHourAndHoldsUpNobody() {
        rig.remote.on("/inbox", request -> {
            var refused = rig.remote.posted().getLast().text().contains(rig.id(1));
            request.response().setStatusCode(refused ? 401 : 202).end();
        });
        rig.send("/inbox");
        rig.send("/inbox");
        rig.loop.runAll();
        assertThat(rig.arrived()).contains(rig.id(2));

        for (int i = 0; i < 3; i++) {
            rig.clock.advance(Duration.ofMinutes(31));
            rig.loop.runAll();
        }

        assertThat(rig.loop.pending()).isZero();
        assertThat(rig.loop.counts().dropped()).isEqualTo(1);
        assertThat(rig.host().lastError())
                .hasValueSatisfying(error -> assertThat(error).contains("401"));
    }

    @Test
    void aRedirectIsNotFollowedAndTheActorBehindItIsLookedAt() {
        rig.remote.redirects("/inbox", rig.remote.uri("/elsewhere"));
        rig.send("/inbox");

        rig.loop.runAll();

        assertThat(rig.remote.posted()).hasSize(1);
        assertThat(rig.loop.pending()).isZero();
        assertThat(rig.gone).containsExactly(rig.remote.uri("/inbox"));
    }

    @Test
    void theHostWaitsAsLongAsItAsks() {
        rig.remote.on(
                "/inbox",
                request -> request.response()
                        .setStatusCode(429)
                        .putHeader("retry-after", "1800")
                        .end());
        rig.send("/inbox");
        rig.loop.runAll();

        rig.clock.advance(Duration.ofMinutes(29));
        rig.loop.runAll();
        assertThat(rig.remote.posted()).hasSize(1);

        rig.clock.advance(Duration.ofMinutes(2));
        rig.loop.runAll();
        assertThat(rig.remote.posted()).hasSize(2);
    }

    @Test
    void theSignatureIsOfTheMomentOfSending() {
        rig.remote.answers("/inbox", 202);
        rig.send("/inbox");
        rig.clock.advance(Duration.ofDays(2));

        rig.loop.runAll();

        var date = ZonedDateTime.parse(
                rig.remote.posted().getFirst().headers().get("date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(date.toInstant()).isBetween(rig.clock.instant().minusSeconds(1), rig.clock.instant());
    }

    @Test
    void afterSevenDaysWithoutASuccessTheHostIsDeadAndNothingIsKeptForIt() {
        die();

        assertThat(rig.host().state()).isEqualTo(DeliveryHosts.State.DEAD);
        assertThat(rig.loop.pending()).isZero();
        rig.send("/inbox");
        assertThat(rig.loop.pending()).isZero();
    }

    @Test
    void aDeadHostIsAskedOnceAWeekAndNothingIsReplayed() {
        die();
        rig.remote.answers("/inbox", 202);
        rig.remote.forgetRequests();
        rig.send("/inbox");

        rig.clock.advance(Duration.ofDays(8));
        rig.loop.runAll();
        assertThat(rig.host().state()).as("it did not answer").isEqualTo(DeliveryHosts.State.DEAD);
        rig.answering.add(rig.remote.domain());
        rig.clock.advance(Duration.ofDays(6));
        rig.loop.runAll();
        assertThat(rig.host().state()).as("not before its time").isEqualTo(DeliveryHosts.State.DEAD);
        rig.clock.advance(Duration.ofDays(2));
        rig.loop.runAll();

        assertThat(rig.host().state()).isEqualTo(DeliveryHosts.State.OK);
        assertThat(rig.remote.posted()).isEmpty();
        rig.send("/inbox");
        rig.loop.runAll();
        assertThat(rig.remote.posted()).hasSize(1);
    }

    @Test
    void aDeadHostLivesAgainWhenItSpeaksToUs() {
        die();
        rig.remote.answers("/inbox", 202);
        rig.remote.forgetRequests();

        rig.loop.heardFrom(rig.remote.domain());
        rig.send("/inbox");
        rig.loop.runAll();

        assertThat(rig.host().state()).isEqualTo(DeliveryHosts.State.OK);
        assertThat(rig.remote.posted()).hasSize(1);
    }

    @Test
    void whatWaitsForAFailingHostGoesAtOnceWhenItSpeaksToUs() {
        rig.remote.answers("/inbox", 503);
        rig.send("/inbox");
        turnsUntil(() -> rig.host().failures() >= 10);
        rig.remote.answers("/inbox", 202);

        rig.loop.heardFrom(rig.remote.domain());
        rig.loop.runAll();

        assertThat(rig.loop.pending()).isZero();
    }

    @Test
    void anOperatorTriesAHostAtOnceOrDropsWhatWaits() {
        rig.remote.answers("/inbox", 503);
        rig.send("/inbox");
        rig.loop.runAll();
        assertThat(rig.host().queued()).isEqualTo(1);
        assertThat(rig.host().lastError()).contains("The answer was 503");

        rig.remote.answers("/inbox", 202);
        assertThat(rig.database.<Boolean>transaction(tx -> rig.hosts.retry(tx, rig.remote.domain())))
                .isTrue();
        rig.loop.runAll();
        assertThat(rig.host().queued()).isZero();
        assertThat(rig.host().lastSuccess()).contains(rig.clock.instant());

        rig.send("/inbox");
        assertThat(rig.database.<OptionalInt>transaction(tx -> rig.hosts.drop(tx, rig.remote.domain())))
                .hasValue(1);
        assertThat(rig.loop.pending()).isZero();
        assertThat(rig.database.<Boolean>transaction(tx -> rig.hosts.retry(tx, "unknown.example")))
                .isFalse();
    }

    private void die() {
        rig.remote.answers("/inbox", 503);
        for (int hours = 0; hours < 24 * 8 && !isDead(); hours++) {
            rig.send("/inbox");
            rig.loop.runAll();
            rig.clock.advance(Duration.ofHours(1));
        }
        assertThat(isDead()).isTrue();
    }

    private boolean isDead() {
        return rig.database
                .read(tx -> rig.hosts.find(tx, rig.remote.domain()))
                .filter(host -> host.state() == DeliveryHosts.State.DEAD)
                .isPresent();
    }

    private void turnsUntil(BooleanSupplier condition) {
        for (int i = 0; i < 2_000; i++) {
            rig.loop.runAll();
            if (condition.getAsBoolean()) {
                return;
            }
            rig.clock.advance(Duration.ofMinutes(5));
        }
        throw new AssertionError("never came");
    }

    private long triesOf(int number) {
        return rig.arrived().stream().filter(rig.id(number)::equals).count();
    }
}
