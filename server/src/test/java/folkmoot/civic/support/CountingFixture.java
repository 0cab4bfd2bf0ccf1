package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.LOG_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Tally;
import folkmoot.federation.json.Json;
import folkmoot.people.account.Account;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A town whose supports are counted, and what its log says of them. */
abstract class CountingFixture {

    final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    Tally tally(Proposal proposal) {
        return world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
    }

    /** What each column says; those with nothing are left out. */
    Map<SupportColumn, Integer> columns(Proposal proposal) {
        var columns = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        columns.putAll(tally(proposal).counts());
        columns.values().removeIf(count -> count == 0);
        return columns;
    }

    List<ObjectNode> entries(Proposal proposal) {
        return world.list(tx -> tx.sql()
                .selectFrom(LOG_ENTRY)
                .where(LOG_ENTRY.PROPOSAL_ID.eq(proposal.id().value()))
                .orderBy(LOG_ENTRY.POSITION)
                .fetch(row -> Json.read(row.getEntry())));
    }

    List<String> acts(Proposal proposal) {
        return entries(proposal).stream()
                .filter(entry -> entry.path("kind").asText().equals("support"))
                .map(entry -> entry.path("act").asText())
                .toList();
    }

    /** What a stranger counts from the entries alone. */
    Map<String, Integer> recount(Proposal proposal) {
        var last = new HashMap<String, ObjectNode>();
        entries(proposal).stream()
                .filter(entry -> entry.path("kind").asText().equals("support"))
                .forEach(entry -> last.put(entry.path("support").asText(), entry));
        var columns = new HashMap<String, Integer>();
        last.values().stream()
                .filter(entry -> entry.path("count").asText().equals("counted"))
                .forEach(entry -> columns.merge(entry.path("column").asText(), 1, Integer::sum));
        return columns;
    }

    void requireRecountAgrees(Proposal proposal) {
        var published = new HashMap<String, Integer>();
        columns(proposal).forEach((column, count) -> published.put(column.word(), count));
        assertThat(recount(proposal)).isEqualTo(published);
    }

    Proposal backedBy(Account... supporters) {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        for (var supporter : supporters) {
            world.likes(supporter, world.status(proposal));
        }
        return proposal;
    }
}
