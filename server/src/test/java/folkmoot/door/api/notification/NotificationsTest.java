package folkmoot.door.api.notification;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NotificationsTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void favouritesOfOneStatusAreOneGroupAndPageByTheirNewest() {
        var author = WORLD.person("author");
        var first = author.posts("first");
        var second = author.posts("second");
        for (var name : List.of("fan1", "fan2", "fan3")) {
            favourites(WORLD.person(name), first);
        }
        favourites(WORLD.person("fan1"), second);
        WORLD.person("fan2").posts("hello @author");

        var all = ok(author.get("/api/v2/notifications"));
        var groups = all.get("notification_groups");
        assertThat(groups.findValuesAsText("type")).containsExactly("mention", "favourite", "favourite");
        var third = groups.get(2);
        assertThat(third.get("notifications_count").asInt()).isEqualTo(3);
        assertThat(third.get("sample_account_ids").size()).isEqualTo(3);
        assertThat(third.get("sample_account_ids").get(0).asText())
                .isEqualTo(WORLD.person("fan3").id().toString());
        assertThat(third.get("status_id")).isEqualTo(first.get("id"));
        assertThat(third.get("most_recent_notification_id").isNumber()).isTrue();
        assertThat(third.get("group_key").asText())
                .startsWith("favourite-" + first.get("id").asText() + "-");
        assertThat(groups.get(0).get("group_key").asText()).startsWith("ungrouped-");
        assertThat(all.get("accounts").size()).isEqualTo(3);
        assertThat(all.get("statuses").size()).isEqualTo(3);

        var page = author.get("/api/v2/notifications?limit=2");
        assertThat(page.json().get("notification_groups").size()).isEqualTo(2);
        assertThat(page.header("Link")).contains("max_id=").contains("min_id=");
        var alone = ok(author.get("/api/v2/notifications?grouped_types[]=follow"));
        assertThat(alone.get("notification_groups").size()).isEqualTo(5);
    }

    @Test
    void aGroupIsShownListedAndDismissed() {
        var author = WORLD.person("author2");
        var status = author.posts("x");
        favourites(WORLD.person("fan1"), status);
        favourites(WORLD.person("fan2"), status);
        var key = ok(author.get("/api/v2/notifications"))
                .get("notification_groups")
                .get(0)
                .get("group_key")
                .asText();

        assertThat(ok(author.get("/api/v2/notifications/" + key))
                        .get("notification_groups")
                        .get(0)
                        .get("notifications_count")
                        .asInt())
                .isEqualTo(2);
        assertThat(author.get("/api/v2/notifications/" + key + "/accounts").json())
                .hasSize(2);
        assertThat(ok(author.get("/api/v2/notifications/unread_count"))
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(ok(author.get("/api/v1/notifications/unread_count"))
                        .get("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(WORLD.person("fan1").get("/api/v2/notifications/" + key).status())
                .isEqualTo(404);
        ok(author.post("/api/v2/notifications/" + key + "/dismiss"));
        assertThat(author.get("/api/v2/notifications/" + key).status()).isEqualTo(404);
        assertThat(author.get("/api/v2/notifications/ungrouped-1").status()).isEqualTo(404);
        assertThat(author.get("/api/v2/notifications?expand_accounts=odd").status())
                .isEqualTo(400);
    }

    @Test
    void typesAreChosenAndLeftOut() {
        var author = WORLD.person("author3");
        favourites(WORLD.person("fan1"), author.posts("x"));
        WORLD.person("fan2").follows(author.id());

        assertThat(types(author, "types[]=follow")).containsExactly("follow");
        assertThat(types(author, "exclude_types[]=follow")).containsExactly("favourite");
        assertThat(types(author, "types[]=annual_report")).isEmpty();
        assertThat(types(author, "account_id=" + WORLD.person("fan2").id())).containsExactly("follow");
        var ids = author.get("/api/v1/notifications").json().findValuesAsText("group_key");
        assertThat(ids).allMatch(key -> !key.startsWith("ungrouped"));
        var id = author.get("/api/v1/notifications").json().get(0).get("id").asText();
        ok(author.delete("/api/v1/notifications/destroy_multiple?ids[]=" + id));
        assertThat(author.get("/api/v1/notifications/" + id).status()).isEqualTo(404);
    }

    @Test
    void aPolicyHoldsBackUntilTheRequestIsAccepted() {
        var reader = WORLD.person("careful");
        var stranger = WORLD.person("stranger");
        assertThat(ok(reader.put("/api/v2/notifications/policy", Map.of("for_not_following", "filter")))
                        .get("for_not_following")
                        .asText())
                .isEqualTo("filter");
        stranger.posts("hello @careful");
        assertThat(reader.get("/api/v1/notifications").json()).isEmpty();
        assertThat(reader.get("/api/v1/notifications?include_filtered=true")
                        .json()
                        .get(0)
                        .get("filtered")
                        .asBoolean())
                .isTrue();
        var policy = ok(reader.get("/api/v2/notifications/policy"));
        assertThat(policy.get("summary").get("pending_requests_count").asInt()).isEqualTo(1);
        var waiting = ok(reader.get("/api/v1/notifications/requests")).get(0);
        assertThat(waiting.get("notifications_count").asText()).isEqualTo("1");
        assertThat(waiting.get("last_status").get("content").asText()).contains("hello");
        var path = "/api/v1/notifications/requests/" + waiting.get("id").asText();
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.post(path + "/accept").status()).isEqualTo(404);

        ok(reader.post(path + "/accept"));
        assertThat(reader.get("/api/v1/notifications").json()).hasSize(1);
        assertThat(reader.get("/api/v1/notifications/requests").json()).isEmpty();
        stranger.posts("and again @careful");
        assertThat(reader.get("/api/v1/notifications").json()).hasSize(2);
        assertThat(ok(reader.get("/api/v1/notifications/requests/merged"))
                        .get("merged")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aPolicyDropsAndARequestIsDismissed() {
        var reader = WORLD.person("careful2");
        var stranger = WORLD.person("stranger2");
        ok(stranger.post("/api/v1/statuses", Map.of("status", "psst @careful2", "visibility", "direct")));
        var waiting = ok(reader.get("/api/v1/notifications/requests")).get(0);
        ok(reader.post(
                "/api/v1/notifications/requests/dismiss",
                Map.of("id", List.of(waiting.get("id").asText()))));
        assertThat(reader.get("/api/v1/notifications?include_filtered=true").json())
                .isEmpty();

        ok(reader.put("/api/v1/notifications/policy", Map.of("filter_not_followers", true)));
        assertThat(ok(reader.get("/api/v2/notifications/policy"))
                        .get("for_not_followers")
                        .asText())
                .isEqualTo("filter");
        ok(reader.put("/api/v2/notifications/policy", Map.of("for_not_followers", "drop")));
        stranger.posts("hello @careful2");
        assertThat(reader.get("/api/v1/notifications?include_filtered=true").json())
                .isEmpty();
        assertThat(reader.put("/api/v2/notifications/policy", Map.of("for_bots", "maybe"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void moderatorsHearOfReportsAndOlderAppsGetWords() {
        var moderator = WORLD.moderator("warden");
        var author = WORLD.person("rude");
        var status = author.posts("rude words");
        var reporter = WORLD.person("reporter");
        var report = ok(reporter.post(
                "/api/v1/reports",
                Map.of(
                        "account_id",
                        author.id().toString(),
                        "status_ids",
                        List.of(status.get("id").asText()),
                        "comment",
                        "look at this",
                        "category",
                        "spam")));
        assertThat(report.get("action_taken").asBoolean()).isFalse();
        assertThat(report.get("status_ids").get(0)).isEqualTo(status.get("id"));
        assertThat(report.get("target_account").get("id").asText())
                .isEqualTo(author.id().toString());

        var heard = ok(moderator.get("/api/v1/notifications?types[]=admin.report&supported_types[]=mention"))
                .get(0);
        assertThat(heard.get("report").get("comment").asText()).isEqualTo("look at this");
        assertThat(heard.get("fallback").get("title").asText()).isNotEmpty();
        assertThat(author.get("/api/v1/notifications").json()).isEmpty();
    }

    @Test
    void aReportMustNameSomebodyAndKeepToItsLength() {
        var reporter = WORLD.person("reporter2");
        var target = WORLD.alice().id().toString();
        assertThat(reporter.post("/api/v1/reports", Map.of("account_id", "123")).status())
                .isEqualTo(404);
        assertThat(reporter.post("/api/v1/reports", Map.of("account_id", target, "comment", "x".repeat(1001)))
                        .status())
                .isEqualTo(422);
        assertThat(reporter.post("/api/v1/reports", Map.of("account_id", target, "category", "odd"))
                        .status())
                .isEqualTo(422);
    }

    private static List<String> types(Person who, String query) {
        var types = new ArrayList<String>();
        who.get("/api/v1/notifications?" + query)
                .json()
                .forEach(each -> types.add(each.get("type").asText()));
        return types;
    }

    private static void favourites(Person who, JsonNode status) {
        ok(who.post("/api/v1/statuses/" + status.get("id").asText() + "/favourite"));
    }
}
