package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.people.account.Account;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever proposes by a post sees no form: the clerk says afterwards what is near. */
class NearOnesOfAPostTest {

    private final CivicWorld world = new CivicWorld();
    private final Account alice = world.member("alice");

    @AfterEach
    void close() {
        world.close();
    }

    private void proposes(Account by, String title) {
        world.posts(
                by,
                "<p>" + title + " @commons #proposal</p><p>It was there before.</p>",
                Optional.empty(),
                List.of("proposal"),
                Set.of(world.community().group().id()));
    }

    private List<String> told() {
        return world.list(tx -> tx.sql()
                .select(STATUS.CONTENT)
                .from(STATUS)
                .where(STATUS.VISIBILITY.eq("direct"))
                .and(STATUS.ACCOUNT_ID.eq(world.community().clerk().value()))
                .fetch(STATUS.CONTENT));
    }

    @Test
    void itsAuthorIsToldPrivatelyWithAddressesToFollow() {
        var other = world.proposes(alice, "Benches along the towpath for older people");
        proposes(world.remote("carol", "other.example"), "Benches along the towpath");

        assertThat(told())
                .singleElement()
                .asString()
                .contains("carol")
                .contains("Benches along the towpath for older people")
                .contains("<a href=\"https://town.example/c/commons/proposals/" + other.id() + "\">");
    }

    @Test
    void nobodyIsToldOfTheirOwnOrOfOthersThatAreNotNear() {
        proposes(alice, "Benches along the towpath");
        proposes(alice, "Benches along the towpath, and lamps");
        proposes(world.member("bob"), "Open the library on Sundays");

        assertThat(told()).isEmpty();
    }
}
