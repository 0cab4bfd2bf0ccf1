package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Registers;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a change of the register does to the proposals that are open at a body, and what the body hears of it. */
class RegisterChangesTest {

    private final CivicWorld world = new CivicWorld();
    private final Registers registers = world.house.civic().registry().registers();

    @AfterEach
    void close() {
        world.close();
    }

    private Registers.By operator() {
        return new Registers.By(world.community(), Optional.empty(), Optional.of("Asked for"));
    }

    private Body enters(String slug) {
        world.remote(slug, slug + ".gov.example", ActorType.ORGANIZATION);
        return world.in(tx -> registers.register(
                tx,
                operator(),
                NewBody.of(slug, "The " + slug, slug + ".gov.example", slug + "@" + slug + ".gov.example")));
    }

    private Body entry(String slug) {
        return world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .require(tx, world.community().id(), slug));
    }

    private Body corrects(String slug, Map<String, String> typed) {
        var before = entry(slug);
        return world.in(tx ->
                registers.correct(tx, operator(), before, NewBody.of(before).with(typed)));
    }

    /** Sent to its bodies by a moderator. */
    private Proposal sent(String title, String... bodies) {
        var moderator = world.member("mod");
        var proposal = world.proposes(world.member("ann"), title, bodies);
        world.database.write(tx -> {
            world.house.civic().registry().communities().addModerator(tx, world.community(), moderator);
            world.house.civic().asking().send(tx, proposal, moderator);
        });
        world.inboxesTake();
        return proposal;
    }

    private List<Track> tracks(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id()));
    }

    private List<String> messages(Account to) {
        return world.list(tx -> texts(tx, to));
    }

    private static List<String> texts(Transaction tx, Account to) {
        return tx.sql()
                .fetch(
                        "SELECT s.content FROM status s JOIN status_mention m ON m.status_id = s.id"
                                + " WHERE m.account_id = ? AND s.visibility = 'direct' ORDER BY s.id",
                        to.id().value())
                .map(row -> row.get(0, String.class).replaceAll("<[^>]*>", ""));
    }

    @Test
    void holidaysThatAreEnteredLaterMoveTheDaysAndNotTheNumberOfDays() {
        enters("works");
        var proposal = sent("A zebra crossing at the school", "works");
        var before = tracks(proposal).getFirst().clock();

        corrects("works", Map.of("holidays", "2026-03-06, " + before.answerDue().orElseThrow()));

        var after = tracks(proposal).getFirst().clock();
        var days = world.house.civic().days().of(entry("works"));
        assertThat(after.answerDue()).contains(days.after(after.asked().orElseThrow(), 20));
        assertThat(after.answerDue().orElseThrow()).isAfter(before.answerDue().orElseThrow());

        corrects("works", Map.of("holidays", "", "answer_days", "30"));
        assertThat(tracks(proposal).getFirst().clock().answerDue())
                .as("targets hold for what is asked afterwards")
                .isEqualTo(before.answerDue());
    }

    @Test
    void manyProposalsOfOneDayMoveTogether() {
        enters("works");
        for (int i = 0; i < 5; i++) {
            sent("A zebra crossing at school number " + i + " of " + (i * 7919), "works");
        }
        corrects("works", Map.of("working_week", "mon,tue,wed,thu"));

        assertThat(world.list(tx -> tx.sql()
                        .fetch("SELECT DISTINCT answer_due FROM proposal_track")
                        .map(row -> row.get(0, LocalDate.class))))
                .hasSize(1)
                .allSatisfy(due -> assertThat(due.getDayOfWeek().getValue()).isLessThan(5));
    }

    @Test
    void whatIsOpenAtAnEntryThatIsMergedIsOpenAtTheOther() {
        enters("works");
        enters("roads");
        var alone = sent("A lamp beside the ferry stairs", "roads");
        var both = sent("A roof over the bicycle stand", "works", "roads");
        var asked = tracks(alone).getFirst().clock();

        world.database.write(tx -> registers.merge(tx, operator(), entryIn(tx, "roads"), entryIn(tx, "works")));

        assertThat(tracks(alone)).extracting(Track::bodyName).containsExactly("The works");
        assertThat(tracks(alone).getFirst().clock()).isEqualTo(asked);
        assertThat(tracks(both)).extracting(Track::bodyName).containsExactly("The works");
        assertThat(entry("roads").kin().successor().orElseThrow().slug()).isEqualTo("works");
        assertThat(entry("works").kin().predecessor().orElseThrow().slug()).isEqualTo("roads");
        assertThat(entry("roads").retired()).isPresent();
    }

    @Test
    void theHeadlineWaitsForNobodyWhoWentIntoAnother() {
        enters("works");
        enters("roads");
        var both = sent("A shelter at the last stop", "works", "roads");
        world.posts(
                world.remote("works", "works.gov.example", ActorType.ORGANIZATION),
                "<p>Yes. #accepted</p>",
                Optional.of(world.status(both)),
                List.of("accepted"),
                Set.of());
        assertThat(world.now(both).state()).as("roads have not answered").isEqualTo(ProposalState.GATHERING);

        world.database.write(tx -> registers.merge(tx, operator(), entryIn(tx, "roads"), entryIn(tx, "works")));

        assertThat(tracks(both)).hasSize(1);
        assertThat(world.now(both).state()).isEqualTo(ProposalState.ANSWERED);
        assertThat(world.now(both).answer()).contains("accepted");
    }

    private Body entryIn(Transaction tx, String slug) {
        return world.house
                .civic()
                .registry()
                .bodies()
                .require(tx, world.community().id(), slug);
    }

    @Test
    void theActorIsToldOfWhatBecomesOfItsEntry() {
        var works = world.worksActor();
        var entry = enters("works");
        world.database.write(
                tx -> world.house.civic().registry().reached().tell(observer -> observer.reachable(tx, entry)));
        world.database.write(
                tx -> world.house.civic().registry().reached().tell(observer -> observer.reachable(tx, entry)));
        corrects("works", Map.of("remit", "roads"));
        world.database.write(tx -> registers.retire(tx, operator(), entryIn(tx, "works")));

        assertThat(messages(works)).hasSize(3);
        assertThat(messages(works).get(0)).contains("as The works", "/c/commons/bodies/works");
        assertThat(messages(works).get(1)).contains("remit: – → roads");
        assertThat(messages(works).get(2)).contains("taken out");
    }
}
