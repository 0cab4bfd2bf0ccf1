package folkmoot.secondchecker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a server tells anybody. */
final class Site {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKS = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Site(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    byte[] bytes(String path) {
        var answer = answer(path, "*/*");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** Null where nothing is there. */
    JsonNode json(String path, String type) {
        var answer = answer(path, type);
        return answer.statusCode() == 200 ? parse(new String(answer.body(), StandardCharsets.UTF_8)) : null;
    }

    JsonNode json(String path) {
        return parse(new String(bytes(path), StandardCharsets.UTF_8));
    }

    JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The checkpoint once it is of that size, or as it is after some seconds. */
    String waitForHead(long size) {
        for (int look = 0; ; look++) {
            var note = new String(bytes("/log/checkpoint"), StandardCharsets.UTF_8);
            if (look == LOOKS || Long.parseLong(note.split("\n")[1]) >= size) {
                return note;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    private HttpResponse<byte[]> answer(String path, String type) {
        var request = HttpRequest.newBuilder(URI.create(url.replaceFirst("//[a-z.]+localhost", "//localhost") + path))
                .header("accept", type)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
