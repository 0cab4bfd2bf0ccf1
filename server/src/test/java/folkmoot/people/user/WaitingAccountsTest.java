package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.platform.id.AccountId;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody but moderators sees an account before its address is proven and its owner was let in. */
class WaitingAccountsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Town town;
    private static Person alice;
    private static Person moderator;

    @BeforeAll
    static void open() {
        town = new Town(Map.of("registration.mode", "approval"));
        alice = town.alice();
        moderator = town.world().moderator("mo");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void whoHasNotConfirmedIsNobodyAtEveryDoor() {
        var id = town.world().applicant("una", "I live here");
        approve(id);

        isNobody("una", id);
    }

    @Test
    void whoWaitsForAModeratorIsNobodyAtEveryDoor() {
        var id = town.world().applicant("penny", "I live here");
        confirm(id);

        isNobody("penny", id);
    }

    @Test
    void whoHasConfirmedAndWasLetInIsSeenByEverybody() {
        var id = town.world().applicant("opal", "I live here");
        confirm(id);
        approve(id);

        for (var path : pages("opal", id)) {
            assertThat(alice.get(path).status()).as(path).isEqualTo(200);
        }
        for (var path : documents("opal")) {
            assertThat(fetch(path)).as(path).isEqualTo(200);
        }
        assertThat(names("/api/v1/accounts/search?q=opal")).containsExactly("opal");
        assertThat(names("/api/v1/directory?local=true&order=new")).contains("opal");
        ok(alice.post("/api/v1/accounts/" + id + "/follow"));
    }

    @Test
    void moderatorsSeeWhoWaitsAndHearOfThem() {
        var id = town.world().applicant("quinn", "I live here");

        assertThat(ok(moderator.get("/api/v1/admin/accounts/" + id))
                        .at("/account/username")
                        .asText())
                .isEqualTo("quinn");
        assertThat(moderator
                        .get("/api/v1/notifications?types[]=admin.sign_up")
                        .json()
                        .findValuesAsText("username"))
                .contains("quinn");
    }

    @Test
    void aNameIsGivenToWhoWaits() {
        town.world().applicant("rhys", "I live here");

        assertThat(town.world().tryToJoin("rhys", "another@mail.test")).isEqualTo(422);
    }

    @Test
    void nodeInfoAndInstanceCountOnlyWhoWasLetIn() {
        town.world().applicant("sid", "I live here");
        var house = town.world().server().house();
        int members = house.platform()
                .database()
                .read(tx -> tx.sql()
                        .fetchCount(tx.sql()
                                .selectOne()
                                .from("account")
                                .where("domain IS NULL AND NOT waiting")
                                .and("id IN (SELECT account_id FROM users)")));

        assertThat(alice.visit("/nodeinfo/2.0").json().at("/usage/users/total").asInt())
                .isLessThanOrEqualTo(members);
        assertThat(alice.visit("/api/v1/instance")
                        .json()
                        .at("/stats/user_count")
                        .asInt())
                .isLessThanOrEqualTo(members);
    }

    private void isNobody(String name, AccountId id) {
        for (var path : pages(name, id)) {
            assertThat(alice.get(path).status()).as(path).isEqualTo(404);
            assertThat(alice.visit(path).status()).as(path).isIn(401, 404);
        }
        for (var path : documents(name)) {
            assertThat(fetch(path)).as(path).isEqualTo(404);
        }
        for (var act : List.of("follow", "block", "mute", "note", "pin", "unfollow", "remove_from_followers")) {
            assertThat(alice.post("/api/v1/accounts/" + id + "/" + act).status())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(alice.post("/api/v1/reports", Map.of("account_id", id.toString()))
                        .status())
                .isEqualTo(404);
        for (var list : List.of(
                "/api/v1/accounts?id[]=" + id,
                "/api/v1/accounts/relationships?id[]=" + id,
                "/api/v1/accounts/search?q=" + name,
                "/api/v1/accounts/search?resolve=true&q=@" + name + "@" + domain())) {
            assertThat(alice.get(list).json()).as(list).isEmpty();
        }
        for (var words : List.of(name, "@" + name, town.uri("/users/" + name), town.uri("/@" + name))) {
            assertThat(alice.get("/api/v2/search?resolve=true&q=" + words)
                            .json()
                            .get("accounts"))
                    .isEmpty();
        }
        assertThat(names("/api/v1/directory?local=true&order=new")).doesNotContain(name);
        assertThat(names("/api/v1/directory")).doesNotContain(name);
        assertThat(alice.posts("Hello @" + name).get("mentions")).isEmpty();
        town.carol()
                .sends(
                        town.uri("/users/" + name + "/inbox"),
                        RemotePerson.json("{'@context':'https://www.w3.org/ns/activitystreams','type':'Follow',"
                                + "'id':'" + town.carol().id() + "/follows/" + name + "','actor':'"
                                + town.carol().id() + "','object':'" + town.uri("/users/" + name)
                                + "'}"));
        Patience.until(() -> town.world().unfinished() == 0);
        assertThat(follows(id)).as("followers elsewhere").isZero();
    }

    private static int follows(AccountId id) {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql().fetchCount(FOLLOW, FOLLOW.TARGET_ID.eq(id.value())));
    }

    private static List<String> pages(String name, AccountId id) {
        var account = "/api/v1/accounts/" + id;
        return List.of(
                account,
                account + "/statuses",
                account + "/followers",
                account + "/following",
                account + "/featured_tags",
                account + "/endorsements",
                account + "/lists",
                "/api/v1/accounts/lookup?acct=" + name,
                "/@" + name);
    }

    private static List<String> documents(String name) {
        return Stream.concat(
                        Stream.of("", "/outbox", "/followers", "/following", "/featured")
                                .map(part -> "/users/" + name + part),
                        Stream.of("/.well-known/webfinger?resource=acct:" + name + "@" + domain()))
                .toList();
    }

    private static String domain() {
        return town.world().server().house().platform().address().domain();
    }

    private static int fetch(String path) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + town.world().server().port() + path))
                .header("Accept", "application/activity+json")
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static List<String> names(String path) {
        return alice.get(path).json().findValuesAsText("username");
    }

    private static void confirm(AccountId id) {
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.people()
                        .members()
                        .users()
                        .confirm(
                                tx,
                                house.people()
                                        .members()
                                        .users()
                                        .byAccount(tx, id)
                                        .orElseThrow()
                                        .id()));
    }

    private static void approve(AccountId id) {
        ok(moderator.post("/api/v1/admin/accounts/" + id + "/approve"));
    }
}
