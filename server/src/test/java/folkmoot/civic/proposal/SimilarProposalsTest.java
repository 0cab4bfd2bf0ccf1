package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.CivicLists;
import folkmoot.civic.community.LifeEvent;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Near-duplicates among the invented proposals: which are offered to somebody who writes the other of a pair. */
class SimilarProposalsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static CivicWorld world;
    private static final Map<String, NewProposal> DRAFTS = new HashMap<>();
    private static final Map<String, ProposalId> PUBLISHED = new HashMap<>();

    @BeforeAll
    static void publish() throws IOException {
        world = new CivicWorld();
        var alice = world.member("alice");
        var lines = lines("proposals");
        var slugs = new ArrayList<String>();
        for (var body : lines("departments")) {
            var slug = body.path("id").asText();
            if (slugs.size() < 50) {
                world.in(tx -> world.house
                        .civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                world.community().id(),
                                NewBody.of(
                                        slug,
                                        body.path("name").asText(),
                                        body.path("domain").asText(),
                                        body.path("actor").asText())));
                slugs.add(slug);
            }
        }
        for (var line : lines) {
            var draft = draft(line, slugs);
            DRAFTS.put(line.path("id").asText(), draft);
            if (draft.title().length() >= NewProposal.SHORTEST_TITLE) {
                var made =
                        world.in(tx -> world.house.civic().publication().publish(tx, world.community(), alice, draft));
                PUBLISHED.put(line.path("id").asText(), made.id());
            }
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<JsonNode> lines(String name) throws IOException {
        var lines = new ArrayList<JsonNode>();
        try (var in = SimilarProposalsTest.class.getResourceAsStream("/civic/" + name + ".jsonl")) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private static NewProposal draft(JsonNode line, List<String> bodies) {
        var body = line.path("target_department").asText();
        return new NewProposal(
                line.path("title").asText(),
                line.path("title").asText(),
                line.path("body").asText(),
                new Proposal.Place(text(line, "category"), text(line, "locality"), lifeEvent(line)),
                bodies.contains(body) ? List.of(body) : List.of(),
                line.path("language").asText(),
                Optional.empty());
    }

    private static Optional<String> lifeEvent(JsonNode line) {
        var known = CivicLists.lifeEvents().stream().map(LifeEvent::slug).toList();
        return text(line, "life_event").filter(known::contains);
    }

    private static Optional<String> text(JsonNode line, String name) {
        return Optional.ofNullable(line.path(name).textValue());
    }

    private SimilarProposals.Similar similar(Transaction tx, String id) {
        return world.house.civic().similar().find(tx, world.community(), DRAFTS.get(id));
    }

    private List<ProposalId> near(String id) {
        return world.list(tx -> similar(tx, id).near().stream()
                .map(near -> near.proposal().id())
                .filter(found -> !found.equals(PUBLISHED.get(id)))
                .toList());
    }

    @Test
    void duplicatesInOneLanguageAreOffered() {
        assertThat(near("p002")).contains(PUBLISHED.get("p001"));
        assertThat(near("p001")).contains(PUBLISHED.get("p002"));
        assertThat(near("p003")).contains(PUBLISHED.get("p001"));
    }

    @Test
    void theSameStreetInAnotherDistrictIsNot() {
        assertThat(near("p006")).doesNotContain(PUBLISHED.get("p008"));
    }

    @Test
    void otherLanguagesAreInTheSecondList() {
        var languages = world.list(tx -> similar(tx, "p001").related().stream()
                .map(proposal -> proposal.content().language())
                .toList());
        assertThat(languages).isNotEmpty();
    }
}
