package folkmoot.door.api.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What authors agree about proposals, through the API and on the page: by them, and by nobody else. */
class AgreementDoorsTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private static Town town;
    private static World world;
    private static Person alice;
    private static Person bob;
    private static List<Person> others;
    private static int made;

    @BeforeAll
    static void open() {
        town = new Town();
        world = town.world();
        alice = world.alice();
        bob = world.bob();
        var mona = world.person("mona");
        var desk = world.person("desk");
        var banned = world.person("banned");
        others = List.of(mona, desk, banned, world.person("stranger"));
        var house = world.server().house();
        house.platform().database().write(tx -> {
            var registry = house.civic().registry();
            var accounts = house.people().accounts();
            var commons = registry.communities().create(tx, NewCommunity.of("commons", "Harrowmere Commons"));
            registry.communities().addModerator(tx, commons, accounts.require(tx, mona.id()));
            var domain = house.platform().uris().domain();
            registry.bodies().register(tx, commons.id(), NewBody.of("desk", "Desk", domain, "desk@" + domain));
            registry.bans()
                    .add(
                            tx,
                            new Bans.Ban(
                                    commons.id(),
                                    banned.id(),
                                    mona.id(),
                                    accounts.require(tx, banned.id()).uri(),
                                    "",
                                    Optional.empty(),
                                    Instant.now()));
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String proposes(Person by) {
        return ok(by.post(
                        BASE,
                        Map.of(
                                "community", "commons",
                                "title", "Benches by the old canal path, part " + ++made,
                                "ask", "Put up two benches.")))
                .get("id")
                .asText();
    }

    private static Browser signedIn(Person who) {
        var browser =
                new Browser(URI.create("http://localhost:" + world.server().port()));
        browser.post("/sign-in", "login", who.name(), "password", World.PASSWORD);
        return browser;
    }

    /** What a form on a proposal's page is answered. */
    private static int sends(Person by, String id, String form, String... pairs) {
        var browser = signedIn(by);
        var page = "/c/commons/proposals/" + id;
        var csrf = Browser.hidden(browser.get(page).body()).get("csrf");
        var fields = new ArrayList<String>(List.of("csrf", csrf));
        fields.addAll(List.of(pairs));
        return browser.post(page + form, fields.toArray(String[]::new)).statusCode();
    }

    @Test
    void aMergeIsForTheTwoAuthorsAlone() {
        var hers = proposes(alice);
        var his = proposes(bob);
        for (var who : others) {
            assertThat(who.post(BASE + "/" + hers + "/merges", Map.of("other_id", his))
                            .status())
                    .as(who.name())
                    .isEqualTo(403);
            assertThat(sends(who, hers, "/merge", "other", his)).as(who.name()).isEqualTo(403);
        }
        assertThat(sends(alice, hers, "/merge", "other", "/c/commons/proposals/" + his))
                .isEqualTo(303);
        var offer = ok(bob.get(BASE + "/" + his + "/merges")).at("/merges/0/id").asText();
        assertThat(ok(world.person("stranger").get(BASE + "/" + his + "/merges"))
                        .get("merges"))
                .isEmpty();
        for (var who : others) {
            for (var answer : List.of("accept", "decline")) {
                assertThat(who.post(BASE + "/" + his + "/merges/" + offer + "/" + answer)
                                .status())
                        .as(who.name())
                        .isEqualTo(403);
                assertThat(sends(who, his, "/merge/" + answer, "merge", offer))
                        .as(who.name())
                        .isEqualTo(403);
            }
        }
        assertThat(signedIn(bob).get("/c/commons/proposals/" + his).body()).contains("/merge/accept");
        assertThat(sends(bob, his, "/merge/accept", "merge", offer)).isEqualTo(303);
        assertThat(ok(alice.get(BASE + "/" + hers)).get("state").asText()).isEqualTo("merged-into");
        assertThat(ok(alice.get(BASE + "/" + hers + "/merges"))
                        .get("merged_into")
                        .asText())
                .isEqualTo(his);
        assertThat(signedIn(alice).get("/c/commons/proposals/" + hers).body())
                .contains("went into another")
                .contains("/c/commons/proposals/" + his);
        assertThat(bob.post(BASE + "/" + hers + "/support").status()).isEqualTo(422);
    }

    @Test
    void aLinkIsAgreedOnThePage() {
        var hers = proposes(alice);
        var his = proposes(bob);
        assertThat(sends(alice, hers, "/link", "kind", "opposes", "other", his)).isEqualTo(303);
        assertThat(sends(alice, hers, "/link", "kind", "opposes", "other", "nowhere"))
                .isEqualTo(422);
        for (var who : List.of(others.get(1), others.get(2), others.get(3))) { // a moderator may agree
            assertThat(sends(who, his, "/link/agree", "kind", "opposes", "other", hers, "incoming", "true"))
                    .as(who.name())
                    .isEqualTo(403);
            assertThat(who.post(BASE + "/" + hers + "/links/agree", Map.of("kind", "opposes", "other_id", his))
                            .status())
                    .as(who.name())
                    .isEqualTo(403);
        }
        assertThat(ok(others.getLast().get(BASE + "/" + his + "/links"))).isEmpty();
        assertThat(sends(bob, his, "/link/agree", "kind", "opposes", "other", hers, "incoming", "true"))
                .isEqualTo(303);
        assertThat(signedIn(others.getLast()).get("/c/commons/proposals/" + his).body())
                .contains("opposed by");
        assertThat(sends(bob, his, "/link/remove", "kind", "opposes", "other", hers, "incoming", "true"))
                .isEqualTo(403);
        assertThat(sends(alice, hers, "/link/remove", "kind", "opposes", "other", his))
                .isEqualTo(303);
        assertThat(ok(bob.get(BASE + "/" + his + "/links"))).isEmpty();
    }

    @Test
    void aCoAuthorIsAskedAndAnswersOnThePage() {
        var hers = proposes(alice);
        for (var who : others) {
            assertThat(sends(who, hers, "/authors", "who", "bob"))
                    .as(who.name())
                    .isEqualTo(403);
            assertThat(who.post(BASE + "/" + hers + "/authors/accept").status())
                    .as(who.name())
                    .isEqualTo(404);
        }
        assertThat(sends(alice, hers, "/authors", "who", "@bob")).isEqualTo(303);
        assertThat(sends(alice, hers, "/authors", "who", "desk")).isEqualTo(422);
        assertThat(sends(alice, hers, "/authors", "who", "nobody-here")).isEqualTo(422);
        assertThat(bob.put(BASE + "/" + hers, Map.of("problem", "Now")).status())
                .isEqualTo(403);
        assertThat(sends(bob, hers, "/authors/accept")).isEqualTo(303);
        ok(bob.put(BASE + "/" + hers, Map.of("problem", "Nobody can sit.")));
        assertThat(ok(alice.get(BASE + "/" + hers + "/authors")))
                .extracting(author -> author.get("username").asText())
                .containsExactlyInAnyOrder("alice", "bob");
        assertThat(ok(bob.get("/api/v1/statuses/" + hers)).get("content").asText())
                .contains("Nobody can sit.");
        assertThat(bob.delete(BASE + "/" + hers).status()).isEqualTo(403);
        assertThat(sends(bob, hers, "/authors/remove", "account", bob.id().toString()))
                .isEqualTo(303);
        assertThat(bob.put(BASE + "/" + hers, Map.of("problem", "Later")).status())
                .isEqualTo(403);
    }
}
