package folkmoot.civic.statistics;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a body's page says of how it answers: drawn, in a table, beside others of its kind, and for feed readers. */
class BodyPageTest {

    private static final String PAGE = "/c/commons/bodies/works";

    private final SettableClock clock = SettableClock.atNoon();
    private final CivicTown town = new CivicTown(clock);
    private final Person alice = town.town.alice();
    private final Person works = town.world.person("works_desk");

    @AfterEach
    void close() {
        town.close();
    }

    private void answersSome() {
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        var domain = town.house().platform().uris().domain();
        town.house().platform().database().write(tx -> {
            var bodies = town.house().civic().registry().bodies();
            bodies.register(
                    tx,
                    commons.id(),
                    NewBody.of("works", "Works Department", domain, "works_desk@" + domain)
                            .with(Map.of("kind", "local")));
            bodies.register(
                    tx,
                    commons.id(),
                    NewBody.of("parks", "Parks & Lakes <Department>", domain, "parks_desk@" + domain)
                            .with(Map.of("kind", "local")));
        });
        for (int i = 0; i < 6; i++) {
            var id = town.proposes(
                    alice, "commons", "Lamps along the lane of number " + i + " & its yard", "works", "parks");
            ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send"));
            town.settle();
            if (i < 4) {
                ok(works.post(
                        CivicTown.PROPOSALS + "/" + id + "/responses",
                        Map.of("text", "Yes.", "position", i == 0 ? "declined" : "accepted")));
            }
        }
        town.settle();
        clock.advance(Duration.ofMinutes(11));
    }

    private Browser visitor() {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()));
    }

    @Test
    void aVisitorSeesHowItAnswersDrawnAndInFiguresBesideOthersOfItsKindAndInTheirFeedReader() throws Exception {
        answersSome();
        var visitor = visitor();
        Patience.until(() -> visitor.get(PAGE + "?lang=en").body().contains("<table class=\"figures\">"));
        var page = visitor.get(PAGE + "?lang=en").body();
        assertThat(page).contains("Received", "feed.atom", "feed.json");
        var drawn = page.substring(page.indexOf("<svg class=\"bars\""));
        assertThat(drawn.substring(0, drawn.indexOf("</svg>")))
                .as("each piece says in words what it is")
                .contains("role=\"img\"", "<title>", ", 4</title>", ", 2</title>");

        var compared =
                visitor.get("/c/commons/register/compare?kind=local&lang=en").body();
        assertThat(compared.indexOf("Parks &amp; Lakes &lt;Department"))
                .as("by name, and never ranked")
                .isPositive()
                .isLessThan(compared.indexOf("Works Department"));

        var atom = visitor.get(PAGE + "/feed.atom").body();
        var read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(atom.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getElementsByTagName("entry").getLength()).isGreaterThanOrEqualTo(6);
        assertThat(atom).contains("&amp; its yard");
        var json = new ObjectMapper().readTree(visitor.get(PAGE + "/feed.json").body());
        assertThat(json.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.get("items").size())
                .isEqualTo(read.getElementsByTagName("entry").getLength());
    }
}
