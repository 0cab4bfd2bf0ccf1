package folkmoot.platform.metrics;

import folkmoot.platform.database.ConnectionPool;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.HttpListener;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.job.Jobs;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The figures, in Prometheus's text form. Those that need the database are asked for when they are read. {@code
 * folkmoot_jobs_pending}, {@code folkmoot_inbox_pending} and {@code folkmoot_deliveries_pending} are 0 when all that was
 * accepted is done.
 */
public final class Metrics implements AutoCloseable {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<String, Timer> requests = new ConcurrentHashMap<>();
    private final List<Supplier<Number>> counted = new CopyOnWriteArrayList<>();

    public Metrics(Database database, Jobs jobs) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        database.pools().forEach(this::watch);
        counter("folkmoot_database_statements", "Statements sent to the database.", database::statements);
        var queues = new QueueCounts(database, jobs);
        gauge("folkmoot_jobs_pending", "Jobs accepted and not done.", queues::jobs);
        gauge("folkmoot_jobs_parked", "Jobs given up after their last attempt.", queues::parkedJobs);
        gauge("folkmoot_inbox_pending", "Activities accepted and not processed.", queues::inbox);
        gauge("folkmoot_inbox_parked", "Activities that could not be processed.", queues::parkedInbox);
        gauge("folkmoot_deliveries_pending", "Deliveries accepted and not made.", queues::deliveries);
        gauge("folkmoot_delivery_hosts_suspended", "Hosts taken for dead.", queues::deadHosts);
    }

    private void watch(ConnectionPool pool) {
        Gauge.builder("folkmoot_database_connections_used", pool, ConnectionPool::used)
                .description("Database connections in use.")
                .tag("pool", pool.name())
                .register(registry);
        Gauge.builder("folkmoot_database_connections_most", pool, ConnectionPool::size)
                .description("The most database connections there may be.")
                .tag("pool", pool.name())
                .register(registry);
        Gauge.builder("folkmoot_database_waiting", pool, ConnectionPool::waiting)
                .description("Threads that wait for a database connection.")
                .tag("pool", pool.name())
                .register(registry);
    }

    /** A figure that is computed each time it is read. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** A figure that only grows, counted by whoever does the work. */
    public void counter(String name, String description, Supplier<Number> value) {
        counted.add(value); // the registry itself would let it go with the next collection of garbage
        FunctionCounter.builder(name, value, figure -> figure.get().doubleValue())
                .description(description)
                .register(registry);
    }

    /** As the other, one of several of the same name that differ by a tag. */
    public void counter(String name, String description, String tag, String value, Supplier<Number> figure) {
        counted.add(figure);
        FunctionCounter.builder(name, figure, counting -> counting.get().doubleValue())
                .description(description)
                .tag(tag, value)
                .register(registry);
    }

    /** Watches the listener that people use. */
    public void watch(HttpListener listener) {
        gauge("folkmoot_requests_in_flight", "Requests being worked on or waiting.", listener::inFlight);
        gauge("folkmoot_streams_open", "Open streaming connections.", listener::openStreams);
    }

    /** A request was answered. */
    public void answered(String method, int status, long nanos) {
        requests.computeIfAbsent(method + status, _ -> timer(method, status)).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String method, int status) {
        return Timer.builder("folkmoot_requests")
                .description("Answered requests.")
                .tag("method", method)
                .tag("status", String.valueOf(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    /** Everything, as Prometheus reads it. */
    public String scrape() {
        return registry.scrape();
    }

    /** The routes of the port for machines. */
    public void register(Routing routing) {
        routing.get("/metrics", _ -> Response.bytes(200, TYPE, scrape().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
