package folkmoot.civic.desk;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.Statement;
import folkmoot.people.account.Account;
import folkmoot.people.team.Team;
import folkmoot.people.team.Teams;
import folkmoot.people.user.ActingMember;
import folkmoot.people.user.TeamRole;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a department finds on its desk, who may do what there, and how one answer reaches many. */
class DeskTest {

    private static final String DESK = "/api/folkmoot/v1/desk";
    private static final CivicTown town = new CivicTown();
    private static Person works;
    private static Person mary;
    private static Person colin;
    private static Person petra;
    private static int streets;

    @BeforeAll
    static void open() {
        works = town.world.person("works");
        mary = town.world.person("mary");
        colin = town.world.person("colin");
        petra = town.world.person("petra");
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        var riverside = town.community("riverside", "Riverside", 1_000);
        write(tx -> {
            body(tx, commons);
            body(tx, riverside);
            var team = teams().found(tx, account(tx, "works"), account(tx, "mary"));
            teams().put(tx, team, account(tx, "colin"), TeamRole.RESPONDER);
            teams().put(tx, team, account(tx, "petra"), TeamRole.PUBLISHER);
            return null;
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static void body(Transaction tx, Community community) {
        var domain = town.house().platform().uris().domain();
        town.house()
                .civic()
                .registry()
                .bodies()
                .register(tx, community.id(), NewBody.of("works", "Works Department", domain, "works@" + domain));
    }

    private static Teams teams() {
        return town.house().people().members().teams();
    }

    private static Desks desks() {
        return town.house().civic().desks();
    }

    private static <T> T write(Function<Transaction, T> work) {
        return town.house().platform().database().transaction(work);
    }

    private static Account account(Transaction tx, String name) {
        return town.house().people().accounts().local(tx, name).orElseThrow();
    }

    private static UserId user(Transaction tx, Person person) {
        return town.house()
                .people()
                .members()
                .users()
                .byAccount(tx, person.id())
                .orElseThrow()
                .id();
    }

    private static DeskWorker at(Transaction tx, Person person, TeamRole role) {
        var user = user(tx, person);
        return new DeskWorker(works.id(), user, Optional.of(new ActingMember(user, role)));
    }

    private static String asked(String community, String title) {
        var id = town.proposes(town.town.alice(), community, title, "works");
        ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send"));
        town.settle(); // then it was told
        return id;
    }

    private static void arrive() {
        Patience.until(() -> town.house()
                        .platform()
                        .database()
                        .read(tx -> tx.fetch("SELECT count(*) FROM desk_arrival", row -> row.getLong(1)))
                        .getFirst()
                == 0);
    }

    private static ProposalId group(String proposal) {
        arrive();
        return write(tx -> desks().desk().groupOf(tx, works.id(), new ProposalId(Long.parseLong(proposal))))
                .orElseThrow();
    }

    private static String street() {
        return List.of("Maple", "Cedar", "Aspen", "Rowan", "Hazel", "Alder", "Linden", "Walnut")
                        .get(streets++ % 8) + " quay " + streets;
    }

    private static String track(String proposal) {
        return town.shown(proposal).at("/tracks/0/state").asText();
    }

    @Test
    void whatAsksForNearlyTheSameLiesTogetherWhateverItsCommunity() {
        var street = street();
        var one = asked("commons", "Benches along " + street + " for people who wait");
        var two = asked("riverside", "Put benches along " + street + " for people who wait");
        var other = asked("commons", "Cheaper swimming lessons for children in winter");

        assertThat(group(two)).isEqualTo(group(one));
        assertThat(group(other)).isNotEqualTo(group(one));

        write(tx -> {
            desks().desk().separate(tx, at(tx, mary, TeamRole.MANAGER), new ProposalId(Long.parseLong(one)));
            return null;
        });
        assertThat(group(two)).as("it asks for something else after all").isNotEqualTo(group(one));
        assertThat(group(two).toString()).as("and goes on under its own name").isEqualTo(two);
    }

    @Test
    void oneAnswerIsPostedToEachOfAGroupAndMovesEachTrack() {
        var street = street();
        var all = List.of(
                asked("commons", "A crossing on " + street + " by the school"),
                asked("riverside", "Crossing on " + street + " beside the school"),
                asked("commons", "We want a crossing on " + street + " by the school"));
        var id = group(all.getFirst());
        all.forEach(each -> assertThat(group(each)).isEqualTo(id));

        int posted = write(tx -> {
            var worker = at(tx, mary, TeamRole.MANAGER);
            var draft = desks().answers()
                    .prepare(
                            tx,
                            worker,
                            id,
                            Statement.of(Optional.of(TrackState.ACCEPTED)),
                            "We build it in spring: {title}.");
            return desks().answers().release(tx, worker, draft.id());
        });
        town.settle();

        assertThat(posted).isEqualTo(3);
        for (var each : all) {
            assertThat(track(each)).isEqualTo("accepted");
            var answers = ok(town.town.alice().visit(CivicTown.PROPOSALS + "/" + each + "/responses"));
            assertThat(answers).hasSize(1);
            assertThat(answers.get(0).at("/versions/0/content").asText())
                    .contains("We build it in spring: "
                            + town.shown(each).get("title").asText())
                    .contains("/answers/");
        }
        var answer = write(tx -> desks().answers().list(tx, at(tx, mary, TeamRole.MANAGER), id))
                .getFirst();
        var page = town.page("/answers/" + answer.id());
        all.forEach(
                each -> assertThat(page).contains(town.shown(each).get("title").asText()));
        assertThat(page).doesNotContain("mary").contains("We build it in spring: ….");
        assertThat(browser().get("/group-answers/" + answer.id()).headers().firstValue("Location"))
                .as("as posts say that were made before")
                .contains("/answers/" + answer.id());
        write(tx -> {
            assertThatThrownBy(() -> desks().answers().release(tx, at(tx, mary, TeamRole.MANAGER), answer.id()))
                    .as("twice")
                    .isInstanceOfAny(Conflict.class, Invalid.class);
            return null;
        });
    }

    @Test
    void aTeamThatWantsTwoPeopleGetsNoAnswerFromOneByAnyDoor() {
        var id = asked("commons", "Sweep the leaves of " + street() + " every week");
        var group = group(id);
        write(tx -> {
            teams().requireTwo(tx, team(tx), true, user(tx, mary));
            return null;
        });
        try {
            write(tx -> {
                var boss = at(tx, mary, TeamRole.MANAGER);
                var responder = at(tx, colin, TeamRole.RESPONDER);
                var publisher = at(tx, petra, TeamRole.PUBLISHER);
                var answers = desks().answers();
                var own = answers.prepare(tx, boss, group, Statement.of(Optional.of(TrackState.DECLINED)), "No.");
                assertThatThrownBy(() -> answers.release(tx, boss, own.id())).hasMessageContaining("Somebody else");
                assertThatThrownBy(() -> answers.release(tx, responder, own.id()))
                        .hasMessageContaining("publisher");
                var comment = answers.prepare(tx, responder, group, Statement.COMMENT, "We look at it.");
                assertThat(answers.release(tx, responder, comment.id()))
                        .as("a comment is no answer")
                        .isEqualTo(1);
                var again = answers.prepare(tx, boss, group, Statement.of(Optional.of(TrackState.DECLINED)), "No.");
                assertThat(answers.release(tx, publisher, again.id())).isEqualTo(1);
                return null;
            });
            var twoPersons = desks().twoPersons();
            var member = write(tx -> Optional.of(new ActingMember(user(tx, colin), TeamRole.RESPONDER)));
            assertThatThrownBy(() -> twoPersons.requireAllowed(works.id(), member, "We will do it. #accepted"))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> twoPersons.requireAllowed(works.id(), member, "Zrobimy to. #zaakceptowano"))
                    .isInstanceOf(Invalid.class);
            twoPersons.requireAllowed(works.id(), member, "Thank you, we look at it.");
        } finally {
            write(tx -> {
                teams().requireTwo(tx, team(tx), false, user(tx, mary));
                return null;
            });
        }
        town.settle();
        assertThat(track(id)).isEqualTo("declined");
    }

    private static Team team(Transaction tx) {
        return teams().require(tx, works.id());
    }

    @Test
    void aCommentIsNoAnswerWhateverStandsInItsTextOrInATitle() {
        var id = asked("commons", "Lamps in " + street() + " #accepted @alice");
        var group = group(id);
        write(tx -> {
            var worker = at(tx, mary, TeamRole.RESPONDER);
            for (var text : List.of("We do it. #accepted", "Nie. #odrzucono", "#\u0645\u0648\u0635\u0648\u0644")) {
                assertThatThrownBy(() -> desks().answers().prepare(tx, worker, group, Statement.COMMENT, text))
                        .as(text)
                        .hasMessageContaining("hashtag");
            }
            return null;
        });
        write(tx -> {
            var worker = at(tx, mary, TeamRole.MANAGER);
            var draft = desks().answers().prepare(tx, worker, group, Statement.COMMENT, "We look at: {title}");
            return desks().answers().release(tx, worker, draft.id());
        });
        town.settle();
        assertThat(town.shown(id.toString()).at("/tracks/0/state").asText()).isNotEqualTo("accepted");
    }

    @Test
    void whoOnlyPreparesPreparesAndGivesNothing() {
        var group = group(asked("commons", "Open the library of " + street() + " on Sundays"));
        write(tx -> {
            var drafter = at(tx, colin, TeamRole.DRAFTER);
            var draft = desks().answers()
                    .prepare(tx, drafter, group, Statement.of(Optional.of(TrackState.PLANNED)), "Soon.");
            assertThatThrownBy(() -> desks().answers().release(tx, drafter, draft.id()))
                    .isInstanceOf(Forbidden.class);
            desks().notes().add(tx, drafter, group, "The mayor asks about this one");
            assertThat(desks().notes().list(tx, drafter, group).getFirst().username())
                    .contains("colin");
            return null;
        });
    }

    @Test
    void nobodyReachesTheDeskOfAnotherByAnyDoor() {
        var id = asked("commons", "Longer benches in " + street());
        var group = group(id);
        var bob = town.town.bob();
        var answer = write(tx -> desks().answers()
                .prepare(
                        tx,
                        at(tx, mary, TeamRole.MANAGER),
                        group,
                        Statement.of(Optional.of(TrackState.DECLINED)),
                        "Not now."));
        write(tx -> {
            var stranger = new DeskWorker(bob.id(), user(tx, bob), Optional.empty());
            assertThatThrownBy(() -> desks().desk().group(tx, stranger, group, DeskFilter.USUAL))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desks().answers().prepare(tx, stranger, group, Statement.COMMENT, "x"))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desks().answers().release(tx, stranger, answer.id()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desks().notes().add(tx, stranger, group, "x"))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desks().desk().assign(tx, stranger, group, Optional.empty()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desks().desk().separate(tx, stranger, group))
                    .isInstanceOf(NotFound.class);
            return null;
        });
        assertThat(bob.get(DESK + "/groups/" + group).status()).isEqualTo(404);
        assertThat(bob.post(DESK + "/groups/" + group + "/answers", Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(bob.post(DESK + "/answers/" + answer.id() + "/release").status())
                .isEqualTo(404);
        assertThat(ok(bob.get(DESK)).get("groups")).isEmpty();
        assertThat(browser().get("/answers/" + answer.id()).statusCode())
                .as("a draft is nobody's")
                .isEqualTo(404);
        assertThat(bob.visit(DESK).status()).isIn(401, 422);
        assertThat(track(id)).isIn("asked", "not-asked");
    }

    private static Browser browser() {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()));
    }

    @Test
    void aTextThatIsTooLongForOnePostIsGivenToSeveralOnly() {
        var street = street();
        var alone = group(asked("commons", "Empty the bins of " + street + " on Mondays"));
        write(tx -> {
            var worker = at(tx, mary, TeamRole.MANAGER);
            var draft = desks().answers().prepare(tx, worker, alone, Statement.COMMENT, "We look. ".repeat(400));
            assertThatThrownBy(() -> desks().answers().release(tx, worker, draft.id()))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("single proposal");
            assertThatThrownBy(() ->
                            desks().answers().prepare(tx, worker, alone, Statement.COMMENT, "We look. ".repeat(3_000)))
                    .isInstanceOf(Invalid.class);
            return null;
        });
    }

    @Test
    void thePageShowsTheListTheGroupAndTheFormAndAnswersFromIt() {
        var street = "the observatory";
        var one = asked("commons", "Plant fruit trees along " + street);
        var group = group(one);
        var browser = browser();
        browser.post("/sign-in", "login", "mary", "password", World.PASSWORD);
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        browser.post("/settings/access/act-as", "csrf", csrf, "team", "works");

        assertThat(browser.get("/desk").body()).contains("Plant fruit trees along " + street);
        assertThat(browser.get("/desk?standing=answered&order=size&mine=true&words=zzz")
                        .body())
                .doesNotContain("Plant fruit trees");
        assertThat(browser.get("/desk/export.csv").body())
                .startsWith("id,title,community")
                .contains("Plant fruit trees along " + street);
        var page = "/desk/groups/" + group;
        assertThat(browser.get(page).body())
                .contains("Plant fruit trees along " + street)
                .contains("Answer");
        assertThat(browser.post(page + "/notes", "csrf", csrf, "note", "Ask the gardeners <b>first</b>")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(page).body()).contains("Ask the gardeners &lt;b&gt;first");
        assertThat(browser.post(page + "/answer", "csrf", csrf, "position", "planned", "text", "In autumn.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(track(one)).as("a draft").isIn("asked", "not-asked");
        assertThat(browser.get(page).body()).contains("In autumn.");
        assertThat(browser.post(page + "/answer", "csrf", csrf, "position", "planned", "text", "", "give", "true")
                        .statusCode())
                .isEqualTo(422);
        browser.post("/desk/templates", "csrf", csrf, "name", "thanks", "text", "Thank you for {title}.");
        assertThat(browser.get(page + "?template=thanks").body()).contains("Thank you for {title}.");
        assertThat(browser.post(
                                page + "/answer",
                                "csrf",
                                csrf,
                                "position",
                                "planned",
                                "text",
                                "In autumn.",
                                "give",
                                "true")
                        .statusCode())
                .isEqualTo(303);
        town.settle();
        assertThat(track(one)).isEqualTo("planned");
        assertThat(browser.get("/desk").body()).doesNotContain("Plant fruit trees along " + street);
    }

    @Test
    void theListCostsTheSameHoweverMuchLiesThere() {
        asked("commons", "More light in " + street());
        arrive();
        town.settle();
        int few = statements();
        for (int i = 0; i < 5; i++) {
            asked("commons", "Quite another matter number " + i + " about " + street());
        }
        arrive();
        town.settle();
        assertThat(statements()).isEqualTo(few);
    }

    /** The fewest of some tries: the server does other things meanwhile. */
    private static int statements() {
        var database = town.house().platform().database();
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long before = database.statements();
            database.read(tx -> desks().desk()
                    .groups(tx, new DeskWorker(works.id(), new UserId(1), Optional.empty()), DeskFilter.USUAL, 0));
            fewest = Math.min(fewest, (int) (database.statements() - before));
        }
        return fewest;
    }
}
