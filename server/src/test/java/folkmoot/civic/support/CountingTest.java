package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.SUPPORT;
import static folkmoot.schema.generated.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.proposal.Proposal;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Who counts, in which column, and what happens when what is known of them changes. */
class CountingTest extends CountingFixture {

    private void does(BiConsumer<Transaction, Account> change, Account to) {
        world.database.write(tx -> change.accept(tx, to));
        world.jobs.runAll();
    }

    private Account moderator() {
        var grace = world.member("grace");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), grace));
        return grace;
    }

    private static Account ofType(Account account, ActorType type) {
        return new Account(
                account.id(),
                account.username(),
                account.domain(),
                account.uri(),
                account.url(),
                type,
                account.displayName(),
                account.note(),
                account.noteSource(),
                account.fields(),
                account.avatar(),
                account.header(),
                account.endpoints(),
                account.settings(),
                account.times());
    }

    private void rule(Account by, String domain, ServerRule.Effect effect, String reason) {
        world.database.write(tx -> world.house
                .civic()
                .count()
                .recounting()
                .setServerRule(tx, world.community(), by, domain, Optional.of(effect), reason));
        world.jobs.runAll();
    }

    private Community reread(Transaction tx) {
        return world.house
                .civic()
                .registry()
                .communities()
                .require(tx, world.community().id());
    }

    @Test
    void aMemberIsWhoJoinedAndIsCountedAnewWhenTheyJoinOrLeave() {
        var bob = world.stranger("bob");
        var proposal = backedBy(bob);
        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.KNOWN, 1));

        world.member("bob");
        world.jobs.runAll();
        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.MEMBERS, 1));

        does(
                (tx, by) -> world.house
                        .people()
                        .follows()
                        .remove(tx, by, world.community().group()),
                bob);
        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.KNOWN, 1));
        assertThat(acts(proposal)).containsExactly("given", "recounted", "recounted");
        requireRecountAgrees(proposal);
    }

    @Test
    void whoIsFoundToLiveHereIsCountedAsLocal() {
        var bob = world.member("bob");
        var proposal = backedBy(bob);
        var grace = moderator();

        does(
                (tx, by) -> world.house
                        .civic()
                        .registry()
                        .communities()
                        .verifyResident(tx, world.community(), grace, by, Optional.empty(), "desk"),
                bob);

        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.VERIFIED_LOCAL, 1));
        requireRecountAgrees(proposal);
    }

    @Test
    void whoIsBannedOrShutOutIsNotCountedUntilThatEnds() {
        var bob = world.member("bob");
        var carol = world.member("carol");
        var proposal = backedBy(bob, carol);
        var grace = moderator();
        var bans = world.house.civic().registry().bans();

        does(
                (tx, by) -> bans.add(
                        tx,
                        new Bans.Ban(
                                world.community().id(),
                                by.id(),
                                grace.id(),
                                URI.create("https://town.example/bans/1"),
                                "spam",
                                Optional.of(world.clock.instant().plus(Duration.ofDays(1))),
                                world.clock.instant())),
                bob);
        does((tx, by) -> world.house.people().accounts().suspend(tx, by.id(), true), carol);
        assertThat(columns(proposal)).isEmpty();
        assertThat(tally(proposal).refused()).isEqualTo(2);

        does((tx, by) -> world.house.people().accounts().suspend(tx, by.id(), false), carol);
        world.clock.advance(Duration.ofDays(1).plusMinutes(1));
        world.jobs.runAll();
        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.MEMBERS, 2));
        assertThat(tally(proposal).refused()).isZero();
        requireRecountAgrees(proposal);
    }

    @Test
    void aProgramOrAnOfficialIsTakenOutWhenItIsKnown() {
        var bot = world.remote("bob", "known.example");
        var press = world.remote("press", "works.gov.example");
        var proposal = backedBy(bot, press);

        world.database.write(tx -> world.house.people().accounts().saveRemote(tx, ofType(bot, ActorType.SERVICE)));
        world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx, world.community().id(), NewBody.of("works", "Works Department", "works.gov.example", "")));
        world.jobs.runAll();

        assertThat(columns(proposal)).isEmpty();
        assertThat(entries(proposal))
                .extracting(entry -> entry.path("why").asText())
                .contains("program", "official");
        requireRecountAgrees(proposal);
    }

    @Test
    void whatIsHeldIsNotLetInByBecomingSomethingElseAndBack() {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var crowd = new ArrayList<Account>();
        for (int i = 0; i < 8; i++) {
            crowd.add(world.remote("bot" + i, "s" + i + ".farm.example"));
            world.likes(crowd.getLast(), world.status(proposal));
        }
        assertThat(tally(proposal).totalHeld()).isEqualTo(3);

        for (var type : List.of(ActorType.SERVICE, ActorType.PERSON)) {
            crowd.forEach(one ->
                    world.database.write(tx -> world.house.people().accounts().saveRemote(tx, ofType(one, type))));
            world.jobs.runAll();
        }
        for (var suspended : List.of(true, false)) {
            crowd.forEach(one ->
                    world.database.write(tx -> world.house.people().accounts().suspend(tx, one.id(), suspended)));
            world.jobs.runAll();
        }

        assertThat(tally(proposal).total()).isEqualTo(5);
        assertThat(tally(proposal).totalHeld()).isEqualTo(3);
        requireRecountAgrees(proposal);
    }

    @Test
    void aServerThatIsShutOutTakesItsSupportsAlong() {
        var proposal = backedBy(world.remote("bob", "a.farm.example"), world.remote("carol", "known.example"));

        world.database.write(tx ->
                world.house.people().accounts().limitDomain(tx, "farm.example", world.clock.instant(), false, true));
        world.jobs.runAll();
        assertThat(tally(proposal).total()).isEqualTo(1);

        world.database.write(
                tx -> world.house.people().accounts().freeDomain(tx, "farm.example", world.clock.instant()));
        world.jobs.runAll();
        assertThat(tally(proposal).total()).isEqualTo(2);
        requireRecountAgrees(proposal);
    }

    @Test
    void theSupportOfADeletedAccountStaysAndNothingLeadsToItAnyMore() {
        var bob = world.member("bob");
        var proposal = backedBy(bob);

        does((tx, by) -> world.house.people().accounts().delete(tx, by.id()), bob);

        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.MEMBERS, 1));
        var row = world.in(tx -> tx.sql()
                .selectFrom(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(proposal.id().value()))
                .fetchSingle());
        assertThat(row.getAccountId()).isNull();
        assertThat(row.getSalt()).isNull();
        requireRecountAgrees(proposal);
    }

    @Test
    void whoSignedUpHoursAgoAndNobodyKnowsWaitsADay() {
        var bob = world.member("bob");
        world.database.write(tx -> tx.sql()
                .insertInto(USERS)
                .set(USERS.ID, bob.id().value())
                .set(USERS.ACCOUNT_ID, bob.id().value())
                .set(USERS.EMAIL, "bob@mail.example")
                .set(USERS.PASSWORD_HASH, "-")
                .set(USERS.UNSEEN, true)
                .set(USERS.CREATED_AT, world.clock.instant())
                .execute());
        var proposal = backedBy(bob);
        assertThat(columns(proposal)).isEmpty();
        assertThat(tally(proposal).totalHeld()).isEqualTo(1);

        world.clock.advance(Duration.ofHours(25));
        world.jobs.runAll();
        world.jobs.runAll();

        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.MEMBERS, 1));
        requireRecountAgrees(proposal);
    }

    @Test
    void onePersonWhoBacksThirtyProposalsAMinuteIsHeldFromThenOn() {
        var bob = world.member("bob");
        var proposals = new ArrayList<Proposal>();
        for (int i = 0; i < 32; i++) {
            proposals.add(world.proposes(world.member("author" + i), "A bench at stop number " + i + " please"));
        }
        proposals.forEach(proposal -> world.likes(bob, world.status(proposal)));

        assertThat(proposals)
                .filteredOn(proposal -> tally(proposal).total() == 1)
                .hasSize(30);
        assertThat(proposals)
                .filteredOn(proposal -> tally(proposal).totalHeld() == 1)
                .hasSize(2);
    }

    @Test
    void aCommunitySaysInPublicWhoseSupportsItCounts() {
        var proposal = backedBy(world.remote("bob", "farm.example"), world.remote("carol", "friends.example"));
        var grace = moderator();
        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.NETWORK, 2));
        for (var other : List.of(world.member("alice"), world.stranger("zed"), world.remote("bob", "farm.example"))) {
            assertThatThrownBy(() -> rule(other, "friends.example", ServerRule.Effect.EXCLUDED, "No"))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> rule(grace, "friends.example", ServerRule.Effect.EXCLUDED, " "))
                .isInstanceOf(Invalid.class);

        rule(grace, "www.farm.example", ServerRule.Effect.EXCLUDED, "A farm");
        rule(grace, "friends.example", ServerRule.Effect.KNOWN, "Our twin town");

        assertThat(columns(proposal)).isEqualTo(Map.of(SupportColumn.KNOWN, 1));
        assertThat(world.list(tx -> world.house
                        .civic()
                        .count()
                        .servers()
                        .list(tx, world.community().id())))
                .extracting(ServerRule::domain)
                .containsExactly("farm.example", "friends.example");
        requireRecountAgrees(proposal);
    }

    @Test
    void aThresholdMayAskForSingleColumnsAndForServers() {
        var rule = new ThresholdRule(
                3,
                Set.of(SupportColumn.MEMBERS, SupportColumn.KNOWN, SupportColumn.NETWORK),
                Map.of(SupportColumn.MEMBERS, 1),
                3);
        world.database.write(
                tx -> world.house.civic().registry().communities().setRules(tx, reread(tx), "Be kind", rule));
        var alice = world.member("alice");
        var draft = world.draft("A bench at the old mill");
        var proposal = world.in(tx -> world.house.civic().publication().publish(tx, reread(tx), alice, draft));
        var status = world.status(proposal);
        for (int i = 0; i < 4; i++) {
            world.likes(world.remote("fan" + i, i < 3 ? "one.example" : "two.example"), status);
        }
        assertThat(world.now(proposal).times().thresholdReached()).isEmpty();

        world.likes(world.member("bob"), status);

        assertThat(world.now(proposal).times().thresholdReached()).isPresent();
    }
}
