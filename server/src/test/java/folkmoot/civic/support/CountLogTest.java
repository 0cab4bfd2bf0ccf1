package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.LOG_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.federation.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A count is at every moment what the log says, which names nobody. */
class CountLogTest extends CountingFixture {

    @Test
    void theRuleOfACommunityStandsInTheLogFromItsBeginning() {
        world.in(tx -> world.house
                .civic()
                .registry()
                .communities()
                .create(
                        tx,
                        NewCommunity.of("other", "Another place")
                                .withThreshold(new ThresholdRule(7, Set.of(SupportColumn.MEMBERS)))));
        world.jobs.runAll();

        var rules = world.list(tx -> tx.sql().selectFrom(LOG_ENTRY).fetch(row -> Json.read(row.getEntry()))).stream()
                .filter(entry -> entry.path("kind").asText().equals("rule"))
                .map(entry -> entry.at("/rule/count").asInt())
                .toList();
        assertThat(rules).contains(7);
    }

    @Test
    void noEntryOfTheLogSaysWhoSupported() {
        var proposal = backedBy(world.member("bob"), world.remote("carol", "known.example"));

        for (var entry : entries(proposal)) {
            assertThat(entry.toString())
                    .doesNotContain("bob")
                    .doesNotContain("carol")
                    .doesNotContain("known.example");
        }
    }

    @Test
    void whatIsFoldedAndWhatIsNotAddUpAtEveryMoment() {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var status = world.status(proposal);
        for (int i = 0; i < 5; i++) {
            var by = world.member("m" + i);
            world.database.write(
                    tx -> world.house.talk().reactions().favourites().add(tx, by, status));
            assertThat(tally(proposal).total()).isEqualTo(i + 1);
            if (i % 2 == 0) {
                assertThat(world.house.civic().folding().fold()).isPositive();
                assertThat(tally(proposal).total()).isEqualTo(i + 1);
            }
        }
        world.database.write(
                tx -> world.house.talk().reactions().favourites().remove(tx, world.member2(tx, "m0"), status));
        assertThat(tally(proposal).total()).isEqualTo(4);
        world.jobs.runAll();
        assertThat(tally(proposal).total()).isEqualTo(4);
        requireRecountAgrees(proposal);
    }

    @Test
    void twoFavouritesOfOneAccountInOneTransactionAreOneSupport() {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var status = world.status(proposal);
        var bob = world.member("bob");
        world.database.write(tx -> {
            var favourites = world.house.talk().reactions().favourites();
            favourites.add(tx, bob, status);
            favourites.add(tx, bob, status);
            favourites.remove(tx, bob, status);
            favourites.add(tx, bob, status);
        });
        world.jobs.runAll();

        assertThat(tally(proposal).total()).isEqualTo(1);
        assertThat(acts(proposal)).containsExactly("given", "withdrawn", "given");
        requireRecountAgrees(proposal);
    }
}
