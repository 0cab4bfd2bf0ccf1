package folkmoot.command.archive;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.LentDatabase;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of each table when an instance leaves was decided for every table that there is. */
class TablesTest {

    private final SortedMap<String, Table> tables = read();
    private final Fates fates = Fates.read();
    private final CommunityRules rules = CommunityRules.read();

    private static SortedMap<String, Table> read() {
        var lent = LentDatabase.lend();
        try (var connection = lent.address().connect()) {
            return Catalog.read(connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        } finally {
            lent.giveBack();
        }
    }

    @Test
    void everyTableIsKeptRebuiltOrLeftOutForAReason() {
        var decided = new TreeSet<>(fates.kept());
        decided.addAll(fates.rebuilt().keySet());
        decided.addAll(fates.leftOut().keySet());
        assertThat(decided)
                .as("a new table needs a line in archive/tables.txt, and one in archive/community.txt if it is a"
                        + " community's")
                .isEqualTo(new TreeSet<>(tables.keySet()));
        assertThat(decided)
                .hasSize(fates.kept().size()
                        + fates.rebuilt().size()
                        + fates.leftOut().size());
    }

    @Test
    void everyKeptTableHasAKeyToBeSortedBy() {
        assertThat(fates.kept())
                .allSatisfy(name -> assertThat(tables.get(name).key()).as(name).isNotEmpty());
    }

    @Test
    void noKeptRowNamesOneThatIsNotKept() {
        assertThat(fates.kept().stream()
                        .flatMap(name -> references(name)
                                .filter(other -> !fates.kept().contains(other))
                                .map(other -> name + " -> " + other)))
                .isEmpty();
    }

    @Test
    void whatBelongsToACommunityIsKeptAndStaysBehindByItsRightName() {
        assertThat(fates.kept()).containsAll(rules.rules().keySet());
        rules.rules()
                .forEach((name, rule) -> assertThat(rule.without())
                        .as(name)
                        .allSatisfy(column ->
                                assertThat(tables.get(name).column(column)).isPresent()));
    }

    @Test
    void noSecretBelongsToACommunity() {
        assertThat(rules.rules().keySet())
                .doesNotContain(
                        "users",
                        "account_key",
                        "oauth_token",
                        "support",
                        "favourite",
                        "support_source",
                        "second_factor",
                        "helped",
                        "resident",
                        "citizen_question",
                        "community_ban",
                        "report",
                        "bookmark",
                        "notification",
                        "poll_vote",
                        "visit",
                        "desk_note",
                        "team_act");
    }

    private Stream<String> references(String name) {
        return tables.get(name).columns().stream().flatMap(column -> column.refersTo().stream());
    }
}
