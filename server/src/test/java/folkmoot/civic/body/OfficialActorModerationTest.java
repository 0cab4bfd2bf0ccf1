package folkmoot.civic.body;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.federation.json.Json;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Town;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who speaks for a public body moderates nowhere, whatever activities say; and no moderator removes what it answered. */
class OfficialActorModerationTest {

    private static final String PROPOSALS = "/api/folkmoot/v1/proposals";

    private static Town town;
    private static RemotePerson dora;
    private static Community quay;
    private static int sent;

    /** Dora moderates from elsewhere; carol, a moderator too, was recognised later; bob answers for the council. */
    @BeforeAll
    static void open() {
        town = new Town();
        dora = town.remote().person("dora");
        for (var handle : List.of(dora.handle(), town.carol().handle())) {
            ok(town.alice().get("/api/v2/search?resolve=true&q=@" + handle));
        }
        town.bob();
        var house = town.world().server().house();
        quay = house.platform().database().transaction(tx -> {
            var community = house.civic().registry().communities().create(tx, NewCommunity.of("quay", "The Quay"));
            for (var moderator : List.of(dora, town.carol())) {
                house.civic()
                        .registry()
                        .communities()
                        .addModerator(
                                tx,
                                community,
                                house.people()
                                        .accounts()
                                        .byUri(tx, moderator.id())
                                        .orElseThrow());
            }
            return community;
        });
        house.platform().database().write(tx -> {
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            quay.id(),
                            NewBody.of(
                                    "works",
                                    "Works Department",
                                    "elsewhere.localhost",
                                    town.carol().handle().toString()));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            quay.id(),
                            NewBody.of(
                                    "council",
                                    "The Council",
                                    "here.localhost",
                                    "bob@" + house.platform().uris().domain()));
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void noModeratorElsewhereMakesItAModerator() {
        send(dora, "Add", town.uriOf(town.bob()).toString(), ",'target':'" + group() + "/moderators'");
        assertThat(isModerator(town.uriOf(town.bob()).toString())).isFalse();

        send(dora, "Add", town.uriOf(town.alice()).toString(), ",'target':'" + group() + "/moderators'");
        assertThat(isModerator(town.uriOf(town.alice()).toString()))
                .as("an ordinary person becomes one by the same activity")
                .isTrue();
    }

    @Test
    void oneThatModeratedBeforeItWasRecognisedDoesNothing() {
        var post = ok(town.world().person("erin").post("/api/v1/statuses", Map.of("status", "@quay Good morning")));
        town.settle();
        var uri = post.get("uri").asText();
        var erin = town.uriOf(town.world().person("erin")).toString();
        var before = log();

        send(town.carol(), "Delete", uri, ",'summary':'no'");
        send(town.carol(), "Lock", uri, ",'summary':'no'");
        send(town.carol(), "Add", uri, ",'target':'" + group() + "/featured'");
        send(town.carol(), "Add", erin, ",'target':'" + group() + "/moderators'");
        send(town.carol(), "Remove", dora.id().toString(), ",'target':'" + group() + "/moderators'");
        send(town.carol(), "Block", erin, ",'target':'" + group() + "','removeData':true");

        assertThat(log()).isEqualTo(before);
        assertThat(shown()).contains(uri);
        assertThat(isModerator(erin)).isFalse();
        assertThat(isModerator(dora.id().toString())).isTrue();
        ok(town.world()
                .person("fred")
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "An answer",
                                "in_reply_to_id",
                                post.get("id").asText())));

        send(dora, "Delete", uri, ",'summary':'spam'");
        assertThat(shown()).as("dora may").doesNotContain(uri);
    }

    @Test
    void noModeratorRemovesAnOfficialResponse() {
        var id = ok(town.alice()
                        .post(
                                PROPOSALS,
                                Map.of(
                                        "community",
                                        "quay",
                                        "title",
                                        "A rail along the quay",
                                        "ask",
                                        "Build a rail.",
                                        "bodies",
                                        List.of("council"))))
                .get("id")
                .asText();
        ok(town.bob().post(PROPOSALS + "/" + id + "/responses", Map.of("position", "declined", "text", "No.")));
        var response = responses(id).at("/0/status/uri").asText();

        send(dora, "Delete", response, ",'summary':'unwelcome'");
        send(dora, "Block", town.uriOf(town.bob()).toString(), ",'target':'" + group() + "','removeData':true");

        assertThat(responses(id).at("/0/status/uri").asText()).isNotEmpty().isEqualTo(response);
        assertThat(ok(town.alice().get(PROPOSALS + "/" + id))
                        .at("/tracks/0/state")
                        .asText())
                .isEqualTo("declined");
    }

    private static void send(RemotePerson by, String type, String object, String more) {
        var json = "{'id':'%s','type':'%s','actor':'%s','object':'%s','to':['as:Public']%s}"
                .formatted(town.remote().uri("/acts/" + ++sent), type, by.id(), object, more);
        assertThat(by.sends(town.uri("/c/quay/inbox"), RemotePerson.json(json))).isEqualTo(202);
        town.settle();
    }

    private static String group() {
        return town.uri("/c/quay").toString();
    }

    private static boolean isModerator(String uri) {
        var document = town.alice()
                .fetches("/c/quay/moderators", "Accept", "application/activity+json")
                .body();
        return Json.read(document).get("orderedItems").toString().contains('"' + uri + '"');
    }

    private static JsonNode log() {
        return ok(town.alice().visit("/api/folkmoot/v1/communities/quay/log"));
    }

    private static List<String> shown() {
        return ok(town.alice().get("/api/v1/accounts/" + quay.id() + "/statuses"))
                .findValuesAsText("uri");
    }

    private static JsonNode responses(String id) {
        return ok(town.alice().get(PROPOSALS + "/" + id + "/responses"));
    }
}
