package folkmoot;

import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.door.api.civic.ProposalRenderer;
import folkmoot.door.web.Frame;
import folkmoot.people.identity.Identity;
import folkmoot.people.user.Power;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.platform.http.Assets;
import folkmoot.platform.http.ErrorPage;
import folkmoot.platform.http.HttpListener;
import folkmoot.platform.http.HttpSettings;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Routing;
import folkmoot.platform.job.JobRunner;
import folkmoot.platform.metrics.Health;
import folkmoot.platform.metrics.Metrics;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.trace.Traces;
import folkmoot.schema.CannotStart;
import folkmoot.schema.DatabaseAddress;
import folkmoot.talk.search.DocumentLinks;
import folkmoot.talk.status.LocalStatuses;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The map: everything is built here by hand, top to bottom in the order of dependence, and closed in the opposite order.
 * The database is there and migrated already.
 */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Features features;
    private final Federation federation;
    private final int port;
    private final Routing routing;

    /**
     * Starts to serve.
     *
     * @throws CannotStart with a sentence, if it cannot
     */
    public Server(Settings settings, DatabaseAddress databaseAddress, InstantSource clock) {
        try {
            // ── platform
            this.port = settings.server().port() == 0
                    ? freePort(settings.server())
                    : settings.server().port();
            var database = closing(new Database(databaseAddress, poolSizes(settings.database())));
            var address = new Identity(database, clock).settle(PublicAddress.of(settings.server(), port));
            var vertx = Vertx.vertx();
            closing(() -> vertx.close().await());
            var limits = new RateLimits(settings.limits().enabled(), clock);
            var traces = closing(Traces.to(settings.traces().endpoint()));
            this.routing = new Routing(traces::around);

            // ── features
            this.features = new Features(settings, address, database, clock);

            var civicFederation = new CivicFederation();
            this.federation = closing(new Federation(features, settings, vertx, civicFederation, traces));
            civicFederation.connect(features, federation);

            // ── doors
            routing.get("/health", new Health(database));
            var accountLookup = federation.remoteAccounts;
            FederationDoors.register(features, federation, settings, routing);
            var localStatuses = closing(new LocalStatuses(
                    database,
                    features.statuses,
                    features.statusDeliveries,
                    features.accounts,
                    accountLookup,
                    features.media.attachments,
                    features.uris,
                    features.ids,
                    clock));
            var civicApi = new ProposalRenderer(features.civic.proposals, features.civic.supports);
            var clientApi = closing(new ClientApi(
                    features,
                    settings,
                    vertx,
                    new ClientApi.Parts(
                            localStatuses,
                            accountLookup,
                            federation.remoteStatuses,
                            new DocumentLinks(federation.fetcher),
                            federation.remotePolls,
                            civicApi),
                    routing));
            CivicDoors.register(features, clientApi, civicApi, routing);
            AdminApi.register(
                    features,
                    clientApi,
                    id -> database.write(tx -> federation.removal.remove(
                            tx, features.accounts.findEvenWaiting(tx, id).orElseThrow(NotFound::new))),
                    routing);
            MediaDoors.register(features, federation, clientApi, settings, routing);
            var assets = new Assets("web").add("folkmoot.css");
            assets.register(routing);
            var frame = new Frame(
                    settings.instance().title(),
                    assets,
                    features.sessions,
                    user -> database.read(tx -> features.powers.has(tx, user, Power.DASHBOARD)));
            MediaDoors.registerPages(features, federation, frame, routing);
            SignInDoors.register(features, frame, clientApi.authentication, routing);
            CivicDoors.registerPages(features, clientApi, settings, localStatuses, frame, routing);

            // ── what runs by itself
            features.statusParts.publishScheduled(localStatuses);
            if (settings.database().url().isEmpty()) { // nobody else can have the embedded one
                features.jobs.takeOver();
                federation.takeOver();
            }
            closing(new JobRunner(database, features.jobs, clock, traces));
            var listener = new HttpListener(
                    vertx, httpSettings(settings.server(), port, address.origin()), routing, limits, frame::error);
            closing(listener);
            listener.gate(request -> features.networkBlocks.requireAccess(request.remoteAddress()));
            var metrics = closing(new Metrics(database, features.jobs));
            metrics.watch(listener);
            federation.watch(metrics);
            startMetrics(settings.metrics(), metrics, vertx);
            listener.start();
            federation.start();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** On a port of its own, which is not for the public. */
    private void startMetrics(Settings.Metrics settings, Metrics metrics, Vertx vertx) {
        if (settings.port() == 0) {
            return;
        }
        var routing = new Routing();
        metrics.register(routing);
        var here = HttpSettings.of(settings.bind(), settings.port(), URI.create("http://" + settings.bind()));
        var unlimited = new RateLimits(false, InstantSource.system());
        closing(new HttpListener(vertx, here, routing, unlimited, ErrorPage.PLAIN))
                .start();
    }

    private <C extends AutoCloseable> C closing(C part) {
        running.push(part);
        return part;
    }

    private static PoolSizes poolSizes(Settings.Database settings) {
        return new PoolSizes(settings.readers(), settings.writers(), settings.longestWait(), PoolSizes.USUAL.waiting());
    }

    private static HttpSettings httpSettings(Settings.Server settings, int port, URI origin) {
        var tls = settings.tls()
                .certificate()
                .map(certificate ->
                        new HttpSettings.Tls(certificate, settings.tls().key().orElseThrow()));
        return HttpSettings.of(settings.bind(), port, origin)
                .withTls(tls)
                .withGrace(settings.shutdownTimeout())
                .withTrustedProxies(
                        settings.trustedProxies().stream().map(Object::toString).toList());
    }

    /** Chosen before anything is built, as our addresses may contain it. */
    private static int freePort(Settings.Server settings) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.bind(), 0));
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new CannotStart("No port is free on " + settings.bind() + ": check server.bind.", failure);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Under which address others reach it. */
    public PublicAddress address() {
        return features.address;
    }

    /** The features, for tests and for what is printed at the start. */
    public Features features() {
        return features;
    }

    /** A link that makes the first administrator, once; empty if there is one. */
    public Optional<URI> administratorLink() {
        return features.database.transaction(tx -> features.users.hasAdmin(tx)
                ? Optional.empty()
                : Optional.of(features.uris.at("/setup?token=" + features.links.createForAdmin(tx))));
    }

    /** Every route there is as {@code METHOD path}, for the documents that list them. */
    public List<String> routes() {
        return routing.routes();
    }

    /** What talks with other servers, for tests. */
    public Federation federation() {
        return federation;
    }

    /** Takes no more requests, finishes those in flight, then stops everything else. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                LOG.warn("A part of the server did not stop cleanly", failure);
            }
        }
    }
}
