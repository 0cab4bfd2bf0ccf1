package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.response.NewResponse;
import folkmoot.civic.response.Via;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Page;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProposalTest {

    private final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theFormMakesAPostThatEveryClientCanShow() {
        world.works();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");

        var status = world.status(proposal);
        assertThat(status.text().content())
                .startsWith("<p><strong>Safer crossing on Mill Road</strong></p><p>Two people were hurt this year.</p>")
                .contains("/c/commons/proposals/" + proposal.id())
                .contains("class=\"u-url mention\">@<span>commons</span>");
        assertThat(proposal.state()).isEqualTo(ProposalState.GATHERING);
        assertThat(world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id())))
                .extracting(track -> track.bodyName() + " " + track.state().word())
                .containsExactly("Works Department not-asked");
        assertThat(world.maybe(tx -> world.house
                        .talk()
                        .reactions()
                        .reblogs()
                        .find(tx, world.community().group().id(), status.id())))
                .isPresent();
    }

    @Test
    void eachFieldThatBreaksALimitIsNamed() {
        assertThatThrownBy(() -> world.proposes(world.member("alice"), "Short", "nobody"))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.details()).containsOnlyKeys("title"));
        assertThatThrownBy(() -> world.proposes(world.member("alice"), "Long enough a title", "nobody"))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.details()).containsOnlyKeys("bodies"));
    }

    @Test
    void aMembersOwnPostWithTheHashtagIsAProposal() {
        var community = world.community();
        var alice = world.member("alice");

        var post = world.posts(
                alice,
                "<p>@commons #proposal<br>Safer crossing on Mill Road</p><p>Two people were hurt.</p>",
                Optional.empty(),
                List.of("proposal"),
                Set.of(community.group().id()));

        var proposal = world.in(tx -> world.house.civic().proposals().among(tx, List.of(post.id())))
                .get(post.id());
        assertThat(proposal.title()).isEqualTo("Safer crossing on Mill Road");
        assertThat(proposal.content().problem()).isEqualTo("Two people were hurt.");
    }

    @Test
    void theClerkPublishesAPostFromElsewhereAndFollowsItsAuthor() {
        var community = world.community();
        var carol = world.remote("carol", "other.example");
        var original = world.posts(
                carol,
                "<p>Safer crossing on Mill Road @commons #proposal</p><p>Two people were hurt.</p>",
                Optional.empty(),
                List.of("proposal"),
                Set.of(community.group().id()));

        var proposals = world.in(tx ->
                ProposalLists.newest(tx, ProposalFilter.ALL, Page.first(10)).proposals());
        assertThat(proposals).hasSize(1);
        var proposal = proposals.getFirst();
        assertThat(proposal.author()).isEqualTo(carol.id());
        var post = world.status(proposal);
        assertThat(post.author()).isEqualTo(community.clerk());
        assertThat(post.text().content())
                .contains("@<span>carol</span>")
                .contains(original.uri().toString());

        world.likes(world.member("bob"), original);
        assertThat(tally(proposal).count(SupportColumn.MEMBERS)).isEqualTo(1);

        var edited = withText(original, "<p>Safer crossing on Mill Lane @commons #proposal</p>");
        world.database.write(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .edit(tx, new Posted(edited, carol, Set.of(community.group().id()), List.of("proposal"), List.of())));
        assertThat(world.now(proposal).title()).isEqualTo("Safer crossing on Mill Lane");
        assertThat(world.now(proposal).version()).isEqualTo(2);
        assertThat(world.status(proposal).text().content()).contains("Mill Lane");

        world.database.write(tx -> world.house.talk().posts().statuses().remove(tx, original, carol));
        assertThat(world.now(proposal).state()).isEqualTo(ProposalState.WITHDRAWN);
    }

    private static Status withText(Status status, String html) {
        return new Status(
                status.id(),
                status.author(),
                status.uri(),
                status.url(),
                status.thread(),
                status.reblog(),
                status.visibility(),
                new Status.Text("Note", html, "", false, Optional.of("en"), Optional.empty(), Optional.empty()),
                status.local(),
                status.times());
    }

    private Tally tally(Proposal proposal) {
        return world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
    }

    private List<ProposalEvent> events(Proposal proposal) {
        return world.in(tx -> world.house.civic().proposals().events(tx, proposal.id()));
    }

    @Test
    void crossedOnceItGoesToItsBodiesAndTheClockStarts() {
        world.works();
        var actor = world.worksActor();
        world.database.write(tx -> world.house.civic().registry().officials().checkDomain(tx, actor));
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        var status = world.status(proposal);

        for (var name : List.of("bob", "cleo", "dora", "emil")) {
            world.likes(world.member(name), status);
        }
        world.unlikes(world.member("bob"), status);

        assertThat(world.now(proposal).times().thresholdReached()).isPresent();
        assertThat(events(proposal)).extracting(ProposalEvent::kind).containsExactly("published", "threshold", "track");
        var track = world.in(tx -> world.house.civic().proposals().tracks(tx, proposal.id()))
                .getFirst();
        assertThat(track.state()).isEqualTo(TrackState.ASKED);
        // Monday 2 March; Friday 6 March is a holiday
        assertThat(track.clock().acknowledgeDue()).contains(LocalDate.of(2026, 3, 10));
        assertThat(track.clock().answerDue()).contains(LocalDate.of(2026, 3, 31));
    }

    @Test
    void aReplyWithAHashtagIsTheOfficialResponseAndEverybodyHearsOnce() {
        world.works();
        var works = world.worksActor();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        var status = world.status(proposal);
        var bob = world.member("bob");
        world.likes(bob, status);
        world.likes(world.remote("carol", "other.example"), status);

        world.posts(works, "<p>We have it. #acknowledged</p>", Optional.of(status), List.of("acknowledged"), Set.of());
        var answer = world.posts(works, "<p>Yes. #accepted</p>", Optional.of(status), List.of("accepted"), Set.of());
        world.jobs.runAll();
        world.jobs.runAll();

        assertThat(world.now(proposal).state()).isEqualTo(ProposalState.ANSWERED);
        assertThat(world.now(proposal).answer()).contains("accepted");
        var track = world.in(tx -> world.house.civic().proposals().tracks(tx, proposal.id()))
                .getFirst();
        assertThat(track.state()).isEqualTo(TrackState.ACCEPTED);
        assertThat(track.response()).contains(answer.id());
        var heard = world.in(tx -> world.house
                .people()
                .notifications()
                .list(
                        tx,
                        bob.id(),
                        Page.first(40),
                        new NotificationQuery(Set.of(NotificationType.STATUS), Optional.empty(), false)));
        assertThat(heard).hasSize(2);
        assertThat(world.jobs.failures()).isEmpty();
    }

    @Test
    void aReplyOfAnybodyElseIsAnOrdinaryReply() {
        world.works();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        var impostor = world.remote("works", "works-gov.example", ActorType.ORGANIZATION);
        var stranger = world.remote("mail", "works.gov.example", ActorType.ORGANIZATION);

        for (var by : List.of(impostor, stranger)) {
            world.posts(by, "<p>No. #declined</p>", Optional.of(world.status(proposal)), List.of("declined"), Set.of());
        }

        assertThat(world.now(proposal).state()).isEqualTo(ProposalState.GATHERING);
        assertThat(world.maybe(tx -> world.house.civic().registry().officials().looksLike(tx, impostor)))
                .isPresent();
    }

    @Test
    void theHeadlineIsTheLeastAdvancedTrack() {
        world.works();
        world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of("police", "Police", "police.example", "police@police.example")));
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works", "police");
        var status = world.status(proposal);

        world.posts(world.worksActor(), "<p>#done</p>", Optional.of(status), List.of("done"), Set.of());
        assertThat(world.now(proposal).state()).isEqualTo(ProposalState.GATHERING);
        var police = world.remote("police", "police.example");
        world.posts(police, "<p>#notours</p>", Optional.of(status), List.of("notours"), Set.of());
        assertThat(world.now(proposal).state()).isEqualTo(ProposalState.DONE);
    }

    @Test
    void doneMustBeConfirmedByCitizensOrIsDisputed() {
        world.works();
        var alice = world.member("alice");
        var first = done(alice, "Safer crossing on Mill Road");
        var second = done(alice, "Safer crossing on Station Road");

        assertThatThrownBy(() -> confirm(first, world.member("zoe"), true)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> confirm(first, world.worksActor(), true)).isInstanceOf(Forbidden.class);
        confirm(first, alice, true);
        assertThat(world.now(first).state()).isEqualTo(ProposalState.CONFIRMED);

        world.clock.advance(Duration.ofDays(57));
        world.house.civic().deadlines().daily(world.database);
        assertThat(world.now(second).state()).isEqualTo(ProposalState.DISPUTED);
    }

    private Proposal done(Account author, String title) {
        var proposal = world.proposes(author, title, "works");
        world.posts(world.worksActor(), "<p>#done</p>", Optional.of(world.status(proposal)), List.of("done"), Set.of());
        return proposal;
    }

    private void confirm(Proposal proposal, Account by, boolean agrees) {
        world.database.write(
                tx -> world.house.civic().confirmations().confirm(tx, world.now2(tx, proposal), by, agrees));
    }

    @Test
    void silenceIsShownAndTheBodyIsRemindedInPublic() {
        world.works();
        world.worksActor();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        for (var name : List.of("bob", "cleo", "dora")) {
            world.likes(world.member(name), world.status(proposal));
        }

        world.clock.advance(Duration.ofDays(42));
        world.house.civic().reaching().reminders().run();
        world.house.civic().reaching().reminders().run();
        world.jobs.runAll();

        assertThat(events(proposal)).extracting(ProposalEvent::kind).containsOnlyOnce("overdue");
    }

    @Test
    void anOfficialActorHasNoPowerOverAnything() {
        world.works();
        var works = world.worksActor();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        world.posts(
                works, "<p>#acknowledged</p>", Optional.of(world.status(proposal)), List.of("acknowledged"), Set.of());
        var other = world.proposes(world.member("alice"), "Another matter altogether");
        var civic = world.house.civic();

        assertThatThrownBy(() -> world.database.write(tx -> civic.lifecycle()
                        .moderate(tx, proposal, works, ProposalState.ARCHIVED, Optional.of(Reason.JOKE), "")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.database.write(tx -> civic.asking().send(tx, proposal, works)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.database.write(tx -> civic.lifecycle().withdraw(tx, proposal, works.id())))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.database.write(
                        tx -> civic.registry().communities().addModerator(tx, world.community(), works)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.database.write(
                        tx -> civic.links().suggest(tx, works, proposal, other, ProposalLink.Kind.DUPLICATE_OF)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.database.write(tx -> civic.responses()
                        .respond(tx, other, NewResponse.of(works, Via.FORM, Optional.of(TrackState.DECLINED), "No"))))
                .isInstanceOf(Forbidden.class);
        assertThat(world.now(proposal).state()).isEqualTo(ProposalState.ACKNOWLEDGED);
        assertThat(world.now(other).state()).isEqualTo(ProposalState.GATHERING);
    }

    @Test
    void aMemberRecognisedLaterLosesNothingButModeration() {
        var mo = world.member("mo");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), mo));
        world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of("council", "The Council", "town.example", "mo@town.example")));

        assertThat(world.is(tx -> world.house
                        .civic()
                        .registry()
                        .communities()
                        .isModerator(tx, world.community().id(), mo.id())))
                .isFalse();
    }

    @Test
    void theRecordIsSignedByTheCommunity() {
        world.works();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        world.likes(world.member("bob"), world.status(proposal));

        var record = world.house.civic().records().document(proposal.id());

        assertThat(record.path("attributedTo").asText()).isEqualTo("https://town.example/c/commons");
        assertThat(record.path("fm:about").asText())
                .isEqualTo(world.status(proposal).uri().toString());
        assertThat(record.path("fm:supportCount").path("membersHere").asInt()).isEqualTo(1);
        var keys = world.house.people().keys().of(world.community().group());
        var claimed = ObjectProofs.read(record).getFirst();
        assertThat(claimed.verificationMethod()).isEqualTo(keys.ed25519().id());
        assertThat(claimed.verifiedBy(new PublicKey.Ed25519(keys.ed25519Public()), world.clock.instant()))
                .isTrue();
    }
}
