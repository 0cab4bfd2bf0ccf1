package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.SettableClock;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is too much, and that it costs nothing. */
class FloodsTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.now());
    private static final Vertx VERTX = Vertx.vertx();
    private static Town town;
    private static final AtomicInteger THINGS = new AtomicInteger();

    @BeforeAll
    static void open() {
        town = new Town(Map.of("limits.enabled", "true"), CLOCK);
        town.alice();
    }

    @BeforeEach
    void rest() {
        CLOCK.advance(Duration.ofHours(25)); // all buckets are full again
        town.remote().forgetRequests();
    }

    @AfterAll
    static void close() {
        town.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAddressThatSendsTooMuchIsToldWhenToComeBack() {
        var unsigned = RemotePerson.json("{'id':'https://a.example/1','type':'Like','actor':'https://a.example/u'}");
        var answers = IntStream.range(0, 1_600)
                .parallel()
                .mapToObj(_ -> RemotePerson.post(
                        town.sharedInbox(), unsigned, Map.of("content-type", "application/activity+json")))
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

        assertThat(answers.keySet()).containsExactlyInAnyOrder(401, 429);
        assertThat(answers.get(429)).isBetween(50L, 100L);
    }

    @Test
    void nobodyMakesUsAskForKeysWithoutEnd() {
        var answers = IntStream.range(0, 200)
                .mapToObj(number -> {
                    var ghost = town.remote().person("ghost" + number);
                    town.remote().answers("/users/ghost" + number, 404);
                    return sends(ghost, like(ghost));
                })
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

        assertThat(answers.get(429)).isBetween(40L, 60L);
        assertThat(town.remote().received()).hasSizeLessThan(400);
    }

    @Test
    void onlySoManyNewServersUnderOneNameAreAskedInADay() {
        var answers = IntStream.range(0, 13)
                .mapToObj(number -> {
                    try (var host = new RemoteInstance(VERTX, "h" + number + ".wild.localhost")) {
                        var someone = host.person("someone");
                        var status = sends(someone, like(someone));
                        return status + (host.received().isEmpty() ? " unasked" : " asked");
                    }
                })
                .collect(Collectors.groupingBy(answer -> answer, Collectors.counting()));

        assertThat(answers).containsEntry("202 asked", 10L).containsEntry("429 unasked", 3L);
    }

    @Test
    void serversThatAreNotThereTakeNobodysPlace() {
        var carol = town.carol();
        for (int number = 0; number < 20; number++) {
            var invented = URI.create("http://no" + number + ".quiet.localhost:9/users/x#main-key");
            var key = new SigningKey.Rsa(invented, carol.key().key());
            assertThat(carol.sends(town.sharedInbox(), like(carol), key, CLOCK.instant()))
                    .isEqualTo(503);
        }
        try (var host = new RemoteInstance(VERTX, "true.quiet.localhost")) {
            var someone = host.person("someone");
            assertThat(sends(someone, like(someone))).isEqualTo(202);
        }
    }

    @Test
    void aStrangerWhoCallsForEverybodyIsNotHeard() {
        var stranger = town.remote().person("stranger");

        assertThat(sends(stranger, mentions(stranger, 21))).isEqualTo(202);
        assertThat(sends(stranger, mentions(stranger, 20))).isEqualTo(202);
        town.settle();

        assertThat(posts(stranger)).isEqualTo(1);
    }

    @Test
    void somebodyWhomWeKnowMayMentionMany() {
        var friend = town.remote().person("friend");
        assertThat(sends(friend, like(friend))).isEqualTo(202);
        town.settle();
        CLOCK.advance(Duration.ofDays(2));

        assertThat(sends(friend, mentions(friend, 21))).isEqualTo(202);
        town.settle();

        assertThat(posts(friend)).isEqualTo(1);
    }

    @Test
    void deletionsOfWhatNobodyKnowsAreNotFetchedAndLeaveLittleBehind() {
        var flooder = town.remote().person("flooder");
        assertThat(sends(flooder, like(flooder))).isEqualTo(202);
        town.settle();
        town.remote().forgetRequests();
        var answers = IntStream.range(0, 700)
                .parallel()
                .mapToObj(i -> RemotePerson.json("{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                        .formatted(flooder.uri("/d/" + i), flooder.id(), flooder.uri("/notes/unknown-" + i))))
                .map(delete -> sends(flooder, delete))
                .toList();
        town.settle();

        assertThat(answers).containsOnly(202);
        assertThat(town.remote().received()).isEmpty();
        assertThat(tombstones()).isBetween(550, 620);

        CLOCK.advance(Duration.ofDays(2));
        var house = town.world().server().house();
        var yesterday = CLOCK.instant().minus(Duration.ofDays(1));
        house.platform()
                .database()
                .write(tx -> house.talk().posts().statuses().burials().forgetStrangers(tx, yesterday));
        assertThat(tombstones()).isZero();
    }

    @Test
    void reactionsOfOneActorAreBoundedByTheHour() {
        var keen = town.remote().person("keen");
        var processed = town.federation().receive().counts().processed();
        sends(keen, like(keen));
        IntStream.range(0, 700).parallel().forEach(_ -> sends(keen, like(keen)));
        town.settle();

        assertThat(town.federation().receive().counts().processed() - processed).isBetween(595L, 605L);
    }

    @Test
    void reactionsOfOneServerAreBoundedByHowManyOfItAreKnown() {
        try (var farm = new RemoteInstance(VERTX, "farm.localhost")) {
            var people = IntStream.range(0, 40)
                    .mapToObj(number -> farm.person("p" + number))
                    .toList();
            people.forEach(person -> sends(person, like(person)));

            assertThat(likes(people, 18)).as("of a server just met").isBetween(555L, 565L);
            assertThat(sends(people.getFirst(), like(people.getFirst())))
                    .as("it may come again")
                    .isEqualTo(429);
            CLOCK.advance(Duration.ofHours(25));
            assertThat(likes(people, 18)).as("20 for each of 40").isEqualTo(720);
        }
    }

    /** How many were processed of so many likes of each. */
    private static long likes(List<RemotePerson> people, int each) {
        town.settle();
        var processed = town.federation().receive().counts().processed();
        people.parallelStream().forEach(person -> IntStream.range(0, each).forEach(_ -> sends(person, like(person))));
        town.settle();
        return town.federation().receive().counts().processed() - processed;
    }

    private static int sends(RemotePerson person, byte[] body) {
        return person.sends(town.sharedInbox(), body, person.key(), CLOCK.instant());
    }

    private static int tombstones() {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql()
                        .fetchOne("SELECT count(*) FROM tombstone WHERE uri LIKE '%/notes/unknown-%'")
                        .get(0, Integer.class));
    }

    private static int posts(RemotePerson author) {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql()
                        .fetchOne(
                                "SELECT count(*) FROM status s JOIN account a ON a.id = s.account_id WHERE a.uri = ?",
                                author.id().toString())
                        .get(0, Integer.class));
    }

    private static byte[] mentions(RemotePerson author, int count) {
        var tags = IntStream.range(0, count)
                .mapToObj(i -> "{'type':'Mention','href':'%s'}"
                        .formatted(i == 0 ? town.uriOf(town.alice()) : "https://a.example/u/" + i))
                .collect(Collectors.joining(","));
        var note = author.uri("/notes/" + THINGS.incrementAndGet());
        return RemotePerson.json("""
            {'id':'%s/create','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s',
             'content':'hello','to':['%s'],'tag':[%s]}}\
            """.formatted(note, author.id(), note, author.id(), town.uriOf(town.alice()), tags));
    }

    private static byte[] like(RemotePerson person) {
        return RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                .formatted(
                        person.uri("/likes/" + THINGS.incrementAndGet()),
                        person.id(),
                        town.uri("/users/alice/statuses/1")));
    }
}
