package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.body.NewBody;
import folkmoot.community.NewCommunity;
import folkmoot.community.SupportColumn;
import folkmoot.community.ThresholdRule;
import folkmoot.id.ProposalId;
import folkmoot.proposal.Proposal;
import folkmoot.proposal.Tally;
import folkmoot.testing.LocalAuthority;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proposal made in one town is backed from another and answered by a department, over TLS between three servers. */
class ThreeInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private List<World> worlds;

    @Test
    void bothTownsAgreeOnTextColumnsStateAndResponse(@TempDir Path folder) {
        var authority = new LocalAuthority(folder);
        try (var north = secured(authority, "north.localhost");
                var south = secured(authority, "south.localhost");
                var works = secured(authority, "works.localhost")) {
            worlds = List.of(north, south, works);
            var handle = prepare(north, works);
            follow(south.bob(), handle);
            var made = north.alice()
                    .posts("A bench at the bus stop @square @works@" + domain(works)
                            + " #proposal\n\nPeople wait twenty minutes there.");
            settle();

            support(south.bob(), made);
            support(north.person("amir"), made);
            settle();
            reply(works.person("works"), made, "We build it in May. #accepted");
            settle();

            var home = proposal(north, made);
            var mirror = proposal(south, made);
            assertThat(home.state().word()).isEqualTo("answered");
            assertThat(mirror.content().title()).isEqualTo(home.content().title());
            assertThat(mirror.state()).isEqualTo(home.state());
            assertThat(mirror.answer()).isEqualTo(home.answer());
            assertThat(counts(south, mirror)).isEqualTo(counts(north, home));
            assertThat(tally(north, home).count(SupportColumn.MEMBERS)).isEqualTo(1);
            assertThat(tally(north, home).count(SupportColumn.KNOWN)).isEqualTo(1);
            assertThat(response(south, mirror)).isEqualTo(response(north, home));
        }
    }

    private static World secured(LocalAuthority authority, String host) {
        authority.issue(host);
        return new World(Map.of(
                "server.domain", host,
                "server.tls.certificate", authority.certificateOf(host).toString(),
                "server.tls.key", authority.keyOf(host).toString(),
                "federation.allow-http", "false",
                "federation.extra-ca", authority.certificate().toString()));
    }

    private static String domain(World world) {
        return world.server().address().domain();
    }

    /** A community that sends what two people back to the works department; returns its handle. */
    private static String prepare(World north, World works) {
        works.person("works");
        var features = north.server().features();
        var rule = new ThresholdRule(2, EnumSet.allOf(SupportColumn.class));
        features.database.write(tx -> {
            var square = features.civic.communities.create(
                    tx, NewCommunity.of("square", "The square").withThreshold(rule));
            features.civic.bodies.register(
                    tx, square.id(), NewBody.of("works", "Works department", domain(works), "works@" + domain(works)));
        });
        return "@square@" + domain(north);
    }

    private void follow(Person person, String handle) {
        var found = find(person, handle, "accounts");
        ok(person.post("/api/v1/accounts/" + found.get("id").asText() + "/follow"));
        settle();
    }

    private static JsonNode find(Person person, String what, String type) {
        return ok(person.get("/api/v2/search?resolve=true&type=" + type + "&q=" + what))
                .get(type)
                .get(0);
    }

    private static void support(Person person, JsonNode made) {
        var seen = find(person, made.get("uri").asText(), "statuses");
        ok(person.post("/api/v1/statuses/" + seen.get("id").asText() + "/favourite"));
    }

    private static void reply(Person person, JsonNode made, String text) {
        person.repliesTo(find(person, made.get("uri").asText(), "statuses"), text);
    }

    private static Proposal proposal(World world, JsonNode made) {
        var features = world.server().features();
        return features.database
                .read(tx -> features.statuses
                        .byUri(tx, URI.create(made.get("uri").asText()))
                        .flatMap(status -> features.civic.proposals.find(
                                tx, new ProposalId(status.id().value()))))
                .orElseThrow();
    }

    private static Tally tally(World world, Proposal proposal) {
        var features = world.server().features();
        return features.database.read(tx -> features.civic.supports.tally(tx, proposal.id()));
    }

    private static List<Integer> counts(World world, Proposal proposal) {
        var tally = tally(world, proposal);
        return List.of(SupportColumn.values()).stream().map(tally::count).toList();
    }

    private static URI response(World world, Proposal proposal) {
        var features = world.server().features();
        return features.database
                .read(tx -> features.civic.proposals.tracks(tx, proposal.id()))
                .getFirst()
                .responseUri()
                .orElseThrow();
    }

    /** Until nothing waits anywhere; looked at twice, as what left one has arrived on another meanwhile. */
    private void settle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (unfinished() + unfinished() > 0) {
            assertThat(System.nanoTime()).as("settled in time").isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private long unfinished() {
        return worlds.stream()
                .mapToLong(world -> world.server().federation().deliveryLoop.pending()
                        + world.server().federation().inbox.pending()
                        + world.server().features().jobs.pending())
                .sum();
    }
}
