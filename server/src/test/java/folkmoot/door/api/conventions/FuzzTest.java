package folkmoot.door.api.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.testing.ApiContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Nothing that a client can send makes the server fail. The seed is printed; {@code -Dfolkmoot.fuzz.seed} chooses another and
 * {@code -Dfolkmoot.fuzz.seconds} goes on for longer.
 */
class FuzzTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("folkmoot.fuzz.seconds", 8));
    private static final long SEED = Long.getLong("folkmoot.fuzz.seed", 4_711);
    private static final int SENDERS = 4;
    private static final int MOST_TOLD = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Over HTTP/2 the codec itself refuses over-long addresses, with a bare 431. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void nothingThatIsSentMakesTheServerFail() {
        System.out.println("Fuzzing with -Dfolkmoot.fuzz.seed=" + SEED);
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        try (var village = new Village(folder)) {
            log.start();
            root.addAppender(log);
            send(village);
            village.town.settle();
        } finally {
            root.detachAppender(log);
        }
        System.out.println(sent + " requests, faults " + faults.size());
        for (var event : List.copyOf(log.list)) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                var cause = event.getThrowableProxy();
                faults.add("logged: " + event.getFormattedMessage()
                        + (cause == null ? "" : " " + cause.getClassName() + ": " + cause.getMessage()));
            }
        }
        assertThat(new TreeSet<>(faults).stream().limit(MOST_TOLD))
                .as("-Dfolkmoot.fuzz.seed=" + SEED)
                .isEmpty();
    }

    private void send(Village village) {
        var end = System.nanoTime() + LENGTH.toNanos();
        var port = village.town.world().server().port();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                var requests = new RandomRequests(new Random(SEED + i), village);
                senders.submit(() -> {
                    while (System.nanoTime() < end) {
                        sendOne(requests, port);
                    }
                });
            }
        }
    }

    private void sendOne(RandomRequests requests, int port) {
        var next = requests.next();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + next.target()))
                    .timeout(Duration.ofSeconds(20))
                    .method(
                            next.method(),
                            next.body().isEmpty()
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(next.body().get()));
            next.contentType().ifPresent(type -> request.header("Content-Type", type));
            next.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
            var answer = http.send(request.build(), BodyHandlers.ofString());
            ApiContract.examine(answer);
            sent.incrementAndGet();
            judge(next, answer).ifPresent(fault -> faults.add(next + " → " + fault));
            if (answer.statusCode() == 200 && answer.body().startsWith("{")) {
                requests.learn(JSON.readTree(answer.body()));
            }
        } catch (IOException failure) {
            faults.add(next + " → " + failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            faults.add("the test itself: " + next + " " + broken);
        }
    }

    private static Optional<String> judge(RandomRequests.Sent next, HttpResponse<String> answer) {
        var path = next.target().split("\\?")[0];
        if (answer.statusCode() >= 500) {
            return Optional.of(answer.statusCode() + " " + answer.body());
        }
        boolean api = path.startsWith("/api/");
        if (api && answer.statusCode() >= 400 && !saysError(answer)) {
            return Optional.of(answer.statusCode() + " is not an error in JSON: " + answer.body());
        }
        boolean open = api || path.startsWith("/.well-known/") || path.equals("/oauth/token");
        return open
                        && answer.headers()
                                .firstValue("Access-Control-Allow-Origin")
                                .isEmpty()
                ? Optional.of(answer.statusCode() + " has no CORS headers")
                : Optional.empty();
    }

    private static boolean saysError(HttpResponse<String> answer) {
        try {
            JsonNode error = JSON.readTree(answer.body()).path("error");
            return (error.isTextual() && !error.asText().isBlank() || error.isObject())
                    && answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        } catch (IOException notJson) {
            return false;
        }
    }
}
