package folkmoot.civic.letter;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.letter.MailFollow.Target;
import folkmoot.civic.matter.MatterWriting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.people.account.Account;
import folkmoot.people.follow.Follows;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Mailbox.Letter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails to who follows without an account, and the weekly one: what is told, to whom, how often, and never more. */
class CivicLettersTest {

    private static final Pattern TOKEN = Pattern.compile("/follow/confirm\\?token=([A-Za-z0-9_-]+)");

    @TempDir
    private Path data;

    private CivicWorld world;
    private MailFollows follows;
    private Mailbox mailbox;
    private Proposal proposal;

    @BeforeEach
    void aProposal() {
        world = new CivicWorld(Map.of("data.directory", data.toString()));
        follows = world.house.civic().mailFollows();
        mailbox = new Mailbox(data);
        world.works();
        world.worksActor();
        proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void asks(String email, Target target, String language) {
        world.database.write(tx -> follows.ask(tx, email, target, "it", language));
        world.jobs.runAll();
    }

    private Target ofProposal() {
        return new Target.OfProposal(proposal.id());
    }

    private Target ofCommunity() {
        return new Target.OfCommunity(world.community().id());
    }

    private String token(String email) {
        var matcher = TOKEN.matcher(mailbox.last(email).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private MailFollow confirmed(String email, Target target, String language) {
        asks(email, target, language);
        world.clock.advance(Duration.ofMinutes(1));
        return world.maybe(tx -> follows.confirm(tx, token(email))).orElseThrow();
    }

    private List<Letter> later(Duration by, String email) {
        int before = mailbox.to(email).size();
        world.clock.advance(by);
        world.jobs.runAll();
        world.jobs.runAll();
        var all = mailbox.to(email);
        return all.subList(before, all.size());
    }

    private void answers(String tag) {
        world.posts(
                world.worksActor(),
                "<p>We say so. #" + tag + "</p>",
                Optional.of(world.status(proposal)),
                List.of(tag),
                Set.of());
        world.jobs.runAll();
    }

    @Test
    void whoFollowsAProposalHearsOfEachOccasionOnceInTheirLanguageUntilTheyStop() {
        var ann = confirmed("ann@mail.test", ofProposal(), "pl");
        answers("acknowledged");
        answers("acknowledged");
        answers("accepted");
        world.jobs.runAll();
        var letters = mailbox.to("ann@mail.test");
        assertThat(letters).as("the question, and two occasions").hasSize(3);
        assertThat(letters.get(1).subject()).contains("Safer crossing on Mill Road");
        assertThat(letters.get(2).text())
                .contains("/stop?token=")
                .contains("Aby zatrzymać")
                .doesNotContain("ann@mail.test");
        world.database.write(tx -> follows.stop(tx, ann.id()));
        answers("done");
        assertThat(mailbox.to("ann@mail.test")).hasSize(3);
    }

    @Test
    void theWeeklyMailNamesTheEventsOfTheNextTwoWeeksOfOnesCommunities() {
        var owen = user("owen", "en");
        world.database.write(tx -> {
            world.house.civic().letters().choose(tx, owen.id(), true);
            world.house.people().follows().add(tx, owen, world.community().group(), Follows.Options.DEFAULT);
        });
        world.clock.advance(Duration.ofDays(1));
        announces("Tea at the mill", Duration.ofDays(9));
        announces("A fair next year", Duration.ofDays(200));
        var letters = later(Duration.ofDays(6).plusHours(12), "owen@mail.test");
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().text())
                .contains("COMING UP", "Tea at the mill", "/c/commons/matters/")
                .doesNotContain("A fair next year");
    }

    private void announces(String title, Duration in) {
        var starts = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                .format(world.house.civic().days().local(world.clock.instant().plus(in)));
        var board = world.house.civic().board();
        var alice = world.member("alice");
        world.in(tx -> board.writing()
                .post(
                        tx,
                        world.community(),
                        alice,
                        board.kinds().require("event"),
                        new MatterWriting.Sent(Map.of("title", title, "starts", starts), List.of(), Optional.empty())));
    }

    @Test
    void nothingIsSentBeforeTheAddressIsConfirmedAndWhatIsNotIsForgotten() {
        asks("ben@mail.test", ofProposal(), "en");
        answers("accepted");
        assertThat(mailbox.to("ben@mail.test")).hasSize(1);
        var token = token("ben@mail.test");
        assertThat(world.maybe(tx -> follows.waiting(tx, "guess"))).isEmpty();
        assertThat(world.maybe(tx -> follows.waiting(tx, token))).isPresent();
        world.clock.advance(Duration.ofDays(2).plusHours(1));
        assertThat(world.maybe(tx -> follows.confirm(tx, token))).as("too late").isEmpty();
        world.jobs.runAll();
        assertThat(world.list(tx -> tx.fetch("SELECT email FROM mail_follow", row -> row.getString(1))))
                .isEmpty();
    }

    @Test
    void aLinkConfirmsOnce() {
        confirmed("cat@mail.test", ofProposal(), "en");
        assertThat(world.maybe(tx -> follows.confirm(tx, token("cat@mail.test"))))
                .isEmpty();
    }

    @Test
    void nobodyIsFloodedWhoeverAsksForTheirAddress() {
        for (int i = 0; i < 5; i++) {
            asks("dan@mail.test", ofProposal(), "en");
            asks("DAN@mail.test", ofProposal(), "en");
        }
        assertThat(mailbox.all().stream().filter(letter -> letter.to().equalsIgnoreCase("dan@mail.test")))
                .as("the same again")
                .hasSize(1);
        for (int i = 0; i < 8; i++) {
            var other = world.proposes(world.member("maker" + i), "Something else for place number " + i, "works");
            asks("dan@mail.test", new Target.OfProposal(other.id()), "en");
        }
        assertThat(mailbox.to("dan@mail.test")).as("three a day").hasSize(3);
        confirmed("eve@mail.test", ofProposal(), "en");
        asks("eve@mail.test", ofProposal(), "en");
        assertThat(mailbox.to("eve@mail.test"))
                .as("who follows is not asked again")
                .hasSize(1);
    }

    @Test
    void whoFollowsACommunityHearsOnceADayOfWhatIsAnsweredAndNewAndOfNothingOtherwise() {
        confirmed("fay@mail.test", ofCommunity(), "cy");
        assertThat(later(Duration.ofHours(25), "fay@mail.test"))
                .as("nothing happened")
                .isEmpty();
        world.proposes(world.member("bob"), "A bench at the mill pond", "works");
        answers("accepted");
        assertThat(later(Duration.ofHours(2), "fay@mail.test")).as("not yet").isEmpty();
        var letters = later(Duration.ofHours(23), "fay@mail.test");
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().text())
                .contains("ATEBWYD")
                .contains("A bench at the mill pond")
                .contains("/stop?token=");
        assertThat(letters.getFirst().text().indexOf("Safer crossing"))
                .as("what was answered stands first")
                .isLessThan(letters.getFirst().text().indexOf("A bench at"));
        assertThat(later(Duration.ofHours(25), "fay@mail.test")).isEmpty();
    }

    private Account user(String name, String language) {
        var registrations = world.house.stewardship().registrations();
        var user = registrations.create(
                new NewUser(name, name + "@mail.test", "a long password", language, Optional.empty()),
                Role.MEMBER,
                true);
        return world.in(tx -> world.house.people().accounts().require(tx, user.account()));
    }

    @Test
    void theWeeklyMailSaysWhatWasAnsweredWhatNeedsOneAndWhatIsNewAndNothingWhereNothingIs() {
        var gwen = user("gwen", "pl");
        var letters = world.house.civic().letters();
        world.database.write(tx -> {
            letters.choose(tx, gwen.id(), true);
            world.house.people().follows().add(tx, gwen, world.community().group(), Follows.Options.DEFAULT);
        });
        world.likes(gwen, world.status(proposal));
        assertThat(later(Duration.ofDays(6), "gwen@mail.test")).isEmpty();
        answers("accepted");
        world.proposes(world.member("bob"), "A bench at the mill pond", "works");
        var week = later(Duration.ofDays(1).plusHours(2), "gwen@mail.test");
        assertThat(week).hasSize(1);
        assertThat(week.getFirst().subject()).contains("Twój tydzień");
        var text = week.getFirst().text();
        assertThat(text).contains("ODPOWIEDZIANO").contains("NOWE PROPOZYCJE").contains("A bench at the mill pond");
        assertThat(text.indexOf("Safer crossing")).isLessThan(text.indexOf("A bench at"));
        assertThat(text.split("Safer crossing", -1)).as("each proposal once").hasSize(2);
        assertThat(later(Duration.ofDays(8), "gwen@mail.test"))
                .as("nothing new")
                .isEmpty();
        world.database.write(tx -> letters.choose(tx, gwen.id(), false));
        answers("done");
        assertThat(later(Duration.ofDays(8), "gwen@mail.test")).isEmpty();
    }
}
