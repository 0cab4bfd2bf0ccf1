package folkmoot.civic.body;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.platform.id.ProposalId;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What an official actor must not be able to do, tried through both doors: carol speaks for the works department
 * from her own server, bob for the council with an account here.
 */
class OfficialActorDoorsTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";
    private static Town town;

    @BeforeAll
    static void open() {
        town = new Town();
        var house = town.world().server().house();
        house.platform().database().write(tx -> {
            var community =
                    house.civic().registry().communities().create(tx, NewCommunity.of("commons", "Harrowmere Commons"));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            community.id(),
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
                            community.id(),
                            NewBody.of(
                                    "council",
                                    "The Council",
                                    "here.localhost",
                                    "bob@" + house.platform().uris().domain()));
        });
        town.alice();
        town.bob();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private String proposes(String title) {
        return ok(town.alice()
                        .post(
                                BASE,
                                Map.of(
                                        "community",
                                        "commons",
                                        "title",
                                        title,
                                        "ask",
                                        "Build a zebra crossing.",
                                        "bodies",
                                        List.of("works", "council"))))
                .get("id")
                .asText();
    }

    private Proposal proposal(String id) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.civic().proposals().find(tx, new ProposalId(Long.parseLong(id))))
                .orElseThrow();
    }

    private String uri(String id) {
        return town.uriOf(town.alice()) + "/statuses/" + id;
    }

    private static String page(String path) {
        return new Browser(
                        URI.create("http://localhost:" + town.world().server().port()))
                .get(path + "?lang=en")
                .body();
    }

    private int supports(String id) {
        return ok(town.alice().get(BASE + "/" + id)).at("/supports/total").asInt();
    }

    @Test
    void fromItsOwnServerItCannotSupportChangeOrRemove() {
        var id = proposes("Safer crossing on Mill Road");
        var before =
                ok(town.alice().get("/api/v1/statuses/" + id)).get("content").asText();
        var community = town.uri("/c/commons");

        var sent = List.of(
                "{'id':'%s/like','type':'Like','actor':'%s','object':'" + uri(id) + "'}",
                "{'id':'%s/delete','type':'Delete','actor':'%s','object':'" + uri(id) + "'}",
                "{'id':'%s/update','type':'Update','actor':'%s','object':{'id':'" + uri(id)
                        + "','type':'Note','attributedTo':'" + town.uriOf(town.alice())
                        + "','content':'All is well','to':['https://www.w3.org/ns/activitystreams#Public']}}",
                "{'id':'%s/group','type':'Update','actor':'%s','object':{'id':'" + community
                        + "','type':'Group','preferredUsername':'commons','name':'Ours now','inbox':'" + community
                        + "/inbox'}}",
                "{'id':'%s/lock','type':'Lock','actor':'%s','object':'" + uri(id) + "'}",
                "{'id':'%s/add','type':'Add','actor':'%s','object':'" + uri(id) + "','target':'" + community
                        + "/featured'}",
                "{'id':'%s/moderator','type':'Add','actor':'%s','object':'"
                        + town.carol().id() + "','target':'" + community + "/moderators'}",
                "{'id':'%s/block','type':'Block','actor':'%s','object':'" + town.uriOf(town.alice()) + "','target':'"
                        + community + "'}",
                "{'id':'%s/undo','type':'Undo','actor':'%s','object':'" + community + "/announce'}");
        for (var json : sent) {
            town.carolSends(
                    json, town.remote().uri("/activities/" + id), town.carol().id());
        }
        town.settle();

        assertThat(supports(id)).isZero();
        var after = ok(town.alice().get("/api/v1/statuses/" + id));
        assertThat(after.get("content").asText()).isEqualTo(before);
        assertThat(after.get("favourites_count").asInt()).isZero();
        assertThat(proposal(id).state()).isEqualTo(ProposalState.GATHERING);
        var shown = ok(town.alice().get("/api/folkmoot/v1/communities/commons"));
        assertThat(shown.get("title").asText()).isEqualTo("Harrowmere Commons");
        assertThat(shown.get("moderator_ids")).isEmpty();

        var tried = ok(town.alice().visit(BASE + "/" + id + "/events")).findParents("kind").stream()
                .filter(event -> event.get("kind").asText().equals("attempt"))
                .toList();
        assertThat(tried).as("shown, once for all of it").hasSize(1);
        assertThat(page("/c/commons/proposals/" + id)).contains("Works Department tried what public bodies cannot do");

        var citizen = town.remote().person("dora"); // on the same server, and an ordinary person
        citizen.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                        .formatted(town.remote().uri("/likes/dora"), citizen.id(), uri(id))));
        town.settle();
        assertThat(supports(id)).isEqualTo(1);
    }

    @Test
    void withAnAccountHereItCannotEither() {
        var id = proposes("A bench by the river Mere");
        var other = proposes("Mend the lamp at the bus stop");
        Person bob = town.bob();

        assertThat(bob.post(BASE + "/" + id + "/support").status()).isEqualTo(403);
        assertThat(bob.post("/api/v1/statuses/" + id + "/favourite").status()).isEqualTo(403);
        assertThat(bob.delete("/api/v1/statuses/" + id).status()).isEqualTo(404);
        assertThat(bob.put("/api/v1/statuses/" + id, Map.of("status", "All is well"))
                        .status())
                .isEqualTo(404);
        assertThat(bob.delete(BASE + "/" + id).status()).isEqualTo(403);
        assertThat(bob.post(BASE + "/" + id + "/state", Map.of("state", "archived", "reason", "joke"))
                        .status())
                .isEqualTo(403);
        assertThat(bob.post(BASE + "/" + id + "/send").status()).isEqualTo(403);
        assertThat(bob.post(BASE + "/" + id + "/links", Map.of("kind", "duplicate-of", "other_id", other))
                        .status())
                .isEqualTo(403);
        assertThat(bob.put("/api/folkmoot/v1/communities/commons", Map.of("guidelines", "Be silent"))
                        .status())
                .isEqualTo(403);
        assertThat(bob.post(
                                "/api/folkmoot/v1/communities/commons/moderators",
                                Map.of("account_id", bob.id().toString()))
                        .status())
                .isEqualTo(403);
        ok(town.world().person("cleo").post(BASE + "/" + id + "/support"));
        assertThat(ok(bob.get(BASE + "/" + id + "/supporters"))).isEmpty();
        assertThat(ok(bob.get("/api/v1/statuses/" + id + "/favourited_by"))).isEmpty();
        assertThat(supports(id)).isEqualTo(1);
    }

    @Test
    void itMovesItsOwnTrackAndNoOther() {
        var id = proposes("Lower the kerb at the chemist");

        ok(town.bob().post(BASE + "/" + id + "/responses", Map.of("position", "done", "text", "It is done.")));

        var tracks = ok(town.alice().get(BASE + "/" + id)).get("tracks");
        assertThat(tracks)
                .extracting(track ->
                        track.get("name").asText() + " " + track.get("state").asText())
                .containsExactly("Works Department not-asked", "The Council done");
        assertThat(proposal(id).state()).isEqualTo(ProposalState.GATHERING);
        assertThat(town.bob()
                        .post(BASE + "/" + id + "/confirmation", Map.of("agrees", true))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void itVotesInNoPollOfTheCommunity() {
        var asked = ok(town.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "@commons Which colour?",
                                "poll",
                                Map.of("options", List.of("red", "blue"), "expires_in", 3600))));
        town.settle();
        var poll = asked.at("/poll/id").asText();

        assertThat(town.bob()
                        .post("/api/v1/polls/" + poll + "/votes", Map.of("choices", List.of(0)))
                        .status())
                .isEqualTo(403);
        for (var voter : List.of(town.carol(), town.remote().person("doris"))) {
            var id = town.remote().uri("/votes/" + voter.id().getPath().hashCode());
            voter.sends(
                    town.sharedInbox(),
                    RemotePerson.json(
                            ("{'id':'%s/create','type':'Create','actor':'%s','to':['%s'],'object':{'id':'%s','type':'Note',"
                                + "'attributedTo':'%s','to':['%s'],'inReplyTo':'%s','name':'blue'}}")
                                    .formatted(
                                            id,
                                            voter.id(),
                                            town.uriOf(town.alice()),
                                            id,
                                            voter.id(),
                                            town.uriOf(town.alice()),
                                            asked.get("uri").asText())));
        }
        town.settle();

        var counted = ok(town.alice().get("/api/v1/polls/" + poll));
        assertThat(counted.get("votes_count").asInt())
                .as("doris, who speaks for nobody")
                .isEqualTo(1);
        assertThat(counted.at("/options/1/votes_count").asInt()).isEqualTo(1);
    }
}
