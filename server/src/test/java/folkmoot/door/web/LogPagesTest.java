package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.log.LogOfTests;
import folkmoot.federation.json.Json;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.TreeHashes;
import folkmoot.testing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page that explains the log. */
class LogPagesTest {

    private final World world = new World();
    private final LogOfTests log = new LogOfTests(world);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itExplainsTheLogAndShowsItsNewestSignedTree() {
        log.grows(3);

        var page = log.text("/log");

        assertThat(page)
                .contains("Entries are only ever added")
                .contains(">3</dd>")
                .contains("No other server watches it yet.")
                .contains("./folkmoot log verify http://")
                .contains("href=\"/log/checkpoint\"")
                .doesNotContain("role=\"alert\"");
        assertThat(log.text("/log?lang=ar")).contains("السجل العام").contains("dir=\"rtl\"");
        assertThat(log.text("/about")).contains("href=\"/log\"");
    }

    @Test
    void itTakesAboutAMinuteToRead() {
        for (var language : Messages.LANGUAGES.keySet()) {
            var text = Messages.in(language);
            var words = String.join(
                            " ",
                            text.get("log.what"),
                            text.get("log.who"),
                            text.get("log.check"),
                            text.get("log.watch"))
                    .split("\\s+");
            assertThat(words.length).as(language).isBetween(80, 190);
        }
    }

    @Test
    void aContradictionStandsInRedInEveryLanguage() {
        log.grows(3);
        var lie = log.signs(new Checkpoint(log.key().name(), 7, TreeHashes.empty()).text());
        log.post("/log/forks", Json.object().put("note", lie.written()).toString());

        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(log.text("/log?lang=" + language))
                    .as(language)
                    .contains("role=\"alert\"")
                    .contains(Messages.in(language).get("log.forked"))
                    .contains("7");
        }
    }

    @Test
    void aLogThatDoesNotFitWhatWasSignedSaysSo() {
        log.grows(3);
        log.text("/log/checkpoint");
        world.server().house().platform().database().write(tx -> tx.execute("UPDATE log_head SET size = 2"));

        assertThat(log.text("/log")).contains("does not fit what was signed before");
    }
}
