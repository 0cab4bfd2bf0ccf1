package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.SupportColumn;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Page;
import folkmoot.platform.problem.Forbidden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who supports a proposal, in which column, and who learns of it. */
class ProposalSupportTest {

    private final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private Tally tally(Proposal proposal) {
        return world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
    }

    @Test
    void aFavouriteIsOneSupportInTheColumnThatFits() {
        var resident = world.member("rosa");
        var moderator = world.member("mo");
        world.member("bob");
        world.database.write(tx -> {
            world.house.civic().registry().communities().addModerator(tx, world.community(), moderator);
            world.house
                    .civic()
                    .registry()
                    .communities()
                    .verifyResident(tx, world.community(), moderator, resident, Optional.empty(), "desk");
        });
        var known = world.remote("carol", "known.example");
        world.clock.advance(Duration.ofHours(1));
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var status = world.status(proposal);
        world.clock.advance(Duration.ofHours(1));

        world.likes(resident, status);
        world.likes(world.member("bob"), status);
        world.likes(world.member("bob"), status);
        world.likes(known, status);
        world.likes(world.remote("dan", "new.example"), status);

        assertThat(tally(proposal).counts())
                .isEqualTo(Map.of(
                        SupportColumn.VERIFIED_LOCAL, 1,
                        SupportColumn.MEMBERS, 1,
                        SupportColumn.KNOWN, 1,
                        SupportColumn.NETWORK, 1,
                        SupportColumn.IN_PERSON, 0));
        world.unlikes(world.member("bob"), status);
        assertThat(tally(proposal).count(SupportColumn.MEMBERS)).isZero();
        world.likes(world.member("bob"), status);
        assertThat(tally(proposal).count(SupportColumn.MEMBERS)).isEqualTo(1);
    }

    @Test
    void aThousandSubdomainsAreOneSourceAndItsSurplusIsHeld() {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var status = world.status(proposal);

        for (int i = 0; i < 9; i++) {
            world.likes(world.remote("bot" + i, "s" + i + ".farm.example"), status);
        }

        assertThat(tally(proposal).count(SupportColumn.NETWORK)).isEqualTo(5);
        assertThat(tally(proposal).held().get(SupportColumn.NETWORK)).isEqualTo(4);
        assertThat(world.now(proposal).times().thresholdReached()).isEmpty();
    }

    @Test
    void programsGroupsAndOfficialActorsCannotSupport() {
        world.works();
        var status = world.status(world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works"));

        for (var by : List.of(
                world.worksActor(),
                world.remote("bot", "other.example", ActorType.SERVICE),
                world.remote("group", "other.example", ActorType.GROUP),
                world.remote("app", "other.example", ActorType.APPLICATION))) {
            assertThatThrownBy(() -> world.likes(by, status)).isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void nobodyLearnsWhoSupported() {
        var alice = world.member("alice");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        var status = world.status(proposal);
        world.likes(world.member("bob"), status);

        assertThat(world.list(tx -> world.house.talk().reactions().favourites().of(tx, status, Page.first(40))))
                .isEmpty();
        assertThat(world.list(tx -> world.house
                        .people()
                        .notifications()
                        .list(
                                tx,
                                alice.id(),
                                Page.first(40),
                                new NotificationQuery(Set.of(NotificationType.FAVOURITE), Optional.empty(), false))))
                .isEmpty();

        world.database.write(
                tx -> world.house.civic().supports().add(tx, world.member2(tx, "bob"), proposal, Optional.of(true)));
        assertThat(world.list(tx -> world.house.talk().reactions().favourites().of(tx, status, Page.first(40))))
                .hasSize(1);
    }
}
