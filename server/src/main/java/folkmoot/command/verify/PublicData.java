package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/** What a server tells anybody, over HTTP. Each answer has a limit; a server that is busy is asked again a few times. */
final class PublicData implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 4;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI server;
    private final String address;

    /** @param server scheme and host */
    PublicData(URI server) {
        this.server = server;
        this.address =
                isThisMachine(server) ? server.toString().replace(server.getHost(), "localhost") : server.toString();
    }

    /** Not every system finds names below {@code localhost}, which are all this machine (RFC 6761 6.3). */
    private static boolean isThisMachine(URI server) {
        return server.getScheme().equals("http") && server.getHost().endsWith(".localhost");
    }

    /** It is not there, or cannot be read; the message says what. */
    static final class Unreadable extends RuntimeException {

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    URI server() {
        return server;
    }

    /** The bytes at a path. */
    byte[] bytes(String path, int most) {
        return found(path, "*/*", most).orElseThrow(() -> new Unreadable(path + " is not there"));
    }

    /** The text at a path. */
    String text(String path, int most) {
        return new String(bytes(path, most), StandardCharsets.UTF_8);
    }

    /** The JSON object at a path. */
    ObjectNode json(String path) {
        return json(path, "application/json").orElseThrow(() -> new Unreadable(path + " is not there"));
    }

    /** The JSON object at a path; empty where nothing is there. */
    Optional<ObjectNode> json(String path, String type) {
        return found(path, type, Json.MAX_BYTES).map(bytes -> {
            try {
                return Json.read(bytes);
            } catch (MalformedDocument malformed) {
                throw new Unreadable(path + ": " + malformed.getMessage());
            }
        });
    }

    /** The JSON objects of the list at a path; none where nothing is there. */
    List<JsonNode> list(String path) {
        var wrapped = found(path, "application/json", Json.MAX_BYTES - 16).map(bytes -> {
            try {
                return Json.read(("{\"list\":" + new String(bytes, StandardCharsets.UTF_8) + "}")
                        .getBytes(StandardCharsets.UTF_8));
            } catch (MalformedDocument malformed) {
                throw new Unreadable(path + ": " + malformed.getMessage());
            }
        });
        var list = new ArrayList<JsonNode>();
        wrapped.ifPresent(object -> object.path("list").forEach(list::add));
        return list;
    }

    private Optional<byte[]> found(String path, String type, int most) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("accept", type)
                .header("accept-encoding", "gzip")
                .header("user-agent", "Folkmoot log verify")
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (var body = unpacked(answer)) {
                    if (answer.statusCode() == 200) {
                        return Optional.of(read(body, path, most));
                    }
                    if (answer.statusCode() == 404 || answer.statusCode() == 410) {
                        return Optional.empty();
                    }
                    if (attempt == ATTEMPTS || answer.statusCode() != 429 && answer.statusCode() / 100 != 5) {
                        throw new Unreadable(path + " is answered with " + answer.statusCode());
                    }
                    LockSupport.parkNanos(pause(answer, attempt).toNanos());
                }
            } catch (IOException failure) {
                if (attempt == ATTEMPTS) {
                    throw new Unreadable(path + " cannot be read: " + failure);
                }
                LockSupport.parkNanos(Duration.ofMillis(200L * attempt).toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Unreadable(path + " was not waited for");
            }
        }
    }

    /** What the server asks for, up to five minutes. */
    private static Duration pause(HttpResponse<?> answer, int attempt) {
        long asked = answer.headers().firstValueAsLong("retry-after").orElse(attempt);
        return Duration.ofSeconds(Math.clamp(asked, 1, 300));
    }

    private static InputStream unpacked(HttpResponse<InputStream> answer) throws IOException {
        boolean isPacked =
                answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
        return isPacked ? new GZIPInputStream(answer.body()) : answer.body();
    }

    private static byte[] read(InputStream body, String path, int most) throws IOException {
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Unreadable(path + " is longer than " + most + " bytes");
        }
        return bytes;
    }

    @Override
    public void close() {
        http.close();
    }
}
