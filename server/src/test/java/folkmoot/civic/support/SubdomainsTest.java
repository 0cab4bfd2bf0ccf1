package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.federation.testing.RemoteInstance;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many servers under one name that somebody registered, through the real door, with the limit of new servers on and off. */
class SubdomainsTest {

    private static final int HOSTS = 14;

    @ParameterizedTest
    @CsvSource({"true, 5", "false, 9"})
    void theyCountForFiveWhetherNewServersAreLimitedOrNot(boolean limited, int held) {
        var vertx = Vertx.vertx();
        try (var town = new CivicTown(Map.of("limits.enabled", Boolean.toString(limited)), InstantSource.system())) {
            town.community("commons", "Harrowmere Commons", 1_000);
            var proposal = town.proposes(town.town.alice(), "commons", "Close the library on Mondays");
            var hosts = IntStream.range(0, HOSTS)
                    .mapToObj(i -> new RemoteInstance(vertx, "s" + i + ".farm.localhost"))
                    .toList();
            hosts.forEach(host -> town.likes(host.person("bot"), proposal));
            town.settle();

            var supports = ok(town.town.alice().visit(CivicTown.PROPOSALS + "/" + proposal))
                    .get("supports");
            assertThat(supports.get("network").asInt()).isEqualTo(5);
            assertThat(supports.get("held").asInt()).isEqualTo(held);
            assertThat(town.verify()).isEmpty();
            hosts.forEach(RemoteInstance::close);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
