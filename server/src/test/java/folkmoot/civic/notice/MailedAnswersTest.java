package folkmoot.civic.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.notice.MailedAnswers.Behind;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.testing.Mailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that has no actor is told by mail, and answers behind the link in it. */
class MailedAnswersTest {

    private static final String OFFICE = "office@parks.gov.example";

    @TempDir
    private Path data;

    private CivicWorld world;
    private Mailbox mailbox;
    private Body parks;
    private Proposal proposal;

    @BeforeEach
    void open() {
        world = new CivicWorld(Map.of("data.directory", data.toString()));
        mailbox = new Mailbox(data);
        parks = world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of("parks", "Parks Office", "parks.gov.example", "none@parks.gov.example")
                                .with(Map.of("handle", "", "mail", OFFICE))));
        Account mona = world.member("mona");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), mona));
        proposal = world.proposes(world.member("alice"), "Benches by the old canal path", "parks");
        world.database.write(tx -> world.house.civic().asking().send(tx, proposal, mona));
        world.jobs.runAll();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private MailedAnswers answers() {
        return world.house.civic().reaching().answers();
    }

    private Behind behind(String token) {
        return world.in(tx -> answers().open(tx, token));
    }

    private void writes(String token, TrackState position, String text) {
        world.database.write(tx -> answers().write(tx, token, Optional.of(position), Optional.empty(), text));
        world.jobs.runAll();
    }

    private void publishes(String token) {
        world.database.write(tx -> answers().publish(tx, token));
        world.jobs.runAll();
    }

    private Track track() {
        return world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id()))
                .getFirst();
    }

    private List<String> published() {
        return world.list(tx -> world.house.civic().responses().list(tx, proposal.id())).stream()
                .map(response -> response.latest().content())
                .toList();
    }

    private List<String> events() {
        return world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())).stream()
                .map(ProposalEvent::kind)
                .toList();
    }

    @Test
    void theClockStartsWhenTheMailWasHandedOver() {
        var mail = mailbox.last(OFFICE);
        assertThat(mail.subject()).contains("Parks Office").contains("Benches by the old canal path");
        assertThat(mail.text())
                .contains("within 5 working days")
                .contains("/c/commons/proposals/" + proposal.id())
                .contains("works once");
        assertThat(track().state()).isEqualTo(TrackState.ASKED);
        assertThat(track().telling().by()).contains("mail");
        assertThat(track().clock().asked()).contains(world.clock.instant());
    }

    @Test
    void anAnswerIsPublishedByTheClerkOnceTheAddressConfirmedIt() {
        var link = mailbox.last(OFFICE).token();
        assertThat(behind(link)).isInstanceOf(Behind.Form.class);
        assertThat(behind(link)).as("whoever looks uses nothing up").isInstanceOf(Behind.Form.class);
        writes(link, TrackState.ACCEPTED, "Two benches will come.\nIn May.");
        assertThat(published()).isEmpty();
        assertThat(track().state()).isEqualTo(TrackState.ASKED);

        var confirm = mailbox.last(OFFICE);
        assertThat(confirm.subject()).startsWith("Publish this answer?");
        assertThat(confirm.text()).contains("Two benches will come.").contains("accepted");
        assertThat(behind(confirm.token())).isInstanceOf(Behind.Written.class);
        publishes(confirm.token());

        assertThat(published())
                .singleElement()
                .asString()
                .contains("Two benches will come.")
                .contains("Parks Office")
                .contains("mail");
        assertThat(track().state()).isEqualTo(TrackState.ACCEPTED);
        var response = world.list(tx -> world.house.civic().responses().list(tx, proposal.id()))
                .getFirst();
        assertThat(response.account()).isEqualTo(world.community().clerk());
        assertThat(track().account()).as("the clerk speaks for nobody by that").isEmpty();
        assertThat(mailbox.last(OFFICE).subject()).startsWith("Published");
        assertThat(behind(mailbox.last(OFFICE).token()))
                .as("for the next answer")
                .isInstanceOf(Behind.Form.class);
    }

    @Test
    void aForwardedLinkPublishesNothingAndTheAddressSaysThatItWasSomebodyElse() {
        writes(mailbox.last(OFFICE).token(), TrackState.DECLINED, "We hate benches.");
        var confirm = mailbox.last(OFFICE).token();
        world.database.write(tx -> answers().refuse(tx, confirm));
        world.jobs.runAll();
        assertThat(published()).isEmpty();
        assertThat(track().state()).isEqualTo(TrackState.ASKED);
        assertThatThrownBy(() -> publishes(confirm)).isInstanceOf(NotFound.class);
        assertThat(mailbox.last(OFFICE).subject()).startsWith("Not published");
        assertThat(behind(mailbox.last(OFFICE).token())).isInstanceOf(Behind.Form.class);
    }

    @Test
    void theRegistersAddressOfThatTimeConfirmsNotTheOneThatGotTheLink() {
        var link = mailbox.last(OFFICE).token();
        world.database.write(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .correct(tx, parks, NewBody.of(parks).with(Map.of("mail", "new@parks.gov.example"))));
        int before = mailbox.to(OFFICE).size();
        writes(link, TrackState.ACCEPTED, "Two benches.");
        assertThat(mailbox.to(OFFICE)).hasSize(before);
        assertThat(mailbox.last("new@parks.gov.example").subject()).startsWith("Publish this answer?");
    }

    @Test
    void linksWorkOnceAndForAWhile() {
        var link = mailbox.last(OFFICE).token();
        writes(link, TrackState.ACKNOWLEDGED, "We have it.");
        assertThat(behind(link)).isEqualTo(new Behind.Nothing(true));
        assertThatThrownBy(() -> writes(link, TrackState.DECLINED, "Again.")).isInstanceOf(NotFound.class);
        var confirm = mailbox.last(OFFICE).token();
        assertThatThrownBy(() -> writes(confirm, TrackState.DECLINED, "By the wrong one."))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> publishes(link)).isInstanceOf(NotFound.class);
        assertThat(behind("made-up")).isEqualTo(new Behind.Nothing(false));
        publishes(confirm);
        assertThatThrownBy(() -> publishes(confirm)).isInstanceOf(NotFound.class);
        assertThat(published()).hasSize(1);

        var next = mailbox.last(OFFICE).token();
        world.clock.advance(Duration.ofDays(61));
        assertThat(behind(next)).isEqualTo(new Behind.Nothing(false));
        assertThatThrownBy(() -> writes(next, TrackState.DONE, "Too late.")).isInstanceOf(NotFound.class);
    }

    @Test
    void nothingIsPublishedForABodyThatLeftTheRegisterMeanwhile() {
        writes(mailbox.last(OFFICE).token(), TrackState.ACCEPTED, "Two benches.");
        var confirm = mailbox.last(OFFICE).token();
        world.database.write(tx -> world.house.civic().registry().bodies().retire(tx, parks));
        assertThat(behind(confirm)).isEqualTo(new Behind.Nothing(false));
        assertThatThrownBy(() -> publishes(confirm)).isInstanceOf(NotFound.class);
        assertThat(published()).isEmpty();
    }

    @Test
    void goingBackNeedsAReasonAndNothingToSayIsNoAnswer() {
        writes(mailbox.last(OFFICE).token(), TrackState.ACCEPTED, "Two benches.");
        publishes(mailbox.last(OFFICE).token());
        var next = mailbox.last(OFFICE).token();
        assertThatThrownBy(() -> writes(next, TrackState.ACKNOWLEDGED, "We have it."))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> writes(next, TrackState.DONE, "  ")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> writes(next, TrackState.NOT_ASKED, "Nobody asked us."))
                .isInstanceOf(Invalid.class);
        assertThat(behind(next)).as("not used up by that").isInstanceOf(Behind.Form.class);
    }

    @Test
    void aMailThatCameBackStopsTheClockAndIsSentAgain() {
        var mail = mailbox.last(OFFICE);
        assertThat(world.house.civic().reaching().notices().bounced("made-up")).isFalse();
        assertThat(world.house.civic().reaching().notices().bounced(mail.receipt()))
                .isTrue();
        assertThat(track().state()).isEqualTo(TrackState.NOT_ASKED);
        assertThat(track().clock().asked()).isEmpty();
        assertThat(track().telling().problem()).contains("bounced");
        assertThat(events()).contains("untold");

        world.clock.advance(Duration.ofHours(13));
        world.jobs.runAll();
        assertThat(mailbox.to(OFFICE)).hasSize(2);
        assertThat(track().clock().asked()).contains(world.clock.instant());
    }

    @Test
    void onlyAFailureForGoodWithTheReceiptOfOurMailIsBelieved() {
        var failed =
                "Action: failed\r\nStatus: 5.1.1\r\n\r\nX-Folkmoot-Receipt: " + "r".repeat(43) + "\r\nSubject: x\r\n";
        assertThat(Bounces.receipt(failed)).contains("r".repeat(43));
        assertThat(Bounces.receipt(failed.replace("failed", "delayed"))).isEmpty();
        assertThat(Bounces.receipt(failed.replace("5.1.1", "4.4.7"))).isEmpty();
        assertThat(Bounces.receipt(failed.replace("X-Folkmoot-Receipt", "X-Other")))
                .isEmpty();
        assertThat(Bounces.receipt("Nobody here")).isEmpty();
    }

    @Test
    void aMailThatComesBackAfterTheBodyReactedChangesNothing() {
        var mail = mailbox.last(OFFICE);
        writes(mail.token(), TrackState.ACKNOWLEDGED, "We have it.");
        publishes(mailbox.last(OFFICE).token());
        world.house.civic().reaching().notices().bounced(mail.receipt());
        assertThat(track().state()).isEqualTo(TrackState.ACKNOWLEDGED);
    }

    @Test
    void aMailServerThatIsAwayIsShownAndTriedAgain() throws Exception {
        try (var elsewhere = new CivicWorld(Map.of(
                "data.directory",
                data.toString(),
                "mail.host",
                "127.0.0.1",
                "mail.port",
                "1",
                "mail.security",
                "none"))) {
            elsewhere.database.write(tx -> elsewhere
                    .house
                    .civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            elsewhere.community().id(),
                            NewBody.of("parks", "Parks Office", "parks.gov.example", "none@parks.gov.example")
                                    .with(Map.of("handle", "", "mail", OFFICE))));
            var mona = elsewhere.member("mona");
            elsewhere.database.write(tx ->
                    elsewhere.house.civic().registry().communities().addModerator(tx, elsewhere.community(), mona));
            var sent = elsewhere.proposes(elsewhere.member("alice"), "Benches by the old canal path", "parks");
            elsewhere.database.write(tx -> elsewhere.house.civic().asking().send(tx, sent, mona));
            elsewhere.jobs.runAll();
            var track = elsewhere
                    .list(tx -> elsewhere.house.civic().proposals().tracks(tx, sent.id()))
                    .getFirst();
            assertThat(track.clock().asked()).isEmpty();
            assertThat(track.telling().problem()).contains("unreachable");
        }
    }
}
