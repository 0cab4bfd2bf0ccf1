package folkmoot.federation.fetch;

import folkmoot.federation.vocabulary.Origins;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One HTTP request to another server, guarded: the address is checked, the connection goes to the checked address while
 * Host, SNI and certificate check use the name, no redirect is followed, time and size of the answer are bounded. Blocks
 * the calling thread, which must not be an event loop and must not hold a database transaction open.
 */
public final class GuardedHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final int CONNECTIONS_PER_HOST = 5;
    private static final int WAITING_PER_HOST = 256;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final List<Context> loops;
    private final HttpClient client;
    private final AddressPolicy addresses;
    private final BooleanSupplier insideTransaction;
    private final Predicate<String> blocked;
    private final ExecutorService lookUps = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().daemon().name("name-look-up-", 0).factory());

    /** @param insideTransaction whether the calling thread holds a database transaction: then requests are a fault of ours */
    public GuardedHttp(Vertx vertx, NetworkPolicy policy, BooleanSupplier insideTransaction) {
        this(vertx, policy, insideTransaction, _ -> false);
    }

    /** @param blocked hosts (with a port that is not the usual one) that we have nothing to do with */
    public GuardedHttp(
            Vertx vertx, NetworkPolicy policy, BooleanSupplier insideTransaction, Predicate<String> blocked) {
        this.vertx = vertx;
        this.loops = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> context(vertx))
                .toList();
        this.blocked = blocked;
        this.client = vertx.createHttpClient(options(policy), pool());
        this.addresses = new AddressPolicy(policy, this::lookUp);
        this.insideTransaction = insideTransaction;
    }

    /** Each thread is given one of its own, on the next event loop. */
    private static Context context(Vertx vertx) {
        return CompletableFuture.supplyAsync(
                        vertx::getOrCreateContext, task -> Thread.ofPlatform().start(task))
                .join();
    }

    /**
     * What to send.
     *
     * @param body empty for a GET
     * @param headersWithin from the sent request to the beginning of the answer
     * @param deadline for everything: look-up, connection, answer
     * @param maxBytes longest body of an answer
     */
    public record Request(
            String method,
            URI uri,
            Map<String, String> headers,
            byte[] body,
            Duration headersWithin,
            Duration deadline,
            int maxBytes) {

        /** Whose answer may begin at any time before the deadline. */
        public Request(
                String method, URI uri, Map<String, String> headers, byte[] body, Duration deadline, int maxBytes) {
            this(method, uri, headers, body, deadline, deadline, maxBytes);
        }
    }

    /** Sends the request and waits for the answer. */
    public Exchange exchange(Request request) {
        if (insideTransaction.getAsBoolean()) {
            throw new IllegalStateException("a request to another server inside a database transaction");
        }
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a blocking request on an event loop");
        }
        if (blocked.test(Origins.authority(request.uri()))) {
            return new Exchange.Refused("This server is blocked");
        }
        return switch (addresses.check(request.uri())) {
            case AddressPolicy.Verdict.Refused(var reason) -> new Exchange.Refused(reason);
            case AddressPolicy.Verdict.Unknown(var reason) -> new Exchange.Unreachable(reason);
            case AddressPolicy.Verdict.Allowed(var address) -> send(request, address);
        };
    }

    /**
     * Everything of one host happens on one event loop, that of its connections: work that changes between loops wakes each of them, and
     * that was a third of what a delivery cost.
     */
    private Exchange send(Request request, InetAddress address) {
        var answer = new PendingAnswer(vertx, request);
        loops.get(Math.floorMod(request.uri().getHost().hashCode(), loops.size()))
                .runOnContext(_ -> begin(request, address, answer));
        try {
            return answer.result().get();
        } catch (ExecutionException failed) {
            return new Exchange.Unreachable(String.valueOf(failed.getCause().getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            answer.abandon();
            return new Exchange.Unreachable("Interrupted");
        }
    }

    private void begin(Request request, InetAddress address, PendingAnswer answer) {
        answer.begin();
        try {
            client.request(options(request, address)).onSuccess(answer::send).onFailure(answer::fail);
        } catch (RuntimeException failure) {
            answer.fail(failure); // or nobody would ever hear of it
        }
    }

    private static RequestOptions options(Request request, InetAddress address) {
        var uri = request.uri();
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(SocketAddress.inetSocketAddress(Origins.port(uri), address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(Origins.port(uri))
                .setSsl("https".equalsIgnoreCase(uri.getScheme()))
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false)
                .setConnectTimeout(CONNECT.toMillis())
                .setTimeout(request.deadline().toMillis());
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        var pending = lookUps.submit(() -> InetAddress.getAllByName(host));
        try {
            return pending.get(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            pending.cancel(true);
            throw new UnknownHostException(host);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    private static HttpClientOptions options(NetworkPolicy policy) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSslHandshakeTimeout(CONNECT.toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false) // nothing is asked for compressed, so nothing can unfold to gigabytes
                .setVerifyHost(true)
                .setForceSni(true);
        policy.extraCa().ifPresent(pem -> options.setTrustOptions(ExtraAuthorities.trusting(pem)));
        return options;
    }

    private static PoolOptions pool() {
        return new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST).setMaxWaitQueueSize(WAITING_PER_HOST);
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
        client.close();
    }
}
