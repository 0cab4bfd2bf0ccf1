package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.FollowerDigest;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.people.account.Account;
import folkmoot.people.account.Handle;
import folkmoot.people.delivery.FollowersElsewhere;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers notice that they know different followers, and agree again (FEP-8fcf). */
class FollowerSynchronizationTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final GuardedHttp HTTP = new GuardedHttp(VERTX, NetworkPolicy.loopback(), () -> false);
    private static World north;
    private static World south;
    private static RemoteInstance elsewhere;

    @BeforeAll
    static void open() {
        north = new World(Map.of("server.domain", "north.localhost"));
        south = new World(Map.of("server.domain", "south.localhost"));
        elsewhere = new RemoteInstance(VERTX, "elsewhere.localhost");
    }

    @AfterAll
    static void close() {
        north.close();
        south.close();
        elsewhere.close();
        HTTP.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aFollowerLostOnOneSideIsDroppedOnTheOtherAfterAPostForFollowersOnly() {
        var writer = north.person("writer");
        var lost = follower("lost", writer);
        var kept = follower("kept", writer);
        forget(north, "lost@" + domain(south), writer.name());

        writer.posts("Public posts say nothing of followers");
        settle();
        assertThat(follows(lost, writer)).isTrue();

        postsForFollowers(writer);
        assertThat(follows(lost, writer)).isFalse();
        assertThat(follows(kept, writer)).isTrue();
        assertThat(followers(writer)).isEqualTo(1);
    }

    @Test
    void aFollowerWhoDoesNotFollowIsTakenBack() {
        var writer = north.person("author");
        var left = follower("left", writer);
        follower("stayed", writer);
        forget(south, left.name(), "author@" + domain(north));
        assertThat(followers(writer)).isEqualTo(2);

        postsForFollowers(writer);

        assertThat(followers(writer)).isEqualTo(1);
    }

    @Test
    void theDigestIsOfTheFollowersOfTheHostAndIsSigned() {
        var writer = north.person("teller");
        var carol = elsewhere.person("carol");
        follower("distant", writer);
        sends(carol, "{'id':'%s/f','type':'Follow','actor':'%s','object':'%s'}", carol.id(), carol.id(), uri(writer));
        settle();
        elsewhere.forgetRequests();

        writer.posts("For everybody");
        settle();
        postsForFollowers(writer);

        var posted = elsewhere.posted();
        assertThat(posted).hasSize(2);
        assertThat(posted.getFirst().headers()).doesNotContainKey(CollectionSynchronization.HEADER);
        var headers = posted.getLast().headers();
        assertThat(CollectionSynchronization.parse(headers.get(CollectionSynchronization.HEADER)))
                .contains(new CollectionSynchronization(
                        URI.create(uri(writer) + "/followers"),
                        URI.create(uri(writer) + "/followers_synchronization"),
                        FollowerDigest.of(List.of(carol.id()))));
        assertThat(headers.get("signature")).contains("content-type " + CollectionSynchronization.HEADER);
    }

    @Test
    void theListShowsEachServerItsOwnFollowersOnly() {
        var writer = north.person("listed");
        var dora = elsewhere.person("dora");
        follower("hidden", writer);
        sends(dora, "{'id':'%s/f','type':'Follow','actor':'%s','object':'%s'}", dora.id(), dora.id(), uri(writer));
        settle();
        var list = URI.create(uri(writer) + "/followers_synchronization");

        assertThat(get(list, Optional.empty()).status()).isEqualTo(401);
        assertThat(items(get(list, Optional.of(dora))))
                .containsExactly(dora.id().toString());
        try (var other = new RemoteInstance(VERTX, "other.localhost")) {
            assertThat(items(get(list, Optional.of(other.person("mallory"))))).isEmpty();
        }
    }

    @Test
    void ofTooManyFollowersNothingIsTold() {
        var writer = north.person("famous");
        follower("one", writer);
        assertThat(told(writer, 2)).hasSize(1);

        follower("two", writer);

        assertThat(told(writer, 2)).isEmpty();
        assertThat(told(writer, 3)).hasSize(2);
    }

    private static List<URI> told(Person writer, int tooMany) {
        var house = north.server().house();
        var followers = new FollowersElsewhere(
                house.platform().database(), house.platform().uris(), tooMany);
        var id = account(north, writer.name()).id();
        return house.platform().database().read(tx -> followers.at(tx, id, domain(south)));
    }

    @Test
    void aListOfSeveralPagesEndsTheFollowsThatItLacks() {
        var actor = elsewhere.person("paged");
        var readers = Stream.of("first", "second", "third").map(north::person).toList();
        readers.forEach(reader -> follow(reader, actor));
        var list = elsewhere.uri("/users/paged/followers_synchronization");
        var kept = readers.subList(0, 2).stream()
                .map(reader -> URI.create(uri(reader)))
                .toList();
        serves(list, "'first':'%s/1'".formatted(list));
        serves(URI.create(list + "/1"), "'orderedItems':['%s'],'next':'%s/2'".formatted(kept.getFirst(), list));
        serves(URI.create(list + "/2"), "'orderedItems':['%s']".formatted(kept.getLast()));

        says(
                actor,
                Wrong.NOTHING,
                new CollectionSynchronization(URI.create(actor.id() + "/followers"), list, FollowerDigest.of(kept)));
        settle();

        assertThat(readers)
                .extracting(reader -> relationship(reader, actor.handle().toString()))
                .containsExactly(true, true, false);
    }

    private static void serves(URI at, String more) {
        elsewhere.serves(
                at.getRawPath(),
                "application/activity+json",
                RemotePerson.json("{'id':'%s','type':'OrderedCollection',%s}".formatted(at, more)));
    }

    /** What is wrong with what an actor says of its followers. */
    private enum Wrong {
        NOTHING,
        NOTHING_BY_RFC_9421,
        NOT_COVERED,
        URL_ELSEWHERE,
        OTHER_COLLECTION,
        DIGEST_OF_ANOTHER_LIST,
        NO_DIGEST
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatAnActorSaysOfItselfUnderItsSignatureEndsAFollow(Wrong wrong) {
        var reader = north.person("reader");
        var actor = elsewhere.person("actor" + wrong.ordinal());
        follow(reader, actor);
        var list = elsewhere.uri("/users/actor" + wrong.ordinal() + "/followers_synchronization");
        servesEmpty(list);
        elsewhere.forgetRequests();
        var right = new CollectionSynchronization(
                URI.create(actor.id() + "/followers"), list, FollowerDigest.of(List.of()));

        says(actor, wrong, right);
        settle();

        var isRight = wrong == Wrong.NOTHING || wrong == Wrong.NOTHING_BY_RFC_9421;
        assertThat(relationship(reader, actor.handle().toString())).isEqualTo(!isRight);
        assertThat(asked(list)).isEqualTo(isRight || wrong == Wrong.DIGEST_OF_ANOTHER_LIST ? 1 : 0);
        if (wrong == Wrong.DIGEST_OF_ANOTHER_LIST) {
            says(actor, Wrong.NOTHING, right);
            settle();
            assertThat(asked(list)).as("within five minutes").isEqualTo(1);
        }
    }

    private static void says(RemotePerson actor, Wrong wrong, CollectionSynchronization right) {
        var said = switch (wrong) {
            case URL_ELSEWHERE ->
                new CollectionSynchronization(
                        right.collection(), URI.create("http://other.localhost/list"), right.digest());
            case OTHER_COLLECTION ->
                new CollectionSynchronization(URI.create(actor.id() + "/following"), right.url(), right.digest());
            case DIGEST_OF_ANOTHER_LIST ->
                new CollectionSynchronization(right.collection(), right.url(), FollowerDigest.of(List.of(actor.id())));
            default -> right;
        };
        var header = said.header();
        var value = wrong == Wrong.NO_DIGEST ? header.substring(0, header.indexOf(", digest")) : header;
        var more = Map.of(CollectionSynchronization.HEADER, value);
        var body = RemotePerson.json("{'id':'%s/%s','type':'Like','actor':'%s','object':'%s'}"
                .formatted(actor.id(), System.nanoTime(), actor.id(), uri(north.person("reader"))));
        var inbox = URI.create(north.server().house().platform().address().origin() + "/inbox");
        var outgoing = RequestSigner.Outgoing.post(inbox, Digests.sha256Base64(body), "application/activity+json");
        var scheme = wrong == Wrong.NOTHING_BY_RFC_9421 ? Scheme.RFC_9421 : Scheme.CAVAGE;
        var headers = new HashMap<>(RequestSigner.headers(
                scheme, wrong == Wrong.NOT_COVERED ? outgoing : outgoing.with(more), actor.key(), Instant.now()));
        headers.putAll(more);
        assertThat(RemotePerson.post(inbox, body, headers)).isEqualTo(202);
    }

    private static long asked(URI list) {
        return elsewhere.received().stream()
                .filter(request -> request.target().equals(list.getRawPath()))
                .count();
    }

    private static void servesEmpty(URI list) {
        elsewhere.serves(
                list.getRawPath(),
                "application/activity+json",
                ObjectWriter.bytes(CollectionPage.of(list, "OrderedCollection", List.of())));
    }

    /** A new person on the southern instance who follows somebody on the northern one. */
    private static Person follower(String name, Person writer) {
        var person = south.person(name);
        Person.ok(person.post("/api/v1/accounts/" + found(person, handle(writer)) + "/follow"));
        settle();
        assertThat(follows(person, writer)).isTrue();
        return person;
    }

    private static void follow(Person reader, RemotePerson actor) {
        var account = found(reader, "@" + actor.handle());
        Person.ok(reader.post("/api/v1/accounts/" + account + "/follow"));
        settle();
        var follow = elsewhere.posted().getLast().json().toString().replace('"', '\'');
        sends(
                actor,
                "{'id':'%s/a/%s','type':'Accept','actor':'%s','object':%s}",
                actor.id(),
                reader.name(),
                actor.id(),
                follow);
        settle();
        assertThat(relationship(reader, actor.handle().toString())).isTrue();
    }

    private static void sends(RemotePerson actor, String json, Object... parts) {
        var inbox = URI.create(north.server().house().platform().address().origin() + "/inbox");
        assertThat(actor.sends(inbox, RemotePerson.json(json.formatted(parts)))).isEqualTo(202);
    }

    /** A fault: the follow is gone and nobody is told. */
    private static void forget(World world, String follower, String followed) {
        var house = world.server().house();
        house.platform()
                .database()
                .write(tx -> house.people().follows().sever(tx, account(world, follower), account(world, followed)));
    }

    private static Account account(World world, String name) {
        var house = world.server().house();
        var parts = name.split("@", 2);
        var handle = new Handle(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.<String>empty());
        return house.platform()
                .database()
                .read(tx -> house.people().accounts().byHandle(tx, handle))
                .orElseThrow();
    }

    private static void postsForFollowers(Person writer) {
        Person.ok(writer.post("/api/v1/statuses", Map.of("status", "For those who follow", "visibility", "private")));
        settle();
    }

    private static boolean follows(Person reader, Person writer) {
        return relationship(reader, handle(writer).substring(1));
    }

    private static boolean relationship(Person reader, String acct) {
        return Person.ok(reader.get("/api/v1/accounts/relationships?id[]=" + found(reader, "@" + acct)))
                .get(0)
                .get("following")
                .asBoolean();
    }

    private static int followers(Person writer) {
        return Person.ok(writer.get("/api/v1/accounts/" + writer.id()))
                .get("followers_count")
                .asInt();
    }

    private static String found(Person reader, String handle) {
        return Person.ok(reader.get("/api/v2/search?resolve=true&type=accounts&q=" + handle))
                .get("accounts")
                .get(0)
                .get("id")
                .asText();
    }

    private static String handle(Person writer) {
        return "@" + writer.name() + "@" + domain(north);
    }

    private static String domain(World world) {
        return world.server().house().platform().address().domain();
    }

    private static String uri(Person writer) {
        return north.server().house().platform().address().origin() + "/users/" + writer.name();
    }

    private static Exchange.Answered get(URI uri, Optional<RemotePerson> by) {
        var headers = new HashMap<>(Map.of("accept", "application/activity+json"));
        by.ifPresent(person -> headers.putAll(
                RequestSigner.headers(Scheme.CAVAGE, RequestSigner.Outgoing.get(uri), person.key(), Instant.now())));
        return (Exchange.Answered) HTTP.exchange(
                new GuardedHttp.Request("GET", uri, headers, new byte[0], Duration.ofSeconds(10), 1 << 20));
    }

    private static List<String> items(Exchange.Answered answer) {
        assertThat(answer.status()).isEqualTo(200);
        var items = Json.read(answer.body()).withArray("orderedItems");
        return items.valueStream().map(item -> item.asText()).toList();
    }

    private static void settle() {
        Patience.untilSettled(north, south);
    }
}
