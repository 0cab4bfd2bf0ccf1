package folkmoot.civic.news;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.proposal.Proposal;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Tag;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Page;
import folkmoot.talk.status.RemoteNote;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clerks of several communities elsewhere tell a member of ours of one answer: they hear once, and nobody can keep news from them. */
class NewsFromElsewhereTest {

    private final CivicWorld world = new CivicWorld();
    private Account bob;
    private Account works;
    private Town square;
    private Town market;
    private int sent;

    /** A community elsewhere, a proposal of it that bob backs, and the part of the answer that it got. */
    private record Town(Account group, Account clerk, Proposal proposal, Status part) {}

    @BeforeEach
    void oneAnswerToTwoProposals() {
        bob = world.member("bob");
        works = world.remote("works", "works.gov.example");
        square = town("square", "other.example", "Safer crossing on Mill Road", true);
        market = town("market", "third.example", "Benches by the old canal path", true);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Town town(String name, String host, String title, boolean backed) {
        var group = world.remote(name, host, ActorType.GROUP);
        var clerk = world.remote(name + "_clerk", host, ActorType.SERVICE);
        var proposal = world.proposes(world.member("author" + name), title);
        if (backed) {
            world.likes(bob, world.status(proposal));
        }
        world.database.write(tx -> tx.execute(
                "UPDATE proposal SET local = false, community_id = ? WHERE id = ?",
                group.id().value(),
                proposal.id().value()));
        return new Town(group, clerk, proposal, part(proposal, "71"));
    }

    private Status part(Proposal of, String page) {
        return world.posts(
                works,
                "<p>Yes. #planned <a href=\"%s\">whole</a></p>".formatted(whole(page)),
                Optional.of(world.status(of)),
                List.of("planned"),
                Set.of());
    }

    private URI whole(String page) {
        return works.uri().resolve("/answers/" + page);
    }

    /** Whether a message came in. */
    private boolean tells(Account by, Optional<URI> answering, String link, Account... to) {
        var people = Stream.of(to).map(Account::uri).toList();
        var note = Note.by(by.uri(), URI.create(by.uri() + "/notes/" + ++sent))
                .addressedTo(Recipients.of(people, List.of()))
                .content("<p>News: <a href=\"" + link + "\">" + link + "</a></p>", Optional.of("en"))
                .inReplyTo(answering)
                .tags(people.stream()
                        .map(uri -> (Tag) new Tag.Mention(uri, Optional.empty()))
                        .toList())
                .published(world.clock.instant())
                .build();
        return world.in(tx -> world.house.talk().posts().remote().keep(tx, new RemoteNote(note, by)));
    }

    private boolean tells(Town town, String moment) {
        return tells(town.clerk(), Optional.of(town.part().uri()), whole("71") + "#" + moment, bob);
    }

    private long heard() {
        return world
                .list(tx ->
                        world.house.people().notifications().list(tx, bob.id(), Page.first(40), NotificationQuery.ALL))
                .stream()
                .filter(notification -> notification.type() == NotificationType.MENTION)
                .count();
    }

    @Test
    void whatTheClerksOfTwoTownsTellOfOneAnswerIsHeardOnce() {
        assertThat(tells(square, "planned")).isTrue();
        assertThat(tells(market, "planned")).isFalse();
        assertThat(heard()).isEqualTo(1);
    }

    @Test
    void whatBecomesOfItLaterIsNewsAndHeardOnceToo() {
        tells(square, "planned");
        assertThat(tells(market, "due-2027-05-01")).isTrue();
        assertThat(tells(square, "due-2027-05-01")).isFalse();
        assertThat(tells(square, "done")).isTrue();
        assertThat(heard()).isEqualTo(3);
    }

    @Test
    void aMessageThatIsNotSuchNewsIsKeptAndKeepsNothingFromAnybody() {
        var link = whole("71") + "#planned";
        var part = Optional.of(market.part().uri());
        var other = town("quay", "fourth.example", "Lamps along the quay", false);
        var lena = world.member("lena");
        assertThat(tells(world.remote("mallory", "other.example"), part, link, bob))
                .as("by no clerk")
                .isTrue();
        assertThat(tells(square.clerk(), part, link, bob))
                .as("of a part that another town got")
                .isTrue();
        assertThat(tells(other.clerk(), Optional.of(other.part().uri()), link, bob))
                .as("by the clerk of a town of which they back nothing")
                .isTrue();
        assertThat(tells(square.clerk(), Optional.empty(), link, bob))
                .as("that answers nothing")
                .isTrue();
        assertThat(tells(
                        square.clerk(),
                        Optional.of(square.part().uri()),
                        "https://works.gov.example.evil.example/answers/71#planned",
                        bob))
                .as("of a page elsewhere")
                .isTrue();
        assertThat(tells(square.clerk(), Optional.of(square.part().uri()), whole("72") + "#planned", bob))
                .as("of another page than the part names")
                .isTrue();
        assertThat(tells(square.clerk(), Optional.of(square.part().uri()), whole("71") + "#whatever", bob))
                .as("of no moment")
                .isTrue();
        assertThat(tells(square.clerk(), Optional.of(square.part().uri()), link, bob, lena))
                .as("to several")
                .isTrue();
        long before = heard();
        assertThat(tells(market, "planned")).as("the news itself").isTrue();
        assertThat(heard()).isEqualTo(before + 1);
    }

    @Test
    void whomAMemberShutsOutTellsThemNothingAndSoKeepsNothingFromThem() {
        world.database.write(tx -> world.house.people().relations().blocks().add(tx, bob, square.clerk()));
        tells(square, "planned");
        assertThat(heard()).isZero();
        assertThat(tells(market, "planned")).isTrue();
        assertThat(heard()).isEqualTo(1);
    }

    @Test
    void aMessageBetweenTwoIsNotAmongTheRepliesThatAreCounted() {
        tells(square, "planned");
        var counted = world.in(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .stats(tx, List.of(square.part().id())));
        assertThat(counted.values()).allMatch(stats -> stats.replies() == 0);
    }
}
