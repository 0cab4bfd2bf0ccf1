package folkmoot.people.team;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.people.user.TeamRole;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import folkmoot.testing.Browser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several people act as one account from apps and browsers: how they come to it, what is seen of it, and when it ends. */
class TeamDoorsTest extends TeamFixture {

    @Test
    void aMemberActsAsTheTeamFromAnyAppAndOthersSeeOnlyTheTeam() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);

        var posted = posts(token, "The gritter is out tonight");

        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        var status = JsonBodies.read(posted.body().getBytes(StandardCharsets.UTF_8));
        assertThat(status.at("/account/username").asText()).isEqualTo(works);
        assertThat(ok(stranger.get("/api/v1/statuses/" + status.get("id").asText()))
                        .toString())
                .doesNotContain(clerk.name());
        var acts = write(tx -> teams().acts(tx, team(tx), user(tx, manager), Optional.empty(), 10));
        assertThat(acts.getFirst().username()).contains(clerk.name());
        assertThat(acts.getFirst().method() + " " + acts.getFirst().path()).isEqualTo("POST /api/v1/statuses");
    }

    @Test
    void aTokenForTheTeamReachesNothingOfTheMemberAndTheMembersNothingOfTheTeam() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);
        var own = ok(clerk.get("/api/v1/accounts/verify_credentials"));

        assertThat(browserOfNobody()
                        .get("/api/v1/accounts/verify_credentials", "Authorization", "Bearer " + token)
                        .body())
                .contains(works)
                .doesNotContain(clerk.name());
        assertThat(own.get("username").asText()).isEqualTo(clerk.name());
        assertThat(ok(clerk.get("/api/v1/accounts/verify_credentials"))
                        .get("username")
                        .asText())
                .isEqualTo(clerk.name());
    }

    @Test
    void whoDoesNotBelongToTheTeamCannotActAsItByAnyDoor() {
        assertThat(consents(stranger, app(), works).statusCode()).isEqualTo(404);
        var browser = signedIn(stranger.name());
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        assertThat(browser.post("/settings/access/act-as", "csrf", csrf, "team", works)
                        .statusCode())
                .isEqualTo(404);
        for (var path : new String[] {"", "/members", "/members/remove", "/two-person", "/revoke"}) {
            var answer = path.isEmpty()
                    ? browser.get("/settings/teams/" + works)
                    : browser.post(
                            "/settings/teams/" + works + path,
                            "csrf",
                            csrf,
                            "username",
                            stranger.name(),
                            "role",
                            "manager",
                            "token",
                            "1",
                            "user",
                            "1");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        write(tx -> {
            var team = team(tx);
            var user = user(tx, stranger);
            assertThatThrownBy(() -> teams().put(tx, team, account(tx, stranger.name()), TeamRole.MANAGER, user))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> teams().acts(tx, team, user, Optional.empty(), 10))
                    .isInstanceOf(NotFound.class);
            return null;
        });
    }

    @Test
    void whoIsRemovedActsAsTheTeamNoLongerFromThatMoment() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);
        var browser = signedIn(clerk.name());
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        assertThat(browser.post("/settings/access/act-as", "csrf", csrf, "team", works)
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/settings/access").body()).contains("acts as the team @" + works);
        assertThat(status(token, "/api/v1/accounts/verify_credentials")).isEqualTo(200);

        write(tx -> {
            teams().remove(tx, team(tx), user(tx, clerk), user(tx, manager));
            return null;
        });

        assertThat(status(token, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
        assertThat(posts(token, "still here?").statusCode()).isEqualTo(401);
        assertThat(browser.get("/settings/teams/" + works).statusCode()).isEqualTo(404);
        assertThat(browser.get("/settings/account").body()).contains("@" + clerk.name());
    }

    @Test
    void whoIsShutOutOfTheInstanceActsAsNoTeam() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);
        var users = world.server().house().people().members().users();

        write(tx -> {
            users.disable(tx, user(tx, clerk), true);
            return null;
        });
        world.server().house().people().events().revoked().tell(Runnable::run);

        assertThat(status(token, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
    }

    @Test
    void aDrafterReadsAndDoesNotActByAnyDoor() {
        joins(clerk, TeamRole.DRAFTER);
        var token = tokenAsTeam(clerk);

        assertThat(status(token, "/api/v1/timelines/home")).isEqualTo(200);
        assertThat(posts(token, "I speak for all of us").statusCode()).isEqualTo(403);
        var browser = signedIn(clerk.name());
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        browser.post("/settings/access/act-as", "csrf", csrf, "team", works);
        assertThat(browser.post("/settings/account/aliases", "csrf", csrf, "handle", "ana@example.org")
                        .statusCode())
                .isEqualTo(403);
        var acts = write(tx -> teams().acts(tx, team(tx), user(tx, clerk), Optional.empty(), 10));
        assertThat(acts).as("what was refused is written down too").hasSize(2);
    }

    @Test
    void everyGrantIsSeenByItsPersonAndTheTeamAndCanBeTakenBackByEither() {
        joins(clerk, TeamRole.RESPONDER);
        var first = tokenAsTeam(clerk);
        var second = tokenAsTeam(clerk);
        var members = world.server().house().people().members();
        var browser = signedIn(clerk.name());
        var page = browser.get("/settings/access").body();
        assertThat(page).contains("Tusk").contains("@" + works);
        var csrf = Browser.hidden(page).get("csrf");
        var grants = write(tx -> members.tokens().grants(tx, user(tx, clerk)));

        assertThat(browser.post("/settings/access/revoke", "csrf", csrf, "token", "12345")
                        .statusCode())
                .isEqualTo(404);
        browser.post(
                "/settings/access/revoke",
                "csrf",
                csrf,
                "token",
                grants.getFirst().token().toString());
        assertThat(status(second, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
        assertThat(status(first, "/api/v1/accounts/verify_credentials")).isEqualTo(200);

        var boss = signedIn(manager.name());
        var team = boss.get("/settings/teams/" + works).body();
        assertThat(team).contains("Tusk").contains("@" + clerk.name());
        var left = write(tx -> members.tokens().teamGrants(tx, team(tx).user())).getFirst();
        assertThat(left.by()).contains(clerk.name());
        boss.post(
                "/settings/teams/" + works + "/revoke",
                "csrf",
                Browser.hidden(team).get("csrf"),
                "token",
                left.token().toString());
        assertThat(status(first, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
    }
}
