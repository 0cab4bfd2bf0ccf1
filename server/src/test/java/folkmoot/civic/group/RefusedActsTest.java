package folkmoot.civic.group;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bodies try and may not is written down for moderators, by whatever door it came, and shown where others saw it. */
class RefusedActsTest {

    private static final String REFUSED = "/api/folkmoot/v1/communities/commons/refused_acts";

    private final CivicTown town = new CivicTown();
    private final Person alice = town.town.alice();
    private final Person bob = town.town.bob();
    private final Person works = town.world.person("works_desk");
    private Community commons;
    private String id;

    @BeforeEach
    void aBodyHere() {
        commons = town.community("commons", "Harrowmere Commons", 1_000);
        var domain = town.house().platform().uris().domain();
        town.house()
                .platform()
                .database()
                .write(tx -> town.house()
                        .civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                commons.id(),
                                NewBody.of("works", "Works Department", domain, "works_desk@" + domain)));
        id = town.proposes(alice, "commons", "A bench at the mill pond", "works");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private List<String> refused() {
        return StreamSupport.stream(ok(town.grace.get(REFUSED)).spliterator(), false)
                .map(one -> one.get("door").asText() + " " + one.get("act").asText() + " "
                        + (one.get("proposal_id").isNull() ? "-" : "proposal") + " "
                        + one.get("times").asInt())
                .toList();
    }

    private void tries(Person who) {
        var other = town.proposes(alice, "commons", "Lamps along the weir, all of them, for " + who.name(), "works");
        who.post("/api/v1/statuses/" + id + "/favourite");
        who.post(CivicTown.PROPOSALS + "/" + id + "/support");
        who.post("/api/v1/statuses/" + id + "/pin");
        who.put("/api/v1/statuses/" + id, Map.of("status", "All is well"));
        who.post(CivicTown.PROPOSALS + "/" + id + "/links", Map.of("other_id", other, "kind", "related-to"));
        who.post("/api/folkmoot/v1/communities/commons/locks", Map.of("status_id", id, "reason", "Enough"));
        who.patch("/api/folkmoot/v1/communities/commons", Map.of("guidelines", "Be quiet"));
    }

    @Test
    void whatABodyTriesInAnAppIsListedForModeratorsAndShownToNobodyElse() {
        tries(works);

        assertThat(refused())
                .containsExactlyInAnyOrder(
                        "app support proposal 2",
                        "app pin proposal 1",
                        "app edit proposal 1",
                        "app link proposal 1",
                        "app lock - 1",
                        "app edit - 1");
        assertThat(town.events(id)).doesNotContain(ProposalEvent.ATTEMPT);
        for (var other : List.of(alice, works)) {
            assertThat(other.get(REFUSED).status()).isEqualTo(403);
        }
    }

    @Test
    void whatACitizenTriesIsNobodysBusiness() {
        tries(bob);
        assertThat(refused()).isEmpty();
    }

    @Test
    void aVoteInAPollOfTheCommunityIsListedToo() {
        var poll = ok(alice.post(
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "Which bench?",
                        "in_reply_to_id",
                        id,
                        "poll",
                        Map.of("options", List.of("stone", "wood"), "expires_in", 600))));
        assertThat(works.post("/api/v1/polls/" + poll.at("/poll/id").asText() + "/votes", Map.of("choices", List.of(0)))
                        .status())
                .isEqualTo(403);
        assertThat(refused()).hasSize(1).first().asString().startsWith("app vote");
    }

    @Test
    void aFormOfThePagesIsTheSameDoorAndAFormThatSomebodyElseMadeUpIsNone() {
        var browser =
                new Browser(URI.create("http://localhost:" + town.world.server().port()));
        browser.post("/sign-in", "login", works.name(), "password", World.PASSWORD);
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        var path = "/c/commons/proposals/" + id + "/support";
        browser.submit(path, Map.of("csrf", "made-up"));
        assertThat(refused()).isEmpty();
        browser.submit(path, Map.of("csrf", csrf));
        assertThat(refused()).containsExactly("app support proposal 1");
    }

    @Test
    void whatComesOverTheWireIsListedWithTheRestAndShownOnce() {
        var far = town.town.carol();
        town.body(commons, "far", "Far Works", far);
        town.likes(far, id);
        town.settle();
        assertThat(refused()).containsExactly("wire support proposal 1");
        assertThat(town.events(id).stream().filter(ProposalEvent.ATTEMPT::equals))
                .hasSize(1);
        JsonNode shown = town.shown(id);
        assertThat(shown.at("/supports/counted").asInt()).isZero();
    }
}
