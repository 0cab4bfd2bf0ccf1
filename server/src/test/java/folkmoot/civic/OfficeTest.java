package folkmoot.civic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.AnsweringWorld;
import folkmoot.civic.response.OfficialResponse;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeTest {

    private final AnsweringWorld on = new AnsweringWorld();
    private Body office;

    @BeforeAll
    void register() {
        List.of("farms", "fish", "food", "roads").forEach(on::body);
        office = on.body("dictu");
        on.world.member("mo");
        on.sent("roads"); // makes mo a moderator
    }

    @AfterAll
    void close() {
        on.close();
    }

    private Body body(String slug) {
        return on.world.in(tx -> on.world
                .house
                .civic()
                .registry()
                .bodies()
                .require(tx, on.world.community().id(), slug));
    }

    private void delegate(String slug, Account by) {
        var body = body(slug);
        on.world.database.write(tx -> on.answers().delegations().enter(tx, body, office, by));
    }

    private List<OfficialResponse> responses(Proposal proposal) {
        return on.world.list(tx -> on.answers().responses().list(tx, proposal.id()));
    }

    @Test
    void c10AnOfficeThatWorksForThreeBodiesAnswersOnceOnBehalfOfEachByTheirWord() {
        var proposal = on.sent("farms", "fish", "food");
        on.says("dictu", proposal, "Yes. #accepted");
        assertThat(responses(proposal)).as("nobody has asked it to").isEmpty();
        assertThatThrownBy(() -> delegate("farms", on.actor("dictu")))
                .as("the office alone")
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> delegate("farms", on.actor("fish")))
                .as("another body")
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> delegate("farms", on.world.member("alice"))).isInstanceOf(Forbidden.class);

        delegate("farms", on.actor("farms"));
        delegate("fish", on.world.member("mo"));
        delegate("food", on.world.member("mo"));
        var note = on.says("dictu", proposal, "Yes, for all three. #accepted");

        assertThat(on.tracks(proposal)).extracting(track -> track.state()).containsOnly(TrackState.ACCEPTED);
        assertThat(on.tracks(proposal))
                .allSatisfy(track -> assertThat(track.clock().answered()).contains(on.world.clock.instant()));
        assertThat(on.tracks(proposal)).extracting(track -> track.response()).containsOnly(Optional.of(note.id()));
        assertThat(responses(proposal)).hasSize(3).allSatisfy(response -> {
            assertThat(response.account()).isEqualTo(on.actor("dictu").id());
            assertThat(response.delegation()).isPresent();
        });
        assertThat(on.world.list(tx ->
                        on.answers().delegations().list(tx, on.world.community().id())))
                .extracting(delegation -> delegation.byBody())
                .containsExactlyInAnyOrder(true, false, false);
        assertThat(on.tracks(proposal))
                .as("its own accounts stay the bodies'")
                .extracting(track -> track.account())
                .doesNotContain(Optional.of(on.actor("dictu").id()));

        var farms = body("farms");
        var itself = on.actor("farms");
        on.world.database.write(tx -> on.answers().delegations().end(tx, farms, office, itself));
        on.says("dictu", proposal, "It is there. #done");
        assertThat(on.track(proposal, "farms").state()).as("took its word back").isEqualTo(TrackState.ACCEPTED);
        assertThat(on.track(proposal, "fish").state()).isEqualTo(TrackState.DONE);
    }

    @Test
    void nobodyAnswersForABodyThatIsNoLongerInTheRegister() {
        var parking = on.body("parking");
        delegate("parking", on.actor("parking"));
        var proposal = on.sent("parking");
        on.world.database.write(tx -> on.world.house.civic().registry().bodies().retire(tx, parking));
        on.says("dictu", proposal, "Yes. #accepted");
        assertThat(responses(proposal)).isEmpty();
    }

    @Test
    void aBodyJoinsWhatAnotherAnsweredByItsOwnWordAndMovesNothingElse() {
        var proposal = on.sent("farms", "roads");
        var answer = on.says("farms", proposal, "We will, with the roads. #planned");
        assertThat(on.track(proposal, "roads").state())
                .as("nobody answers for another")
                .isEqualTo(TrackState.ASKED);
        on.says(on.actor("roads"), answer, "So will we. #joint");
        assertThat(on.track(proposal, "roads").state()).isEqualTo(TrackState.PLANNED);
        assertThat(responses(proposal).getFirst().latest().says().joint())
                .contains(responses(proposal).getLast().id());

        on.says("farms", proposal, "After all not. #declined");
        assertThat(on.track(proposal, "roads").state()).isEqualTo(TrackState.PLANNED);
        on.says("roads", proposal, "#joint");
        assertThat(on.told(on.actor("roads")).getFirst().text().content())
                .as("the proposal is no answer to join")
                .contains("joint answer");
    }
}
