package folkmoot.civic.community;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.door.House;
import folkmoot.platform.problem.Invalid;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A register is one community's: what its moderators may enter, correct and retire, and how far it reaches. */
class RegisterTest {

    private static final String API = "/api/folkmoot/v1/communities/";

    private static World world;
    private static House house;
    private static Person admin;
    private static Person mona;
    private static Community commons;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        house = world.server().house();
        admin = world.administrator("ada");
        mona = world.person("mona");
        commons = house.platform().database().transaction(tx -> {
            house.civic().registry().communities().create(tx, NewCommunity.of("quay", "The Quay"));
            var made =
                    house.civic().registry().communities().create(tx, NewCommunity.of("commons", "Harrowmere Commons"));
            house.civic()
                    .registry()
                    .communities()
                    .addModerator(tx, made, house.people().accounts().require(tx, mona.id()));
            return made;
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Person.Answer enters(String slug, String domain, String handle) {
        return mona.post(
                API + "commons/bodies",
                Map.of("slug", slug, "name", "Body " + slug, "domain", domain, "handle", handle));
    }

    private static String proposes(String community, String title) {
        return ok(world.alice()
                        .post(
                                "/api/folkmoot/v1/proposals",
                                Map.of(
                                        "community",
                                        community,
                                        "title",
                                        title,
                                        "ask",
                                        "Build it.",
                                        "problem",
                                        "There is none.")))
                .get("id")
                .asText();
    }

    private static int supports(Person by, String proposal) {
        return by.post("/api/folkmoot/v1/proposals/" + proposal + "/support").status();
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://localhost:" + world.server().port()));
    }

    private static JsonNode log() {
        return ok(world.alice().visit(API + "commons/log"));
    }

    @Test
    void theInstancesOwnDomainNeedsAHandle() {
        var refused = enters("all-of-us", "here.localhost", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("error").asText()).contains("people of this instance are on that domain");

        house.platform()
                .database()
                .write(tx -> assertThatThrownBy(() -> house.civic()
                                .registry()
                                .bodies()
                                .register(tx, commons.id(), NewBody.of("council", "Council", "here.localhost", " ")))
                        .isInstanceOf(Invalid.class));
        assertThat(admin.get("/api/v1/admin/accounts").status()).isEqualTo(200);
    }

    /** Made before handles were asked for. */
    @Test
    void anEntryOfTheOwnDomainWithoutAHandleConcernsNobodyHere() {
        house.platform().database().write(tx -> {
            var body = house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            commons.id(),
                            NewBody.of("old", "Old entry", "here.localhost", "nobody@here.localhost"));
            tx.execute("UPDATE body SET handle = NULL WHERE id = ?", body.id().value());
        });
        var id = proposes("commons", "Benches along the old canal");

        assertThat(supports(world.person("gwen"), id)).isEqualTo(200);
        assertThat(admin.get("/api/v1/admin/accounts").status()).isEqualTo(200);
    }

    @Test
    void noModeratorOfACommunityTakesARoleFromAnybody() {
        var domain = house.platform().uris().domain();
        var refused = enters("ada", "here.localhost", "ada@" + domain);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("error").asText()).contains("with a role on this instance");
        assertThat(enters("later", "here.localhost", "administrator-to-be@" + domain)
                        .status())
                .as("nor from somebody who comes later")
                .isEqualTo(422);
        assertThat(admin.get("/api/v1/admin/accounts").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastodon.social", "www.gmail.com", "MASTODON.SOCIAL", "gov.uk", "github.io", "com"})
    void aDomainWhereAnybodyCanBeIsRefusedWithASentence(String domain) {
        var refused = enters("any", domain, "works@" + domain);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("error").asText()).contains("anybody can have");
    }

    @Test
    void whatARegisterSaysHoldsInItsCommunityOnly() {
        var hugo = world.person("hugo");
        var here = proposes("commons", "A roof over the bicycle stand");
        var there = proposes("quay", "A lamp beside the ferry stairs");

        var entry = ok(enters("desk", "here.localhost", "@Hugo"));
        assertThat(entry.get("handle").asText())
                .isEqualTo("hugo@" + house.platform().uris().domain());

        assertThat(supports(hugo, here)).isEqualTo(403);
        assertThat(supports(hugo, there)).isEqualTo(200);
    }

    @Test
    void anEntryIsCorrectedAndRetiredAndTheLogSaysSo() {
        var ivan = world.person("ivan");
        var jane = world.person("jane");
        var domain = house.platform().uris().domain();
        var id = proposes("commons", "A tap by the playing field");
        ok(enters("parks", "here.localhost", "ivan@" + domain));
        assertThat(supports(ivan, id)).isEqualTo(403);

        var corrected = ok(mona.patch(
                API + "commons/bodies/parks", Map.of("handle", "jane@" + domain, "reason", "The post changed hands")));

        assertThat(corrected.get("name").asText()).as("what is not named stays").isEqualTo("Body parks");
        assertThat(corrected.get("account_id").asText()).isEqualTo(jane.id().toString());
        assertThat(supports(ivan, id)).isEqualTo(200);
        assertThat(supports(jane, id)).isEqualTo(403);
        assertThat(ivan.patch(API + "commons/bodies/parks", Map.of("name", "Mine"))
                        .status())
                .isEqualTo(403);

        ok(mona.delete(API + "commons/bodies/parks"));

        assertThat(supports(jane, id)).isEqualTo(200);
        assertThat(ok(jane.visit(API + "commons/bodies")).findValuesAsText("slug"))
                .doesNotContain("parks");
        assertThat(ok(jane.visit(API + "commons/bodies/parks"))
                        .get("retired_at")
                        .asText())
                .isNotEmpty();
        assertThat(world.alice()
                        .post(
                                "/api/folkmoot/v1/proposals",
                                Map.of(
                                        "community",
                                        "commons",
                                        "title",
                                        "Addressed too late",
                                        "ask",
                                        "Do it.",
                                        "bodies",
                                        List.of("parks")))
                        .status())
                .isEqualTo(422);
        assertThat(log())
                .filteredOn(line -> line.get("object").asText().endsWith("/c/commons/bodies/parks"))
                .extracting(line ->
                        line.get("act").asText() + " " + line.get("reason").asText())
                .containsExactly(
                        "retire ",
                        "correct handle: ivan@" + domain + " → jane@" + domain + ". The post changed hands",
                        "register ");
    }

    @Test
    void aRetiredEntryComesBackByRegisteringItAgain() {
        ok(enters("water", "water.example", ""));
        ok(mona.delete(API + "commons/bodies/water"));
        assertThat(mona.delete(API + "commons/bodies/water").status()).isEqualTo(422);

        var again = ok(enters("water", "new-water.example", ""));

        assertThat(again.get("domain").asText()).isEqualTo("new-water.example");
        assertThat(again.get("retired_at").isNull()).isTrue();
        assertThat(enters("water", "water.example", "").status()).isEqualTo(422);
    }

    @Test
    void theOperatorsCommandStandsInTheLogWithoutAnAccount() {
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .registers()
                        .register(
                                tx,
                                new Registers.By(commons, Optional.empty(), Optional.of("Asked for by letter")),
                                NewBody.of("harbour", "Harbour", "harbour.example", "")));

        assertThat(log())
                .filteredOn(line -> line.get("object").asText().endsWith("/harbour"))
                .allSatisfy(line -> assertThat(line.get("account_id").isNull()).isTrue())
                .extracting(line -> line.get("reason").asText())
                .containsExactly("Asked for by letter");
    }

    @Test
    void itsModeratorsCorrectAndRetireItOnItsPage() {
        ok(enters("lights", "lights.example", ""));
        var page = "/c/commons/bodies/lights";
        var browser = visitor();
        assertThat(browser.get(page).body()).doesNotContain(page + "/retire");
        browser.post("/sign-in", "login", "mona", "password", World.PASSWORD);

        var shown = browser.get(page).body();
        assertThat(shown).contains("action=\"" + page + "/retire\"");
        var csrf = Browser.hidden(shown).get("csrf");
        var refused =
                browser.submit(page, Map.of("csrf", csrf, "body-name", "Lights", "domain", "gmail.com", "reason", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("anybody can have an account");
        browser.submit(page, Map.of("csrf", csrf, "body-name", "Street Lights", "domain", "lights.example"));
        assertThat(browser.get(page).body()).contains("Street Lights");
        browser.submit(page + "/retire", Map.of("csrf", csrf, "reason", "Merged into Works"));

        assertThat(browser.get(page).body()).contains("Retired on").doesNotContain(page + "/retire");
        assertThat(log().toString()).contains("Merged into Works").contains("name: Body lights → Street Lights");
    }

    @Test
    void anEntrySaysHowABodyIsReachedAndWhenItsOfficesWork() {
        ok(enters("county", "county.example", ""));
        var entry = ok(mona.post(
                API + "commons/bodies",
                Map.of(
                        "slug", "bridges",
                        "name", "Bridges Office",
                        "names", Map.of("cy", "Swyddfa’r Pontydd"),
                        "domain", "bridges.example",
                        "mail", "desk@bridges.example",
                        "form", "https://bridges.example/ask",
                        "parent", "county",
                        "working_week", List.of("mon", "tue"),
                        "holidays", List.of("2026-12-25"),
                        "wikidata", "Q84")));

        assertThat(entry.at("/names/cy").asText()).isEqualTo("Swyddfa’r Pontydd");
        assertThat(entry.get("mail").asText()).isEqualTo("desk@bridges.example");
        assertThat(entry.get("form").asText()).isEqualTo("https://bridges.example/ask");
        assertThat(entry.get("parent").asText()).isEqualTo("county");
        assertThat(entry.at("/working_time/week").toString()).isEqualTo("[\"mon\",\"tue\"]");
        assertThat(entry.at("/working_time/holidays/0").asText()).isEqualTo("2026-12-25");
        assertThat(entry.at("/codes/wikidata").asText()).isEqualTo("Q84");
        var page = visitor().get("/c/commons/bodies/bridges?lang=cy").body();
        assertThat(page).contains("Swyddfa’r Pontydd", "desk@bridges.example", "/c/commons/bodies/county");

        ok(mona.patch(API + "commons/bodies/bridges", Map.of("mail", "")));
        assertThat(ok(mona.visit(API + "commons/bodies/bridges")).get("mail").isNull())
                .isTrue();
        assertThat(log().toString()).contains("mail: desk@bridges.example → –");
    }

    @Test
    void everyFieldWithAFaultIsNamedAtOnceAndNothingIsEntered() {
        var refused = mona.post(
                API + "commons/bodies",
                Map.of(
                        "slug", "Brücken",
                        "name", "",
                        "domain", "com",
                        "mail", "desk",
                        "form", "javascript:alert(1)",
                        "parent", "nobody",
                        "gss", "Е09000014", // the first letter is Cyrillic
                        "valid_from", "2026-04-01",
                        "valid_until", "2026-03-31"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("details").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("slug", "name", "domain", "mail", "form", "parent", "gss", "valid_until");
    }

    @Test
    void noEntryStandsBelowItself() {
        ok(enters("one", "one.example", ""));
        ok(mona.post(
                API + "commons/bodies",
                Map.of("slug", "two", "name", "Two", "domain", "two.example", "parent", "one")));

        assertThat(mona.patch(API + "commons/bodies/one", Map.of("parent", "two"))
                        .status())
                .isEqualTo(422);
        assertThat(mona.patch(API + "commons/bodies/one", Map.of("parent", "one"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whoLooksLikeABodyIsFlaggedEverywhereAndReportedOnce() {
        ok(enters("rivers", "rivers.example", ""));
        ok(mona.patch(API + "commons/bodies/rivers", Map.of("name", "Riverside Flood Office")));
        var rosa = world.person("rosa");
        ok(rosa.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Riverside Fl0od Office")));
        var post = ok(rosa.post("/api/v1/statuses", Map.of("status", "All is dry.")));
        ok(rosa.post("/api/v1/statuses", Map.of("status", "Still dry.")));

        assertThat(post.at("/account/public_body/standing").asText()).isEqualTo("look-alike");
        var account = ok(world.alice().get("/api/v1/accounts/" + rosa.id()));
        assertThat(account.at("/public_body/standing").asText()).isEqualTo("look-alike");
        assertThat(account.at("/public_body/name").asText()).isEqualTo("Riverside Flood Office");
        assertThat(visitor().get("/@rosa").body()).contains("Not the official account of Riverside Flood Office");
        assertThat(visitor().get("/@rosa/" + post.get("id").asText()).body())
                .contains("Not the official account of Riverside Flood Office");
        var proposal = ok(rosa.post(
                        "/api/folkmoot/v1/proposals",
                        Map.of("community", "commons", "title", "Pay your flood levy to us", "ask", "Pay.")))
                .get("id")
                .asText();
        assertThat(visitor().get("/c/commons/proposals/" + proposal).body())
                .contains("Not the official account of Riverside Flood Office");
        assertThat(ok(admin.get("/api/v1/admin/reports")))
                .filteredOn(
                        report -> report.at("/target_account/username").asText().equals("rosa"))
                .hasSize(1)
                .allSatisfy(report -> assertThat(report.get("comment").asText()).contains("/c/commons/bodies/rivers"));
    }

    @Test
    void whoLooksLikeABodyThatHasThisInstancesOwnDomainIsFlaggedToo() {
        var domain = house.platform().uris().domain();
        world.person("ruben");
        ok(mona.post(
                API + "commons/bodies",
                Map.of(
                        "slug", "ferries",
                        "name", "Harbour Ferries Board",
                        "domain", "here.localhost",
                        "handle", "ruben@" + domain)));
        var ruth = world.person("ruth");
        ok(ruth.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Harbour Ferries Board")));

        assertThat(ok(world.alice().get("/api/v1/accounts/" + ruth.id()))
                        .at("/public_body/standing")
                        .asText())
                .isEqualTo("look-alike");
    }
}
