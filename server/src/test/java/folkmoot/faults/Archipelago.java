package folkmoot.faults;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.FAVOURITE;
import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.platform.id.StatusId;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Instances with two members each, a bad network between them, and one clock for all. */
final class Archipelago implements AutoCloseable {

    private static final Duration STEP = Duration.ofMinutes(31);
    private static final int STEPS = 60;
    private static final Duration QUIET = Duration.ofSeconds(20);

    final SettableClock clock = SettableClock.atNoon();
    final BadNetwork network;
    final List<Island> islands = new ArrayList<>();

    private final Vertx vertx = Vertx.vertx();

    /** One instance. */
    record Island(String name, int door, World world) {

        String domain() {
            return name + ".localhost:" + door;
        }

        Person person(String member) {
            return world.person(member);
        }

        URI uriOf(Person person) {
            return URI.create("http://" + domain() + "/users/" + person.name());
        }
    }

    Archipelago(long seed, String... names) {
        network = new BadNetwork(vertx, seed);
        for (var name : names) {
            var door = network.door();
            var world = new World(
                    Map.of(
                            "server.domain", name + ".localhost:" + door,
                            "server.public-url", "http://" + name + ".localhost:" + door),
                    clock);
            network.opens(door, world.server().port());
            islands.add(new Island(name, door, world));
        }
    }

    /** A member follows somebody of another island, who may not be known there yet. */
    void follow(Island here, String member, URI target) {
        var person = here.person(member);
        var account = here.world()
                .server()
                .house()
                .people()
                .elsewhere()
                .accounts()
                .find(target, FetchBudget.of(5))
                .orElseThrow();
        person.follows(account.id());
    }

    /** Waits until nothing is under way anywhere, moving the clock for what waits for its time. */
    void settle() {
        for (int step = 0; step < STEPS; step++) {
            if (isQuietSoon()) {
                return;
            }
            clock.advance(STEP);
            islands.forEach(island ->
                    island.world().server().federation().deliveryLoop().wake(Set.of()));
        }
        throw new AssertionError("never quiet: " + unfinished());
    }

    /** Lets time pass while things go on. */
    void pass(Duration time) {
        clock.advance(time);
        islands.forEach(
                island -> island.world().server().federation().deliveryLoop().wake(Set.of()));
    }

    /** True when all is done; false as soon as nothing more happens by itself. */
    private boolean isQuietSoon() {
        var end = System.nanoTime() + QUIET.toNanos();
        var before = unfinished();
        var still = 0;
        while (System.nanoTime() < end) {
            if (before == 0) {
                return true;
            }
            LockSupport.parkNanos(20_000_000);
            var now = unfinished();
            still = now == before ? still + 1 : 0;
            if (still > 15) {
                return false;
            }
            before = now;
        }
        return false;
    }

    private long unfinished() {
        return islands.stream().mapToLong(island -> island.world().unfinished()).sum();
    }

    /** The id of a post on an island, while it is there. */
    Optional<StatusId> id(Island island, URI uri) {
        var house = island.world().server().house();
        return house.platform()
                .database()
                .read(tx -> tx.sql()
                        .select(STATUS.ID)
                        .from(STATUS)
                        .where(STATUS.URI.eq(uri.toString()))
                        .and(STATUS.DELETED_AT.isNull())
                        .fetchOptional(row -> new StatusId(row.value1())));
    }

    /** The id of somebody's account on an island. */
    String account(Island island, URI uri) {
        var house = island.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, uri))
                .orElseThrow()
                .id()
                .toString();
    }

    /** The words of a post on an island. */
    Optional<String> words(Island island, URI uri) {
        return id(island, uri)
                .map(id -> Person.ok(island.person("alice").get("/api/v1/statuses/" + id))
                        .get("content")
                        .asText()
                        .replaceAll("<[^>]*>", ""));
    }

    /** Who favours a post, as its island has it. */
    Set<String> favouring(Island island, URI uri) {
        var house = island.world().server().house();
        return house.platform()
                .database()
                .read(tx -> new TreeSet<>(tx.sql()
                        .select(ACCOUNT.URI)
                        .from(FAVOURITE)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(FAVOURITE.ACCOUNT_ID))
                        .join(STATUS)
                        .on(STATUS.ID.eq(FAVOURITE.STATUS_ID))
                        .where(STATUS.URI.eq(uri.toString()))
                        .fetch(ACCOUNT.URI)));
    }

    /** Who boosts a post, as an island has it. */
    Set<String> boosting(Island island, URI uri) {
        var house = island.world().server().house();
        var boost = STATUS.as("boost");
        return house.platform()
                .database()
                .read(tx -> tx
                        .sql()
                        .select(ACCOUNT.URI)
                        .from(boost)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(boost.ACCOUNT_ID))
                        .join(STATUS)
                        .on(STATUS.ID.eq(boost.REBLOG_OF_ID))
                        .where(STATUS.URI.eq(uri.toString()))
                        .and(boost.DELETED_AT.isNull())
                        .fetch(ACCOUNT.URI)
                        .stream()
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Who follows somebody, as an island has it. */
    Set<String> following(Island island, URI target) {
        var house = island.world().server().house();
        var follower = ACCOUNT.as("follower");
        return house.platform()
                .database()
                .read(tx -> new TreeSet<>(tx.sql()
                        .select(follower.URI)
                        .from(FOLLOW)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(FOLLOW.TARGET_ID))
                        .join(follower)
                        .on(follower.ID.eq(FOLLOW.ACCOUNT_ID))
                        .where(ACCOUNT.URI.eq(target.toString()))
                        .and(FOLLOW.ACCEPTED_AT.isNotNull())
                        .fetch(follower.URI)));
    }

    /** Notifications of a favourite, follow or boost that somebody got more than once for the same thing. */
    int repeatedNotifications(Island island) {
        var house = island.world().server().house();
        return house.platform()
                .database()
                .read(tx -> tx.sql()
                        .fetch("SELECT 1 FROM notification GROUP BY account_id, from_account_id, type, status_id HAVING"
                                + " count(*) > 1")
                        .size());
    }

    @Override
    public void close() {
        network.heals();
        islands.forEach(island -> island.world().close());
        network.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
