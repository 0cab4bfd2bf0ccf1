package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Browser;
import folkmoot.testing.Installation;
import folkmoot.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is killed: it is there again by itself, and nothing that was acknowledged is missing. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseDeathTest {

    private final List<String> acknowledged = new ArrayList<>();
    private Path folder;
    private Installation installation;
    private Browser client;
    private JsonNode person;
    private Process server;

    @BeforeAll
    void install(@TempDir Path folder) throws Exception {
        this.folder = folder;
        installation = new Installation(folder);
        client = installation.client();
        person = installation
                .run("account", "seed", "--count", "1", "--prefix", "u")
                .getFirst();
        server = installation.serve();
        posts("before");
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private HttpResponse<String> post(String text) {
        var answer = client.submit(
                "/api/v1/statuses", Map.of("status", text), "Authorization", bearer(), "Idempotency-Key", text);
        if (answer.statusCode() == 200) {
            acknowledged.add(text);
        }
        return answer;
    }

    private void posts(String text) {
        var answer = post(text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String bearer() {
        return "Bearer " + person.get("token").asText();
    }

    /** As a patient client: while the database is away it hears to come again, and nothing else. */
    private void postsSoon(String text) {
        Patience.until(() -> {
            var answer = post(text);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            return answer.statusCode() == 200;
        });
    }

    private void requireAllThere() {
        var path = "/api/v1/accounts/" + person.get("id").asText() + "/statuses?limit=40";
        var shown = new ArrayList<String>();
        Installation.json(client.get(path, "Authorization", bearer()).body())
                .forEach(status -> shown.add(status.get("content").asText().replaceAll("<[^>]*>", "")));
        assertThat(shown).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void itsMainProcessIsKilledAndItIsStartedAgainAtOnce() throws Exception {
        var killed = installation.database();
        killed.destroyForcibly();

        postsSoon("after its main process");

        assertThat(server.isAlive()).isTrue();
        assertThat(installation.database().pid()).isNotEqualTo(killed.pid());
        requireAllThere();
        installation.database().destroyForcibly();
        postsSoon("after its main process once more");
        requireAllThere();
    }

    @Test
    void oneOfItsConnectionsIsKilledAndOthersTakeItsPlace() throws Exception {
        var database = installation.database();
        var connection = database.children()
                .filter(child -> title(child).contains("folkmoot folkmoot"))
                .findFirst()
                .orElseThrow();
        connection.destroyForcibly();

        postsSoon("after one connection");

        assertThat(installation.database().pid()).as("the same one").isEqualTo(database.pid());
        requireAllThere();
    }

    private static String title(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Test
    void bothProcessesAreKilledAndTheNextStartFindsEverything() throws Exception {
        var database = installation.database();
        server.destroyForcibly();
        database.destroyForcibly();
        server.waitFor();

        server = installation.serve();

        requireAllThere();
        postsSoon("after both");
        requireAllThere();
        assertThat(installation.run("check", "--json").getFirst().get("problems"))
                .isEmpty();
    }

    /** It can come back no more: whoever runs us is told to start us anew. */
    @Test
    void whereItCannotBeStartedAgainTheServerEndsWithACodeThatSaysSo() throws Exception {
        var version = folder.resolve("data/cluster/global/pg_control");
        var database = installation.database();
        Files.move(version, version.resolveSibling("gone"));
        database.destroyForcibly();

        assertThat(server.waitFor()).isEqualTo(75);

        Files.move(version.resolveSibling("gone"), version);
        server = installation.serve();
        requireAllThere();
    }
}
