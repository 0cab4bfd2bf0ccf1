package folkmoot.civic.news;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.proposal.Proposal;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.platform.database.Page;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clerk of a community elsewhere writes to somebody who backs a proposal there is no stranger's private message. */
class ClerkAdmissionTest {

    private final CivicWorld world = new CivicWorld();
    private Account bob;
    private Account group;
    private Account clerk;

    @BeforeEach
    void aProposalElsewhere() {
        bob = world.member("bob");
        world.database.write(tx -> tx.execute("""
            INSERT INTO notification_policy (account_id, not_following, not_followers, new_accounts, private_mentions, limited_accounts, bots)
            VALUES (?, 'drop', 'drop', 'drop', 'drop', 'drop', 'drop')
            """, bob.id().value()));
        group = world.remote("square", "other.example", ActorType.GROUP);
        clerk = world.remote("square_clerk", "other.example", ActorType.SERVICE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** A proposal that is at home in the community elsewhere. */
    private Proposal elsewhere() {
        var made = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        world.database.write(tx -> tx.execute(
                "UPDATE proposal SET local = false, community_id = ? WHERE id = ?",
                group.id().value(),
                made.id().value()));
        return made;
    }

    private int heard(Account from) {
        var id = new StatusId(world.house.platform().ids().next());
        var uri = URI.create(from.uri() + "/notes/" + id);
        var status = new Status(
                id,
                from.id(),
                uri,
                Optional.of(uri),
                Status.Thread.NONE,
                Optional.empty(),
                Visibility.DIRECT,
                new Status.Text(
                        "Note", "<p>News</p>", "", false, Optional.of("en"), Optional.empty(), Optional.empty()),
                false,
                Status.Times.at(world.clock.instant()));
        world.database.write(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .add(tx, new Posted(status, from, Set.of(bob.id()), List.of(), List.of())));
        return (int) world
                .list(tx ->
                        world.house.people().notifications().list(tx, bob.id(), Page.first(40), NotificationQuery.ALL))
                .stream()
                .filter(notification -> notification.from().equals(from.id()) && !notification.filtered())
                .count();
    }

    @Test
    void newsOfAProposalThatSomebodyBacksComeThroughWhateverTheirPolicySaysOfStrangers() {
        var proposal = elsewhere();
        assertThat(heard(clerk)).as("a stranger").isZero();
        world.likes(bob, world.status(proposal));
        assertThat(heard(clerk)).isEqualTo(1);
    }

    @Test
    void whoFollowsItHearsToo() {
        var proposal = elsewhere();
        world.database.write(tx -> world.house.civic().proposals().follow(tx, proposal.id(), bob.id()));
        assertThat(heard(clerk)).isEqualTo(1);
    }

    @Test
    void nobodyElseOfThatServerComesInByTheSameDoor() {
        world.likes(bob, world.status(elsewhere()));
        assertThat(heard(world.remote("bot", "other.example", ActorType.SERVICE)))
                .isZero();
        assertThat(heard(world.remote("market_clerk", "other.example", ActorType.SERVICE)))
                .isZero();
        assertThat(heard(world.remote("square_clerk", "third.example", ActorType.SERVICE)))
                .isZero();
        assertThat(heard(world.remote("square_clerk2", "other.example", ActorType.SERVICE)))
                .isZero();
        assertThat(heard(world.remote("person_clerk", "other.example"))).isZero();
    }

    @Test
    void whoShutsTheClerkOutHearsNothing() {
        world.likes(bob, world.status(elsewhere()));
        world.database.write(tx -> world.house.people().relations().blocks().add(tx, bob, clerk));
        assertThat(heard(clerk)).isZero();
    }
}
