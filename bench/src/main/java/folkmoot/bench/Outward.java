package folkmoot.bench;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.Locale;

/** What a delivery costs, in CPU and beside an RSA signature, and whether slow hosts keep the others waiting. */
final class Outward {

    private final Instance instance;
    private final Vertx vertx;
    private final long sender;

    Outward(Instance instance, Vertx vertx, long sender) {
        this.instance = instance;
        this.vertx = vertx;
        this.sender = sender;
    }

    /** To one host, and to a thousand. */
    void costs() throws SQLException {
        try (var benches = new DeliveryBenches(instance, vertx, sender)) {
            double signing = FederatedBenches.signingRate();
            System.out.printf(Locale.ROOT, "RSA signature: %.0f µs of CPU%n", 1e6 / signing);
            costing("deliveries to 1 host", signing, () -> benches.rate(1, 5_000));
            costing("deliveries to 1,000 hosts", signing, () -> benches.rate(DeliveryBenches.HOSTS, 20));
        }
    }

    /** A measurement that asks the database. */
    private interface Measured {
        Result take() throws SQLException;
    }

    private void costing(String name, double signing, Measured measured) throws SQLException {
        measured.take(); // the compiler's share, and the caches'
        var cpu = new Cpu(instance.pid());
        var result = measured.take();
        double each = result.done() * 1.2; // a fifth as many go before, unmeasured
        double server = cpu.server() / each;
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f/s (%.1f %% of the RSA signing rate of a core, target 80 %%), CPU %.0f µs server (%.2f RSA"
                        + " signatures, target 1.25), %.0f µs database, errors %d%n",
                name,
                result.rate(),
                100 * result.rate() / signing,
                server,
                server * signing / 1e6,
                cpu.database() / each,
                result.errors());
    }

    /** Whether a thousand slow hosts keep a thousand quick ones waiting. */
    void slowHosts() throws SQLException {
        try (var benches = new DeliveryBenches(instance, vertx, sender)) {
            var alone = benches.latency(1_000, 0, 0);
            var beside = benches.latency(1_000, 0, 1_000);
            System.out.printf(
                    Locale.ROOT,
                    "deliveries to 1,000 quick hosts%s; beside 1,000 slow ones%s (p99 %.2f times, target 1.10)%n",
                    alone.latencies(),
                    beside.latencies(),
                    (double) beside.late() / alone.late());
        }
    }
}
