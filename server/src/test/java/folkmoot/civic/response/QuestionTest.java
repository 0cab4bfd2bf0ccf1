package folkmoot.civic.response;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A body asks the author something, who has the ball meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionTest {

    private final AnsweringWorld on = new AnsweringWorld();

    @BeforeAll
    void register() {
        on.body("works");
        on.body("parks");
    }

    @AfterAll
    void close() {
        on.close();
    }

    private List<String> pauses(Proposal proposal) {
        return on.events(proposal).stream()
                .filter(kind -> List.of("paused", "resumed").contains(kind))
                .toList();
    }

    @Test
    void theClockWaitsForTheAuthorAndGoesOnWithTheDaysThatWereLeft() {
        var proposal = on.sent("works", "parks");
        var due = on.track(proposal, "works").clock().answerDue().orElseThrow();
        var others = on.track(proposal, "parks").clock().answerDue();
        var question = on.says("works", proposal, "Which lamp? #question");
        assertThat(on.track(proposal, "works").state()).isEqualTo(TrackState.ACKNOWLEDGED);
        assertThat(on.track(proposal, "works").clock().answerDue().orElseThrow())
                .isAfter(due.plusDays(20));
        assertThat(on.track(proposal, "parks").clock().answerDue())
                .as("only its own")
                .isEqualTo(others);

        on.days(7);
        on.says(on.world.member("bob"), question, "I do not know");
        assertThat(pauses(proposal)).as("somebody else replies").containsExactly("paused");
        on.says(on.world.member("alice"), question, "The third.");
        assertThat(pauses(proposal)).containsExactly("paused", "resumed");
        var later = on.track(proposal, "works").clock().answerDue().orElseThrow();
        assertThat(later).isBetween(due.plusDays(7), due.plusDays(9)); // five or so working days, over weekends

        on.says("works", proposal, "And which colour? #question");
        assertThat(pauses(proposal)).as("once").containsExactly("paused", "resumed");
        assertThat(on.track(proposal, "works").clock().answerDue()).contains(later);
    }

    @Test
    void itGoesOnByItselfAfterTwentyWorkingDaysAndWhenTheBodyAnswers() {
        var silent = on.sent("works");
        var answered = on.sent("works");
        var due = on.track(silent, "works").clock().answerDue().orElseThrow();
        on.says("works", silent, "Which lamp? #pytanie");
        on.says("works", answered, "Which lamp? #question");
        on.says("works", answered, "We found it. #inprogress");
        assertThat(pauses(answered)).containsExactly("paused", "resumed");

        on.days(26);
        assertThat(pauses(silent)).containsExactly("paused");
        on.days(8);
        assertThat(pauses(silent)).containsExactly("paused", "resumed");
        assertThat(on.track(silent, "works").clock().answerDue().orElseThrow()).isAfter(due.plusDays(26));
        assertThat(on.events(silent)).as("it was not late while it waited").doesNotContain("overdue");
    }

    @Test
    void aQuestionThatComesTooLateMendsNothing() {
        var proposal = on.sent("works");
        var due = on.track(proposal, "works").clock().answerDue();
        on.days(60);
        on.says("works", proposal, "Which lamp? #question");
        assertThat(on.track(proposal, "works").clock().answerDue()).isEqualTo(due);
        on.says(on.world.member("alice"), on.world.status(proposal), "The third.");
        assertThat(on.track(proposal, "works").clock().answerDue()).isEqualTo(due);
    }
}
