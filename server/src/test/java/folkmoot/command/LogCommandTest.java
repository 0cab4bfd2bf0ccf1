package folkmoot.command;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.log.LogOfTests;
import folkmoot.testing.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {

    @TempDir
    Path folder;

    private final World world = new World();
    private final String url =
            world.server().house().platform().address().origin().toString();

    @AfterEach
    void close() {
        world.close();
    }

    private record Answer(int exit, String text) {}

    private static Answer run(String... words) {
        var said = new StringWriter();
        int exit = FolkmootCommand.run(words, new PrintWriter(said), new PrintWriter(said));
        return new Answer(exit, said.toString());
    }

    @Test
    void aLogThatAgreesEndsWithNoughtAndItsHeadIsKept() throws Exception {
        var file = folder.resolve("head.txt");

        var first = run("log", "verify", url, "--save", file.toString());
        assertThat(first.text()).contains("Everything agrees.");
        assertThat(first.exit()).isZero();
        assertThat(Files.readString(file)).contains("\n0\n");

        var again = run("log", "verify", url + "/", "--since", file.toString(), "--json");
        assertThat(again.exit()).isZero();
        assertThat(again.text()).contains("\"ok\":true").contains("\"differences\":0");
    }

    @Test
    void whatDiffersIsSaidInALineAndEndsWithOne() throws Exception {
        new LogOfTests(world).grows(2);
        var file = folder.resolve("head.txt");

        var answer = run("log", "verify", url, "--save", file.toString());

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.text())
                .contains("Entry 0: it has no kind")
                .contains("Entry 1: it has no kind")
                .contains("2 differences.");
        assertThat(file).doesNotExist();
        assertThat(run("log", "verify", url, "--json").text()).contains("{\"difference\":\"Entry 0: it has no kind\"}");
    }

    @Test
    void whatIsNoServerOrNoFileIsRefused() {
        assertThat(run("log", "verify", "town.example"))
                .satisfies(answer -> assertThat(answer.exit()).isEqualTo(1))
                .satisfies(answer -> assertThat(answer.text()).contains("URL is the address of a server"));
        assertThat(run("log", "verify", url, "--since", folder.resolve("none").toString())
                        .text())
                .contains("There is no file");
        assertThat(run("log", "verify", "http://localhost:9").exit()).isEqualTo(1);
    }
}
