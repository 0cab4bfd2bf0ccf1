package folkmoot.civic.news;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.proposal.Occasion;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Proposal;
import folkmoot.people.account.Account;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Page;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.generated.Tables;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody who backs or follows a proposal hears once, and nobody learns who else did. */
class NewsTest {

    private static final int MORE_THAN_A_BATCH = 210;

    private final CivicWorld world = new CivicWorld();
    private Proposal proposal;
    private Account bob;
    private Account dora;

    @BeforeEach
    void aProposal() {
        world.works();
        world.worksActor();
        proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        bob = world.member("bob");
        dora = world.remote("dora", "m.example");
        world.likes(bob, world.status(proposal));
        world.likes(dora, world.status(proposal));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Status answers(String tag, Set<AccountId> mentioned) {
        var post = world.posts(
                world.worksActor(),
                "<p>We say so. #" + tag + "</p>",
                Optional.of(world.status(proposal)),
                List.of(tag),
                mentioned);
        world.jobs.runAll();
        return post;
    }

    private void answers(String tag) {
        answers(tag, Set.of());
    }

    /** The clerk's messages to one account, each with how many others it names. */
    private List<String> messages(Account to) {
        return world.list(tx -> tx.sql()
                .select(Tables.STATUS.CONTENT)
                .from(Tables.STATUS)
                .join(Tables.STATUS_MENTION)
                .on(Tables.STATUS_MENTION.STATUS_ID.eq(Tables.STATUS.ID))
                .where(Tables.STATUS_MENTION.ACCOUNT_ID.eq(to.id().value()))
                .and(Tables.STATUS.VISIBILITY.eq("direct"))
                .and(Tables.STATUS.ACCOUNT_ID.eq(world.community().clerk().value()))
                .orderBy(Tables.STATUS.ID)
                .fetch(Tables.STATUS.CONTENT));
    }

    private List<Notification> heard(Account member) {
        return world.list(tx -> world.house
                .people()
                .notifications()
                .list(
                        tx,
                        member.id(),
                        Page.first(80),
                        new NotificationQuery(Set.of(NotificationType.STATUS), Optional.empty(), true)));
    }

    @Test
    void eachOccasionIsHeardOnceHereAndElsewhere() {
        answers("acknowledged");
        answers("acknowledged"); // says nothing new
        answers("accepted");
        answers("inprogress"); // work that begins after a yes
        answers("done");
        assertThat(heard(bob)).hasSize(3);
        assertThat(messages(dora)).hasSize(3);
        assertThat(messages(dora).getFirst()).contains("has seen").contains("Safer crossing on Mill Road");
        assertThat(messages(dora).getLast()).contains("is done");
        for (int i = 0; i < 12; i++) {
            world.clock.advance(Duration.ofDays(7));
            world.jobs.runAll();
        }
        assertThat(messages(dora).stream().filter(message -> message.contains("It is disputed")))
                .as("nobody confirmed it")
                .hasSize(1);
        assertThat(heard(bob)).hasSize(4);
        assertThat(heard(world.member("stranger"))).isEmpty();
    }

    @Test
    void theDayOfAPromiseIsHeardOfOnce() {
        world.posts(
                world.worksActor(),
                "<p>Yes. #planned by 1 April: two zebra crossings</p>",
                Optional.of(world.status(proposal)),
                List.of("planned"),
                Set.of());
        world.jobs.runAll();
        assertThat(heard(bob)).hasSize(1);
        for (int i = 0; i < 40; i++) {
            world.clock.advance(Duration.ofDays(1));
            world.jobs.runAll();
        }
        assertThat(heard(bob)).hasSize(2);
        assertThat(messages(dora)).hasSize(2).last().asString().contains("two zebra crossings");
    }

    @Test
    void anAnswerThatSaysTheOppositeIsHeardAgain() {
        answers("accepted");
        answers("declined");
        assertThat(heard(bob)).hasSize(2);
        assertThat(messages(dora)).hasSize(2);
    }

    @Test
    void aJobThatRunsAgainTellsNobodyTwice() {
        var post = answers("acknowledged", Set.of());
        for (int i = 0; i < 3; i++) {
            world.database.write(tx -> world.house
                    .platform()
                    .jobs()
                    .enqueue(
                            tx,
                            Occasions.TELL,
                            new Occasions.Tell(
                                    proposal.id().value(),
                                    "acknowledged",
                                    "acknowledged:post:" + post.id() + ":acknowledged",
                                    post.id().value(),
                                    0,
                                    "",
                                    "",
                                    0,
                                    0)));
            world.jobs.runAll();
        }
        assertThat(heard(bob)).hasSize(1);
        assertThat(messages(dora)).hasSize(1);
    }

    @Test
    void manyAreToldInBatchesEachOnceAndNobodyIsNamedToAnother() {
        var all = new ArrayList<Account>();
        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            all.add(world.remote("citizen" + i, "m" + i % 50 + ".example"));
        }
        world.database.write(
                tx -> all.forEach(one -> world.house.civic().proposals().follow(tx, proposal.id(), one.id())));
        answers("declined");
        assertThat(all).allSatisfy(one -> assertThat(messages(one)).hasSize(1));
        assertThat(world.list(tx -> tx.fetch("""
            SELECT count(*) FROM status_mention m JOIN status s ON s.id = m.status_id
            WHERE s.visibility = 'direct' GROUP BY m.status_id HAVING count(*) > 1
            """, row -> row.getInt(1)))).isEmpty();
        var sent = world.list(tx -> tx.fetch(
                "SELECT convert_from(body, 'UTF8') FROM delivery_body WHERE convert_from(body, 'UTF8') LIKE"
                        + " '%citizen%'",
                row -> row.getString(1)));
        assertThat(sent)
                .hasSize(MORE_THAN_A_BATCH)
                .allSatisfy(body -> assertThat(body.split("/users/citizen\\d+\"").length - 1)
                        .as("to, tag and link, of one and the same: " + body)
                        .isLessThanOrEqualTo(4));
    }

    @Test
    void ofABodyThatSaysSomethingElseAllTheTimePeopleHearAFewTimesAndThenWhereItStandsADayLater() {
        for (int i = 0; i < 14; i++) {
            answers(i % 2 == 0 ? "accepted" : "declined");
        }
        assertThat(heard(bob)).hasSize(5);
        assertThat(messages(dora)).hasSize(5);
        world.clock.advance(Duration.ofHours(25));
        world.jobs.runAll();
        assertThat(heard(bob)).as("what it said last, once").hasSize(6);
        assertThat(messages(dora)).hasSize(6);
        answers("accepted");
        assertThat(heard(bob)).as("the next day it is news again").hasSize(7);
    }

    @Test
    void whoIsMentionedInTheAnswerIsNotToldTwice() {
        answers("acknowledged", Set.of(bob.id(), dora.id()));
        assertThat(heard(bob)).isEmpty();
        assertThat(messages(dora)).isEmpty();
    }

    @Test
    void somebodyElsewhereIsToldInTheLanguageInWhichTheyWrite() {
        var ewa = world.remote("ewa", "pl.example");
        world.likes(ewa, world.status(proposal));
        var post = world.posts(ewa, "<p>Dzień dobry</p>", Optional.empty(), List.of(), Set.of());
        world.database.write(tx -> tx.execute(
                "UPDATE status SET language = 'pl' WHERE id = ?", post.id().value()));
        answers("declined");
        assertThat(messages(ewa)).singleElement().asString().contains("odpowiada na wniosek");
        assertThat(messages(dora)).singleElement().asString().contains("has answered");
    }

    @Test
    void severalProposalsThatAreAnsweredAtOnceAreOneOccasion() {
        var other = world.proposes(world.member("ann"), "Benches by the old canal path", "works");
        world.likes(bob, world.status(other));
        world.likes(dora, world.status(other));
        var post = answers("underreview", Set.of());
        var before = heard(bob).size();
        world.database.write(tx -> List.of(proposal, other)
                .forEach(one -> world.house
                        .civic()
                        .occasions()
                        .happened(tx, one, Occasions.Kind.ANSWERED, new Occasion.Own("group"), "7", post.id())));
        world.jobs.runAll();
        assertThat(heard(bob)).as("the same post is shown once anyhow").hasSize(before);
        assertThat(messages(dora)).hasSize(2);
    }

    /** One of three like the first; bob and dora back all. */
    private List<Proposal> three() {
        var all = List.of(
                proposal,
                world.proposes(world.member("ann"), "Benches by the old canal path", "works"),
                world.proposes(world.member("ann"), "Lamps along the school lane", "works"));
        for (var other : all.subList(1, 3)) {
            world.likes(bob, world.status(other));
            world.likes(dora, world.status(other));
        }
        return all;
    }

    private void replies(Proposal to, String tag, String whole) {
        world.posts(
                world.worksActor(),
                "<p>We say so to all. #%s <a href=\"%s\">whole</a></p>".formatted(tag, whole),
                Optional.of(world.status(to)),
                List.of(tag),
                Set.of());
        world.jobs.runAll();
    }

    /** A page of the body's own server. */
    private String whole(String path) {
        return world.worksActor().uri().resolve(path).toString();
    }

    @Test
    void repliesFromElsewhereThatArePartsOfOneAnswerAreHeardOfOnce() {
        three().forEach(each -> replies(each, "planned", whole("/answers/71")));
        assertThat(heard(bob)).hasSize(1);
        assertThat(messages(dora))
                .as("one message of this clerk, which says where it stands whole and of which moment it is")
                .singleElement()
                .asString()
                .contains("href=\"" + whole("/answers/71") + "#planned\"", "one answer to several proposals");
    }

    @Test
    void aNewPositionWithTheSameLinkIsNotTakenInSilence() {
        for (var tag : List.of("planned", "declined", "planned", "declined")) {
            replies(proposal, tag, whole("/answers/71"));
        }
        assertThat(heard(bob)).hasSize(4);
        assertThat(messages(dora)).hasSize(4);
    }

    @Test
    void aLinkToAPageOfSomebodyElseOrToSomethingElseJoinsNothing() {
        for (var link : List.of(
                "https://stranger.example/answers/71", whole("/answers/71/x"), whole("/posts/71"), "mailto:a@b")) {
            int before = heard(bob).size();
            var all = List.of(
                    world.proposes(world.member("ann"), "Something for " + link.hashCode() + " one", "works"),
                    world.proposes(world.member("ann"), "Another thing for " + link.hashCode() + " two", "works"));
            all.forEach(each -> world.likes(bob, world.status(each)));
            all.forEach(each -> replies(each, "planned", link));
            assertThat(heard(bob)).as(link).hasSize(before + 2);
        }
    }

    @Test
    void aMemberHearsByTheWayTheyChose() {
        var choices = world.house.civic().newsChoices();
        world.database.write(tx -> choices.choose(tx, bob.id(), NewsWay.NONE));
        answers("acknowledged");
        assertThat(heard(bob)).isEmpty();
        world.database.write(tx -> choices.choose(tx, bob.id(), NewsWay.NOTIFICATION));
        answers("accepted");
        assertThat(heard(bob)).hasSize(1);
    }
}
