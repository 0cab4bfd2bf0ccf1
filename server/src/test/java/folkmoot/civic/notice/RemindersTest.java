package folkmoot.civic.notice;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.people.account.Account;
import folkmoot.schema.generated.Tables;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies are reminded of what they owe, on working days, with one message a day at most. */
class RemindersTest {

    private final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private Proposal asked(String author, String title) {
        world.works();
        world.worksActor();
        var proposal = world.proposes(world.member(author), title, "works");
        for (var name : List.of("bob", "cleo", "dora")) {
            world.likes(world.member(name), world.status(proposal));
        }
        return proposal;
    }

    /** A message that the department got. */
    private record Message(LocalDate day, boolean open, String text) {}

    private List<Message> messages() {
        Account works = world.worksActor();
        return world.list(tx -> tx.sql()
                .select(Tables.STATUS.CREATED_AT, Tables.STATUS.VISIBILITY, Tables.STATUS.CONTENT)
                .from(Tables.STATUS)
                .join(Tables.STATUS_MENTION)
                .on(Tables.STATUS_MENTION.STATUS_ID.eq(Tables.STATUS.ID))
                .where(Tables.STATUS_MENTION.ACCOUNT_ID.eq(works.id().value()))
                .and(Tables.STATUS.ACCOUNT_ID.eq(world.community().clerk().value()))
                .orderBy(Tables.STATUS.ID)
                .fetch(row -> new Message(
                        LocalDate.ofInstant(row.value1(), ZoneOffset.UTC),
                        !row.value2().equals("direct"),
                        row.value3())));
    }

    /** Days pass, as long as there is anything to be reminded of; what came on each. */
    private List<Message> pass(int days) {
        int before = messages().size();
        for (int i = 0; i < days; i++) {
            world.clock.advance(Duration.ofDays(1));
            world.inboxesTake();
        }
        var all = messages();
        return new ArrayList<>(all.subList(before, all.size()));
    }

    private List<String> events(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())).stream()
                .map(ProposalEvent::kind)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void aBodyIsRemindedAtHalfFourFifthsAndAllOfItsTimeAndThenEveryTenWorkingDays() {
        var proposal = asked("alice", "Safer crossing on Mill Road");
        var began = today();
        var due = world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id()))
                .getFirst()
                .clock()
                .answerDue()
                .orElseThrow();
        var came = pass(60);
        var days = world.house.civic().days().of(world.works());
        var reminders = came.stream()
                .filter(message -> !message.text().contains("for your answer"))
                .toList();
        var weekly = came.stream()
                .filter(message -> message.text().contains("for your answer"))
                .toList();

        assertThat(came).extracting(Message::day).doesNotHaveDuplicates();
        assertThat(came)
                .extracting(message -> message.day().getDayOfWeek())
                .doesNotContain(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(weekly).hasSizeBetween(7, 8).noneMatch(Message::open);
        assertThat(events(proposal).stream().filter(kind -> kind.equals("reminded") || kind.equals("overdue")))
                .as("half, four fifths, on the day; then every ten")
                .hasSizeGreaterThanOrEqualTo(4)
                .startsWith("reminded", "reminded", "reminded", "overdue");
        assertThat(reminders).isNotEmpty().allMatch(Message::open, "for everybody to read");
        assertThat(reminders.getFirst().text()).contains("due by " + due);
        assertThat(days.between(began, reminders.getFirst().day())).isBetween(10, 12);
    }

    @Test
    void whatIsAnsweredIsNotRemindedOf() {
        var proposal = asked("alice", "Safer crossing on Mill Road");
        world.posts(
                world.worksActor(),
                "<p>No. #declined</p>",
                Optional.of(world.status(proposal)),
                List.of("declined"),
                Set.of());
        assertThat(pass(60)).isEmpty();
    }

    @Test
    void whatIsPausedIsNotRemindedOf() {
        var proposal = asked("alice", "Safer crossing on Mill Road");
        world.posts(
                world.worksActor(),
                "<p>At which end of the road? #question</p>",
                Optional.of(world.status(proposal)),
                List.of("question"),
                Set.of());
        assertThat(pass(20)).isEmpty();
    }

    @Test
    void severalAreOneDigestAndEachSaysSoInItsHistory() {
        var first = asked("alice", "Safer crossing on Mill Road");
        var second = asked("ann", "Benches by the old canal path");
        var third = asked("abe", "A rail along the quay wall");
        var came = pass(45);
        assertThat(came).extracting(Message::day).doesNotHaveDuplicates();
        assertThat(came).noneMatch(Message::open);
        assertThat(came)
                .anyMatch(message -> message.text().contains("3 answers are due soon")
                        && message.text().contains("Safer crossing")
                        && message.text().contains("Benches by")
                        && message.text().contains("A rail along"));
        for (var proposal : List.of(first, second, third)) {
            assertThat(events(proposal)).contains("reminded", "overdue");
        }
    }

    @Test
    void reminderThatWasSentIsNotSentAgainWhenTheDutyRunsTwice() {
        asked("alice", "Safer crossing on Mill Road");
        world.clock.advance(Duration.ofDays(14));
        var reminders = world.house.civic().reaching().reminders();
        reminders.run();
        int sent = messages().size();
        reminders.run();
        reminders.run();
        assertThat(messages()).hasSize(sent);
        assertThat(sent).isEqualTo(2);
    }
}
