package folkmoot.civic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.AnsweringWorld;
import folkmoot.civic.response.Milestones.Milestone;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentTest {

    private final AnsweringWorld on = new AnsweringWorld();

    @BeforeAll
    void register() {
        on.body("hospital");
    }

    @AfterAll
    void close() {
        on.close();
    }

    private Milestone only(Proposal proposal) {
        return on.world
                .list(tx -> on.answers().milestones().list(tx, proposal.id()))
                .getFirst();
    }

    private void works(Proposal proposal, Account by, boolean works) {
        var response = only(proposal).response();
        on.world.database.write(
                tx -> on.answers().milestones().works(tx, on.world.now2(tx, proposal), response, by, works));
    }

    private LocalDate inTenDays() {
        return LocalDate.ofInstant(on.world.clock.instant(), ZoneOffset.UTC).plusDays(10);
    }

    @Test
    void c4ACommitmentIsShownLateTheDayAfterAndTheAuthorIsAskedOnceWhetherItWorks() {
        var proposal = on.sent("hospital");
        var due = inTenDays();
        on.says("hospital", proposal, "Yes. #planned online change of slot by " + due);
        assertThat(only(proposal).due()).isEqualTo(due);
        assertThat(only(proposal).measure()).isEqualTo("online change of slot");
        assertThat(on.track(proposal, "hospital").state()).isEqualTo(TrackState.PLANNED);

        on.days(10);
        assertThat(only(proposal).late()).isEmpty();
        on.days(1);
        assertThat(only(proposal).late()).isPresent();
        on.days(3);
        assertThat(on.events(proposal)).containsOnlyOnce("commitment-late");
        var alice = on.world.member("alice");
        var asked = on.told(alice).getFirst();
        assertThat(asked.text().content()).contains("online change of slot").contains("Does it work?");

        assertThatThrownBy(() -> works(proposal, on.actor("hospital"), true)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> works(proposal, on.world.member("mo"), true)).isInstanceOf(Forbidden.class);
        on.world.likes(alice, asked);
        assertThat(only(proposal).works()).contains(true);
        assertThat(on.events(proposal)).endsWith("commitment-works");
        assertThatThrownBy(() -> works(proposal, alice, false)).isInstanceOf(Invalid.class);
    }

    @Test
    void anAuthorSaysNoInAReplyToTheClerk() {
        var proposal = on.sent("hospital");
        on.says("hospital", proposal, "#accepted a ramp by " + inTenDays());
        assertThatThrownBy(() -> works(proposal, on.world.member("alice"), true))
                .isInstanceOf(Invalid.class);
        on.days(11);
        var alice = on.world.member("alice");
        on.tells(alice, on.told(alice).getFirst(), "I tried it. #no");
        assertThat(only(proposal).works()).contains(false);
        assertThat(only(proposal).late()).isPresent();
        assertThat(on.events(proposal)).endsWith("commitment-fails");
    }

    @Test
    void whatIsDoneInTimeIsNotLateAndAnotherDayIsAnotherVersion() {
        var proposal = on.sent("hospital");
        var due = inTenDays();
        var note = on.says("hospital", proposal, "#inprogress a ramp by " + due);
        on.world.database.write(tx -> {
            var edited = new Status(
                    note.id(),
                    note.author(),
                    note.uri(),
                    note.url(),
                    note.thread(),
                    note.reblog(),
                    note.visibility(),
                    new Status.Text(
                            "Note",
                            "<p>#inprogress a ramp by " + due.plusDays(5) + "</p>",
                            "",
                            false,
                            Optional.of("en"),
                            Optional.empty(),
                            Optional.empty()),
                    note.local(),
                    note.times());
            on.world
                    .house
                    .talk()
                    .posts()
                    .statuses()
                    .edit(
                            tx,
                            new Posted(
                                    edited,
                                    on.world.house.people().accounts().require(tx, note.author()),
                                    Set.of(),
                                    List.of(),
                                    List.of()));
        });
        assertThat(only(proposal).due()).isEqualTo(due.plusDays(5));
        var answer = on.world
                .list(tx -> on.answers().responses().list(tx, proposal.id()))
                .getFirst();
        assertThat(answer.versions()).hasSize(2);
        assertThat(answer.versions().getFirst().says().due()).contains(due);

        on.days(2);
        on.says("hospital", proposal, "It is there. #done");
        on.days(14);
        assertThat(only(proposal).late()).isEmpty();
        assertThat(only(proposal).kept()).isPresent();
    }
}
