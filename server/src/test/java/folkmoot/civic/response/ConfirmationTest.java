package folkmoot.civic.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.log.Commitments;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whether what is said to be done is done, by those who asked for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmationTest {

    private final AnsweringWorld on = new AnsweringWorld();
    private final List<Account> citizens = new ArrayList<>();

    @BeforeAll
    void register() {
        on.body("works");
        IntStream.range(0, 60).forEach(i -> citizens.add(on.world.member("citizen" + i)));
    }

    @AfterAll
    void close() {
        on.close();
    }

    private Proposal done(int supporters) {
        var proposal = on.sent("works");
        on.world.database.write(tx -> citizens.subList(0, supporters)
                .forEach(by -> on.world
                        .house
                        .talk()
                        .reactions()
                        .favourites()
                        .add(
                                tx,
                                by,
                                on.world
                                        .house
                                        .talk()
                                        .posts()
                                        .statuses()
                                        .find(tx, proposal.status())
                                        .orElseThrow())));
        on.world.jobs.runAll();
        on.says("works", proposal, "All lamps shine. #done");
        return proposal;
    }

    private void confirm(Proposal proposal, Account by, boolean agrees) {
        on.world.database.write(
                tx -> on.answers().confirmations().confirm(tx, on.world.now2(tx, proposal), by, agrees));
    }

    private ProposalState state(Proposal proposal) {
        return on.world.now(proposal).state();
    }

    private List<Account> drawn(Proposal proposal) {
        return citizens.stream()
                .filter(citizen -> on.world.is(
                        tx -> on.answers().confirmations().mayConfirm(tx, on.world.now2(tx, proposal), citizen.id())))
                .toList();
    }

    private boolean wasAsked(Account who, Proposal proposal) {
        return on.told(who).stream().anyMatch(message -> asks(message, proposal));
    }

    private static boolean asks(Status message, Proposal proposal) {
        return message.text().content().contains(proposal.id().toString())
                && message.text().content().contains("Is it?");
    }

    @Test
    void fiftySupportersAreDrawnAsAnybodyCanDrawThemFromTheLog() {
        var proposal = done(60);
        var drawn = drawn(proposal);
        assertThat(drawn).hasSize(50);

        var event = on.world.list(tx -> on.world.house.civic().proposals().events(tx, proposal.id())).stream()
                .filter(happened -> happened.kind().equals("asked-back"))
                .findFirst()
                .orElseThrow();
        assertThat(event.to()).contains("50");
        var root = HexFormat.of().parseHex(event.note().split(" ")[1]);
        var commitments = on.world.list(tx -> tx.fetch(
                "SELECT commitment, account_id FROM support WHERE proposal_id = ?",
                row -> new Object[] {row.getBytes(1), row.getLong(2)},
                proposal.id().value()));
        var again = commitments.stream()
                .sorted(Comparator.comparing(
                        row -> Commitments.of(root, (byte[]) row[0]))) // hexadecimal digests, smallest first
                .limit(50)
                .map(row -> (Long) row[1])
                .toList();
        assertThat(drawn).extracting(account -> account.id().value()).containsExactlyInAnyOrderElementsOf(again);
    }

    @Test
    void theyAreAskedAfterFourWeeksOnceEachAndAFifthOfThemConfirms() {
        var proposal = done(40);
        on.days(27);
        assertThat(wasAsked(citizens.getFirst(), proposal)).isFalse();
        on.days(1);
        assertThat(citizens.subList(0, 40)).allMatch(citizen -> wasAsked(citizen, proposal));
        assertThat(wasAsked(on.world.member("alice"), proposal)).isTrue();
        assertThat(wasAsked(citizens.get(50), proposal)).isFalse();
        on.days(1);
        assertThat(on.told(citizens.getFirst()).stream().filter(message -> asks(message, proposal)))
                .hasSize(1);

        assertThatThrownBy(() -> confirm(proposal, citizens.get(50), true)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> confirm(proposal, on.actor("works"), true)).isInstanceOf(Forbidden.class);
        var message = on.told(citizens.getFirst()).stream()
                .filter(each -> asks(each, proposal))
                .findFirst()
                .orElseThrow();
        on.world.likes(citizens.getFirst(), message);
        assertThatThrownBy(() -> confirm(proposal, citizens.getFirst(), false))
                .as("each once")
                .isInstanceOf(Invalid.class);
        citizens.subList(1, 8).forEach(citizen -> confirm(proposal, citizen, true));
        confirm(proposal, citizens.get(8), false);
        assertThat(state(proposal)).isEqualTo(ProposalState.DONE);
        on.days(28);
        assertThat(state(proposal)).as("eight of forty").isEqualTo(ProposalState.CONFIRMED);
    }

    @Test
    void silenceIsADisputeAndADisputeReachesTheBodyAndOpensTheProposal() {
        var proposal = done(10);
        on.days(57);
        assertThat(state(proposal)).isEqualTo(ProposalState.DISPUTED);
        var notice = on.world.list(
                tx -> on.world.house.talk().posts().contexts().publicReplies(tx, proposal.status(), 0, 100));
        var works = on.actor("works");
        assertThat(notice.getLast().text().content()).contains("disputed");
        var mentioned = on.world.list(tx -> on.world
                .house
                .talk()
                .posts()
                .statuses()
                .mentions(tx, List.of(notice.getLast().id()))
                .get(notice.getLast().id()));
        assertThat(mentioned).contains(works.id());

        on.says("works", proposal, "We go again. #inprogress");
        assertThat(state(proposal)).as("a dispute is the reason to go back").isEqualTo(ProposalState.IN_PROGRESS);
        on.says("works", proposal, "Now they shine. #done");
        assertThat(drawn(proposal)).as("asked anew about the new claim").hasSize(10);
        confirm(proposal, on.world.member("alice"), true);
        assertThat(state(proposal)).isEqualTo(ProposalState.CONFIRMED);
    }

    @Test
    void theAuthorAloneDecidesAndMostOfThoseDrawnDoToo() {
        var first = done(3);
        confirm(first, on.world.member("alice"), false);
        assertThat(state(first)).isEqualTo(ProposalState.DISPUTED);
        var second = done(3);
        confirm(second, citizens.get(0), false);
        confirm(second, citizens.get(1), false);
        assertThat(state(second)).isEqualTo(ProposalState.DISPUTED);
    }
}
