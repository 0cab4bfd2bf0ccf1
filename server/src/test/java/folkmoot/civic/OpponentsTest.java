package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proposal, and one against it in another community. */
class OpponentsTest {

    private final CivicTown town = new CivicTown();
    private final Person alice = town.town.alice();
    private final Person bob = town.town.bob();
    private final Person max = town.world.person("max");
    private final String close;
    private final String keep;

    OpponentsTest() {
        var rule = new ThresholdRule(1_000, Set.of(SupportColumn.MEMBERS));
        town.community("commons", "The Commons", rule, town.grace);
        town.community("readers", "Friends of the library", rule, max);
        close = town.proposes(alice, "commons", "Close the library on Mondays");
        keep = town.proposes(bob, "readers", "Keep the library open on Mondays");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private List<String> linked(Person viewer, String proposal) {
        return ok(viewer.get(CivicTown.PROPOSALS + "/" + proposal + "/links")).findValuesAsText("title");
    }

    private int unlink(Person by, String proposal, boolean outgoing) {
        return by.delete(CivicTown.PROPOSALS + "/" + proposal + "/links?kind=opposes&outgoing=" + outgoing
                        + "&other_id=" + (proposal.equals(keep) ? close : keep))
                .status();
    }

    @Test
    void c2BothPagesShowEachOtherWithTheirTalliesAndNeitherHidesTheOther() {
        ok(bob.post(CivicTown.PROPOSALS + "/" + keep + "/links", Map.of("kind", "opposes", "other_id", close)));
        assertThat(linked(town.world.person("visitor"), close)).isEmpty();
        assertThat(unlink(alice, close, false)).isEqualTo(403);
        assertThat(unlink(town.grace, close, false))
                .as("their moderator does not decline it")
                .isEqualTo(403);
        ok(max.post(CivicTown.PROPOSALS + "/" + keep + "/links/agree", Map.of("kind", "opposes", "other_id", close)));

        ok(town.world.person("cleo").post(CivicTown.PROPOSALS + "/" + close + "/support"));
        for (var name : List.of("dora", "erin")) {
            ok(town.world.person(name).post(CivicTown.PROPOSALS + "/" + keep + "/support"));
        }
        town.settle();
        var visitor = town.world.person("visitor");
        assertThat(linked(visitor, close)).containsExactly("Keep the library open on Mondays");
        assertThat(linked(visitor, keep)).containsExactly("Close the library on Mondays");
        var links = ok(visitor.get(CivicTown.PROPOSALS + "/" + close + "/links"));
        assertThat(links.at("/0/proposal/supports/total").asInt()).isEqualTo(2);
        assertThat(links.at("/0/outgoing").asBoolean()).isFalse();
        assertThat(town.page("/c/commons/proposals/" + close))
                .contains("opposed by", "Keep the library open on Mondays", "2 supports");
        assertThat(town.page("/c/readers/proposals/" + keep)).contains("Close the library on Mondays", "1 support");

        for (var who : List.of(alice, town.grace)) {
            assertThat(unlink(who, close, false)).as(who.name()).isEqualTo(403);
            assertThat(who.post(
                                    CivicTown.PROPOSALS + "/" + keep + "/state",
                                    Map.of("state", "hidden", "reason", "abusive"))
                            .status())
                    .as(who.name())
                    .isEqualTo(403);
        }
        assertThat(unlink(max, keep, true))
                .as("nor does one who agreed take it back")
                .isEqualTo(403);
        assertThat(linked(visitor, close)).hasSize(1);
        assertThat(town.events(close)).contains("link");
        assertThat(town.events(keep)).contains("link");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void oneVoiceAloneOpposesNobodyInPublic() {
        ok(bob.post(CivicTown.PROPOSALS + "/" + keep + "/links", Map.of("kind", "opposes", "other_id", close)));
        assertThat(bob.post(
                                CivicTown.PROPOSALS + "/" + keep + "/links/agree",
                                Map.of("kind", "opposes", "other_id", close))
                        .status())
                .isEqualTo(200);
        assertThat(linked(town.world.person("visitor"), close)).isEmpty();
        assertThat(max.post(
                                CivicTown.PROPOSALS + "/" + keep + "/links",
                                Map.of("kind", "duplicate-of", "other_id", close))
                        .status())
                .isEqualTo(200);
        assertThat(bob.post(
                                CivicTown.PROPOSALS + "/" + keep + "/links/agree",
                                Map.of("kind", "duplicate-of", "other_id", close))
                        .status())
                .isEqualTo(200);
        assertThat(linked(town.world.person("visitor"), close))
                .as("only that it opposes is said without the other side")
                .isEmpty();
        ok(alice.post(
                CivicTown.PROPOSALS + "/" + close + "/links/agree",
                Map.of("kind", "opposes", "other_id", keep, "outgoing", false)));
        assertThat(linked(town.world.person("visitor"), close)).containsExactly("Keep the library open on Mondays");
    }
}
