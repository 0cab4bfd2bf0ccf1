package folkmoot.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Sends requests over a number of connections, each sending its next when its last was answered. */
final class Load implements AutoCloseable {

    private static final int MOST_SAMPLES = 2_000_000;

    private final HttpClient client;
    private final URI server;
    private final int connections;

    Load(Vertx vertx, int port, int connections) {
        this(vertx, URI.create("http://127.0.0.1:" + port), connections);
    }

    /** @param server scheme, host and, where it is not the usual one, port */
    Load(Vertx vertx, URI server, int connections) {
        this.server = server;
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(connections).setEventLoopSize(1));
    }

    /** One request; a null body means GET. What is to be done with a good answer is optional. */
    record Call(HttpMethod method, String path, Map<String, String> headers, byte[] body, Consumer<byte[]> answered) {

        Call(String path, Map<String, String> headers, byte[] body) {
            this(path, headers, body, _ -> {});
        }

        Call(String path, Map<String, String> headers, byte[] body, Consumer<byte[]> answered) {
            this(body == null ? HttpMethod.GET : HttpMethod.POST, path, headers, body, answered);
        }

        static Call delete(String path, Map<String, String> headers) {
            return new Call(HttpMethod.DELETE, path, headers, null, _ -> {});
        }

        static Call get(String path, Map<String, String> headers) {
            return new Call(path, headers, null);
        }
    }

    /** Runs a warm-up that is thrown away, then measures. Calls are numbered from 0 over both; null ends the run. */
    Result run(Duration warmUp, Duration measured, LongFunction<Call> calls) {
        var next = new AtomicLong();
        run(warmUp, calls, next);
        return run(measured, calls, next);
    }

    private Result run(Duration length, LongFunction<Call> calls, AtomicLong next) {
        var run = new Run(calls, next, System.nanoTime() + length.toNanos());
        long begun = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            run.step();
        }
        run.await();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        if (run.firstError.get() != null) {
            System.err.println("first error: " + run.firstError.get());
        }
        int samples = Math.min(run.done.get(), MOST_SAMPLES);
        var nanos = new long[samples];
        System.arraycopy(run.nanos, 0, nanos, 0, samples);
        return Result.of(run.done.get(), took, nanos, run.errors.get());
    }

    private final class Run {

        private final LongFunction<Call> calls;
        private final AtomicLong next;
        private final long until;
        private final long[] nanos = new long[MOST_SAMPLES];
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicLong errors = new AtomicLong();
        private final AtomicReference<String> firstError = new AtomicReference<>();
        private final CountDownLatch open = new CountDownLatch(connections);

        private Run(LongFunction<Call> calls, AtomicLong next, long until) {
            this.calls = calls;
            this.next = next;
            this.until = until;
        }

        private void step() {
            var call = System.nanoTime() < until ? calls.apply(next.getAndIncrement()) : null;
            if (call == null) {
                open.countDown();
                return;
            }
            long begun = System.nanoTime();
            var options = new RequestOptions()
                    .setHost(server.getHost())
                    .setPort(port())
                    .setSsl(isSecure())
                    .setURI(call.path())
                    .setMethod(call.method());
            client.request(options)
                    .compose(request -> {
                        call.headers().forEach((name, value) -> {
                            if (name.equalsIgnoreCase("host")) {
                                request.authority(HostAndPort.parseAuthority(value, -1));
                            } else {
                                request.putHeader(name, value);
                            }
                        });
                        return call.body() == null ? request.send() : request.send(Buffer.buffer(call.body()));
                    })
                    .compose(response -> response.body().map(body -> {
                        if (response.statusCode() / 100 != 2) {
                            fail(response.statusCode() + " "
                                    + body.toString().lines().findFirst().orElse(""));
                        } else {
                            call.answered().accept(body.getBytes());
                        }
                        return body;
                    }))
                    .onComplete(answer -> {
                        if (answer.failed()) {
                            fail(answer.cause().toString());
                        }
                        int at = done.getAndIncrement();
                        if (at < MOST_SAMPLES) {
                            nanos[at] = System.nanoTime() - begun;
                        }
                        step();
                    });
        }

        private void fail(String what) {
            errors.incrementAndGet();
            firstError.compareAndSet(null, what);
        }

        private void await() {
            try {
                if (!open.await(60, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("a run did not end");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
        }
    }

    private boolean isSecure() {
        return server.getScheme().equals("https");
    }

    private int port() {
        return server.getPort() > 0 ? server.getPort() : isSecure() ? 443 : 80;
    }

    @Override
    public void close() {
        client.close().await();
    }
}
