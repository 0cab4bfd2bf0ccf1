package folkmoot.door.api.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProposalRoutesTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private final World world = new World();
    private final Community community = create();

    @BeforeEach
    void join() {
        for (var name : List.of("alice", "bob", "cleo")) {
            world.person(name).follows(community.group().id());
        }
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Community create() {
        var house = world.server().house();
        return house.platform().database().transaction(tx -> {
            var made = house.civic()
                    .registry()
                    .communities()
                    .create(
                            tx,
                            NewCommunity.of("commons", "Harrowmere Commons")
                                    .withThreshold(new ThresholdRule(2, Set.of(SupportColumn.MEMBERS))));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            made.id(),
                            NewBody.of("works", "Works Department", "works.example", "works@works.example"));
            return made;
        });
    }

    private JsonNode proposes(String title) {
        return ok(world.alice()
                .post(
                        BASE,
                        Map.of(
                                "community", "commons",
                                "title", title,
                                "ask", "Build a zebra crossing.",
                                "problem", "Two people were hurt this year.",
                                "bodies", List.of("works"))));
    }

    @Test
    void aProposalIsMadeFoundSupportedAndSent() {
        var made = proposes("Safer crossing on Mill Road");
        var id = made.get("id").asText();

        assertThat(ok(world.alice().get(BASE + "?community=commons&q=mill&body=works")))
                .hasSize(1);
        assertThat(ok(world.alice().get(BASE + "?community=commons&state=done")))
                .isEmpty();
        assertThat(ok(world.bob().post("/api/v1/statuses/" + id + "/favourite"))
                        .at("/proposal/supports/members")
                        .asInt())
                .isEqualTo(1);
        var supported = ok(world.person("cleo").post(BASE + "/" + id + "/support", Map.of("named", true)));
        assertThat(supported.at("/threshold/reached_at").asText()).isNotEmpty();
        assertThat(supported.at("/tracks/0/sent_at").isTextual()).isTrue();
        assertThat(supported.at("/tracks/0/state").asText())
                .as("its clock begins when it was told")
                .isEqualTo("not-asked");
        assertThat(supported.at("/supported").asBoolean()).isTrue();
        assertThat(ok(world.alice().visit(BASE + "/" + id)).has("supported")).isFalse();
        assertThat(ok(world.alice().get(BASE + "/" + id + "/supporters")))
                .extracting(person -> person.get("username").asText())
                .containsExactly("cleo");
        assertThat(ok(world.alice().get("/api/v1/statuses/" + id + "/favourited_by")))
                .hasSize(1);
        assertThat(ok(world.alice().get(BASE + "/" + id + "/events")))
                .extracting(event -> event.get("kind").asText())
                .startsWith("published", "threshold");
        assertThat(ok(world.bob().post(BASE + "/" + id + "/unsupport"))
                        .at("/supports/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anyClientsPostCanBeAProposal() {
        var post = world.alice().posts("@commons #proposal\nSafer crossing on Mill Road\n\nTwo people were hurt.");

        assertThat(ok(world.alice().get("/api/v1/statuses/" + post.get("id").asText()))
                        .at("/proposal/title")
                        .asText())
                .isEqualTo("Safer crossing on Mill Road");
    }

    @Test
    void nearOnesAreOffered() {
        proposes("Let newcomers book an interview online");
        proposes("Repair the bridge over the river Mere");

        var similar = ok(world.bob()
                .get(BASE + "/similar?community=commons&title=Online+booking+for+newcomers+interview&bodies[]=works"));

        assertThat(similar.at("/near/0/proposal/title").asText()).isEqualTo("Let newcomers book an interview online");
        assertThat(similar.get("related")).isNotEmpty();
    }

    @Test
    void badInputIsNamedAndStrangersAreRefused() {
        var id = proposes("Safer crossing on Mill Road").get("id").asText();

        var bad = world.bob().post(BASE, Map.of("community", "commons", "title", "Short"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().get("details").has("ask")).isTrue();
        assertThat(world.bob().post(BASE, Map.of("community", "nowhere")).status())
                .isEqualTo(422);
        assertThat(world.bob().visit(BASE + "/1").status()).isEqualTo(404);
        assertThat(world.bob().get(BASE + "?state=flying").status()).isEqualTo(400);
        for (var forbidden : List.of("state", "send", "responses")) {
            assertThat(world.bob()
                            .post(
                                    BASE + "/" + id + "/" + forbidden,
                                    Map.of("state", "archived", "reason", "joke", "text", "No"))
                            .status())
                    .as(forbidden)
                    .isEqualTo(403);
        }
        assertThat(world.bob().delete(BASE + "/" + id).status()).isEqualTo(403);
        assertThat(world.bob()
                        .post("/api/folkmoot/v1/communities/commons/bodies", Map.of("slug", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(world.bob()
                        .post("/api/folkmoot/v1/communities", Map.of("name", "mine", "title", "Mine"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theRecordIsServed() {
        var id = proposes("Safer crossing on Mill Road").get("id").asText();

        var record = ok(world.alice().visit("/proposals/" + id + "/record"));

        assertThat(record.get("fm:state").asText()).isEqualTo("gathering");
        assertThat(record.at("/proof/cryptosuite").asText()).isEqualTo("eddsa-jcs-2022");
        assertThat(ok(world.alice().visit("/proposals/" + id + "/history"))
                        .get("totalItems")
                        .asInt())
                .isEqualTo(1);
        assertThat(community.name()).isEqualTo("commons");
    }
}
