package folkmoot.door.api.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Patience;
import folkmoot.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What supporters and everybody else are told of supports in the log. */
class LogReceiptTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private String supported() {
        var house = world.server().house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
        var id = ok(world.alice()
                        .post(BASE, Map.of("community", "commons", "title", "A lamp on Mill Road", "ask", "Build it.")))
                .get("id")
                .asText();
        ok(world.bob().post(BASE + "/" + id + "/support"));
        Patience.until(() -> world.alice()
                        .visit("/api/folkmoot/v1/log/tallies")
                        .json()
                        .at("/tallies/0/columns/0/counted")
                        .asInt()
                > 0);
        return id;
    }

    @Test
    void aReceiptIsTheSupportersOwn() {
        var id = supported();

        assertThat(world.bob().get(BASE + "/" + id + "/receipt").status()).isEqualTo(200);
        assertThat(world.bob().get(BASE + "/" + id + "/receipt").header("Cache-Control"))
                .contains("no-store");
        assertThat(world.person("cleo").get(BASE + "/" + id + "/receipt").status())
                .isEqualTo(404);
        assertThat(world.bob().visit(BASE + "/" + id + "/receipt").status()).isEqualTo(401);

        ok(world.bob().post(BASE + "/" + id + "/unsupport"));
        assertThat(world.bob().get(BASE + "/" + id + "/receipt").status()).isEqualTo(404);
    }

    @Test
    void theLogOfAProposalNamesNobody() {
        var id = supported();

        var entries = world.alice().visit(BASE + "/" + id + "/log").json();

        assertThat(entries).isNotEmpty();
        assertThat(entries.toString())
                .contains("\"act\":\"given\"")
                .doesNotContain("bob")
                .doesNotContain("alice");
        var first = entries.get(0).get("position").asInt();
        assertThat(world.alice().visit(BASE + "/" + id + "/log?limit=1").json()).hasSize(1);
        assertThat(world.alice().visit(BASE + "/" + id + "/log?after=" + first).json())
                .hasSize(entries.size() - 1);
        assertThat(world.alice().visit(BASE + "/" + id + "/log?after=junk").status())
                .isEqualTo(400);
    }
}
