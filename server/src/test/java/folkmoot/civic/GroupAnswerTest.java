package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.NewBody;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consultation in which many say the same in their own words, and a body that has to answer all of them. */
class GroupAnswerTest {

    private static final String DESK = "/api/folkmoot/v1/desk";
    private static final List<String> SAY = List.of(
            "Let the bus along the canal run until midnight",
            "The bus along the canal should run until midnight",
            "Please let the canal bus run until midnight",
            "Run the bus along the canal until midnight on all days");

    private final SettableClock clock = SettableClock.atNoon();
    private final CivicTown town = new CivicTown(clock);
    private final Person transport = town.world.person("transport");
    private final Person bob = town.town.bob();
    private final List<String> ids = new ArrayList<>();

    @AfterEach
    void close() {
        town.close();
    }

    private Person author(int number) {
        return town.world.person("author" + number);
    }

    private void consult() {
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        var domain = town.house().platform().uris().domain();
        town.house()
                .platform()
                .database()
                .write(tx -> town.house()
                        .civic()
                        .registry()
                        .bodies()
                        .register(
                                tx, commons.id(), NewBody.of("transport", "Transport", domain, "transport@" + domain)));
        for (int i = 0; i < SAY.size(); i++) {
            ids.add(town.proposes(author(i), "commons", SAY.get(i), "transport"));
        }
        var other = town.proposes(author(0), "commons", "Heated shelters at the railway station", "transport");
        ids.stream().limit(3).forEach(id -> ok(bob.post(CivicTown.PROPOSALS + "/" + id + "/support")));
        ids.forEach(id -> ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send")));
        ok(town.grace.post(CivicTown.PROPOSALS + "/" + other + "/send"));
        town.settle();
        Patience.until(() -> ok(transport.get(DESK)).get("open").asInt() == SAY.size() + 1);
    }

    private List<String> heard(Person person, String type) {
        return StreamSupport.stream(
                        ok(person.get("/api/v1/notifications?limit=80&types[]=" + type))
                                .spliterator(),
                        false)
                .map(one -> one.at("/status/content").asText())
                .filter(content -> content.contains("timetable"))
                .toList();
    }

    private String page(Person person, String path) {
        var browser =
                new Browser(URI.create("http://localhost:" + town.world.server().port()));
        browser.post("/sign-in", "login", person.name(), "password", World.PASSWORD);
        return browser.get(path).body();
    }

    private static int marked(String page, String mark) {
        return page.split(mark, -1).length - 1;
    }

    @Test
    void c30ManyAreAnsweredAtOnceAndEachSeesWhichOfTheirsTheAnswerCovers() {
        consult();
        var groups = ok(transport.get(DESK + "?order=size")).get("groups");
        assertThat(groups)
                .as("what says the same lies together, the largest first")
                .hasSize(2);
        assertThat(groups.get(0).get("cases").asInt()).isEqualTo(SAY.size());
        assertThat(groups.get(0).get("supports").asInt()).isEqualTo(3);
        var whole = "From the new timetable on it does. " + "We looked at every stop. ".repeat(40)
                + "The last bus leaves the lock at 23:52.";

        var group = DESK + "/groups/" + groups.get(0).get("id").asText();
        var draft = ok(transport.post(group + "/answers", Map.of("text", whole, "position", "planned")));
        ok(transport.post(DESK + "/answers/" + draft.get("id").asText() + "/release"));
        town.settle();

        var address = "/answers/" + draft.get("id").asText();
        for (int i = 0; i < SAY.size(); i++) {
            assertThat(town.shown(ids.get(i)).at("/tracks/0/state").asText()).isEqualTo("planned");
            assertThat(town.page("/c/commons/proposals/" + ids.get(i)))
                    .contains("From the new timetable on it does.", "href=\"" + address + "\"")
                    .doesNotContain("23:52");
            assertThat(heard(author(i), "mention"))
                    .as("the author, by being named")
                    .hasSize(1);
            assertThat(marked(page(author(i), address), "Yours<"))
                    .as("of the proposals that it covers")
                    .isEqualTo(1);
        }
        assertThat(heard(bob, "status")).as("who backs three of them").hasSize(1);
        var seen = page(bob, address);
        assertThat(seen).contains("23:52", "It answers 4 proposals").doesNotContain("Heated shelters");
        assertThat(marked(seen, "You back it<")).isEqualTo(3);
        assertThat(seen.indexOf("You back it")).as("theirs first").isLessThan(seen.indexOf(SAY.get(3)));
        assertThat(town.page(address)).doesNotContain("You back it", "Yours<");
        assertThat(ok(transport.get(DESK)).get("open").asInt())
                .as("the other one waits")
                .isEqualTo(1);
        assertThat(ok(bob.visit("/api/folkmoot/v1" + address)).get("proposal_ids"))
                .hasSize(SAY.size());
        assertThat(town.verify()).isEmpty();
    }

    private int prepares(String group, Map<String, String> answer) {
        return transport.post(group, answer).status();
    }

    @Test
    void c30APromiseToAGroupIsOneForEachLateForEachAndEachAuthorIsAsked() {
        consult();
        var group = DESK + "/groups/"
                + ok(transport.get(DESK + "?order=size")).at("/groups/0/id").asText() + "/answers";
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var text = "It will, from the new timetable on.";
        assertThat(prepares(group, Map.of("text", text, "position", "planned", "due", "2199-05-01")))
                .as("a day without what will be there")
                .isEqualTo(422);
        assertThat(prepares(group, Map.of("text", text, "position", "declined", "due", "someday", "measure", "buses")))
                .as("no day")
                .isEqualTo(422);
        assertThat(prepares(
                        group,
                        Map.of(
                                "text",
                                text,
                                "position",
                                "planned",
                                "due",
                                today.minusDays(1).toString(),
                                "measure",
                                "buses")))
                .as("a day that has passed")
                .isEqualTo(422);
        assertThat(prepares(
                        group,
                        Map.of("text", text, "position", "planned", "due", "2199-05-01", "measure", "#declined")))
                .as("what a reply would say otherwise")
                .isEqualTo(422);

        var due = today.plusDays(5);
        var draft = ok(transport.post(
                group,
                Map.of("text", text, "position", "planned", "due", due.toString(), "measure", "Buses until midnight")));
        ok(transport.post(DESK + "/answers/" + draft.get("id").asText() + "/release"));
        town.settle();
        var address = "/answers/" + draft.get("id").asText();
        for (var id : ids) {
            assertThat(ok(bob.visit(CivicTown.PROPOSALS + "/" + id + "/commitments"))
                            .at("/0/measure")
                            .asText())
                    .isEqualTo("Buses until midnight");
        }
        assertThat(town.page(address)).contains("Buses until midnight").doesNotContain("Late since");
        assertThat(ok(bob.visit("/api/folkmoot/v1" + address)).get("due").asText())
                .isEqualTo(due.toString());

        clock.advance(Duration.ofDays(6));
        town.house().civic().bodyAnswers().daily(town.house().platform().database());
        town.settle();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(town.page("/c/commons/proposals/" + ids.get(i))).contains("Late since");
            assertThat(ok(author(i).get("/api/v1/notifications?limit=80&types[]=mention"))
                            .findValuesAsText("content"))
                    .as("the author is asked")
                    .anyMatch(content -> content.contains("Buses until midnight"));
        }
        assertThat(marked(town.page(address), "Late since")).isEqualTo(ids.size());
        var elsewhere = Long.parseLong(ids.getFirst());
        var database = town.house().platform().database();
        database.write(tx -> tx.execute("UPDATE proposal SET local = false WHERE id = ?", elsewhere));
        assertThat(marked(town.page(address), "Late since"))
                .as("one that is at home elsewhere, whose home does not say that it is done")
                .isEqualTo(ids.size());
        database.write(tx -> tx.execute("UPDATE proposal_track SET state = 'done' WHERE proposal_id = ?", elsewhere));
        database.write(tx -> tx.execute("UPDATE commitment SET kept_at = now() WHERE proposal_id = ?", elsewhere));
        assertThat(marked(town.page(address), "Late since")).isEqualTo(ids.size() - 1);
        assertThat(StreamSupport.stream(
                                ok(bob.get("/api/v1/notifications?limit=80&types[]=status"))
                                        .spliterator(),
                                false)
                        .filter(one -> one.at("/account/username").asText().endsWith("_clerk"))
                        .count())
                .as("who backs three of them hears of the day once")
                .isEqualTo(1);
    }
}
