package folkmoot.door.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.door.House;
import folkmoot.platform.id.Id;
import folkmoot.stewardship.report.NewReport;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AdminRoutesTest {

    private static final World WORLD = new World(Map.of("registration.mode", "approval"));
    private static final House HOUSE = WORLD.server().house();
    private static final Person ADMIN = WORLD.administrator("ada");
    private static final Person MODERATOR = WORLD.moderator("mo");
    private static final Person ALICE = WORLD.alice();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static JsonNode account(Person person) {
        return Person.ok(ADMIN.get("/api/v1/admin/accounts/" + person.id()));
    }

    private static int act(Person by, Person on, String type) {
        return by.post("/api/v1/admin/accounts/" + on.id() + "/action", Map.of("type", type, "text", "Please stop"))
                .status();
    }

    @Test
    void aMemberHasNoPowerWhateverTheTokenSays() {
        assertThat(ALICE.get("/api/v1/admin/accounts").status()).isEqualTo(403);
        assertThat(act(ALICE, WORLD.bob(), "suspend")).isEqualTo(403);
        assertThat(ALICE.get("/api/v1/admin/domain_blocks").status()).isEqualTo(403);
    }

    @Test
    void everybodySeesWhoModerates() {
        var shown = Person.ok(ALICE.get("/api/v1/accounts/" + MODERATOR.id()));
        assertThat(shown.at("/roles/0/name").asText()).isEqualTo("Moderator");
        assertThat(Person.ok(ALICE.get("/api/v1/accounts/" + ALICE.id())).get("roles"))
                .isEmpty();
    }

    @Test
    void aModeratorSeesPeopleButNotTheBlockLists() {
        assertThat(MODERATOR.get("/api/v1/admin/accounts").status()).isEqualTo(200);
        assertThat(MODERATOR.get("/api/v1/admin/domain_blocks").status()).isEqualTo(403);
        assertThat(MODERATOR.get("/api/v1/admin/ip_blocks").status()).isEqualTo(403);
    }

    @Test
    void nobodyActsOnThemselvesOrOnSomebodyOfTheSameRank() {
        assertThat(act(MODERATOR, MODERATOR, "none")).isEqualTo(403);
        assertThat(act(MODERATOR, ADMIN, "disable")).isEqualTo(403);
        assertThat(act(MODERATOR, WORLD.moderator("mia"), "disable")).isEqualTo(403);
        assertThat(act(ADMIN, WORLD.moderator("mia"), "none")).isEqualTo(200);
    }

    @Test
    void aDisabledUserIsOutAtOnceAndInAgainWhenEnabled() {
        var dan = WORLD.person("dan");
        assertThat(act(MODERATOR, dan, "disable")).isEqualTo(200);
        assertThat(dan.get("/api/v1/accounts/verify_credentials").status()).isIn(401, 403);
        assertThat(account(dan).get("disabled").asBoolean()).isTrue();

        Person.ok(MODERATOR.post("/api/v1/admin/accounts/" + dan.id() + "/enable"));
        assertThat(account(dan).get("disabled").asBoolean()).isFalse();
    }

    @Test
    void aSilencedAccountLeavesThePublicTimelineAndComesBack() {
        var sam = WORLD.person("sam");
        var status = sam.posts("Buy my things").get("id").asText();
        assertThat(act(MODERATOR, sam, "silence")).isEqualTo(200);
        assertThat(ALICE.visit("/api/v1/timelines/public").json().findValuesAsText("id"))
                .doesNotContain(status);

        Person.ok(MODERATOR.post("/api/v1/admin/accounts/" + sam.id() + "/unsilence"));
        assertThat(ALICE.visit("/api/v1/timelines/public").json().findValuesAsText("id"))
                .contains(status);
    }

    @Test
    void aSuspendedAccountIsShutOutAndOnlyThenCanBeDeleted() {
        var sue = WORLD.person("sue");
        sue.posts("Hello");
        assertThat(ADMIN.delete("/api/v1/admin/accounts/" + sue.id()).status()).isEqualTo(403);
        assertThat(act(MODERATOR, sue, "suspend")).isEqualTo(200);
        assertThat(sue.get("/api/v1/timelines/home").status()).isEqualTo(403);
        assertThat(ALICE.get("/api/v1/accounts/" + sue.id())
                        .json()
                        .get("suspended")
                        .asBoolean())
                .isTrue();
        assertThat(ADMIN.get("/api/v2/admin/accounts?status=suspended&origin=local")
                        .json()
                        .findValuesAsText("username"))
                .contains("sue");

        assertThat(ADMIN.delete("/api/v1/admin/accounts/" + sue.id()).status()).isEqualTo(200);
        assertThat(ADMIN.get("/api/v1/admin/accounts/" + sue.id()).status()).isEqualTo(404);
    }

    @Test
    void whoAsksToJoinIsLetInOrTurnedDown() {
        var wren = WORLD.applicant("wren", "I live in the street");
        var rob = WORLD.applicant("rob", "Cheap pills");
        var pending = MODERATOR.get("/api/v2/admin/accounts?status=pending").json();
        assertThat(pending.findValuesAsText("invite_request")).contains("I live in the street", "Cheap pills");

        var approved = Person.ok(MODERATOR.post("/api/v1/admin/accounts/" + wren + "/approve"));
        assertThat(approved.get("approved").asBoolean()).isTrue();
        assertThat(MODERATOR.post("/api/v1/admin/accounts/" + wren + "/approve").status())
                .isEqualTo(403);

        assertThat(MODERATOR.post("/api/v1/admin/accounts/" + rob + "/reject").status())
                .isEqualTo(200);
        assertThat(MODERATOR.get("/api/v1/admin/accounts/" + rob).status()).isEqualTo(404);
    }

    @Test
    void accountsAreFoundByWhereTheyCameFrom() {
        ALICE.get("/api/v1/timelines/home");
        var found =
                ADMIN.get("/api/v1/admin/accounts?ip=127.0.0.0/8&username=ali").json();

        assertThat(found.findValuesAsText("username")).contains("alice");
        assertThat(found.get(0).at("/ips/0/ip").asText()).isEqualTo("127.0.0.1");
        assertThat(ADMIN.get("/api/v1/admin/accounts?ip=nonsense").status()).isEqualTo(422);
    }

    @Test
    void aReportIsAssignedSortedSettledAndOpenedAgain() {
        var eve = WORLD.person("eve");
        var status = eve.posts("Something unkind").get("id").asText();
        var rule = HOUSE.platform()
                .database()
                .transaction(tx -> HOUSE.stewardship().rules().add(tx, "Be kind", "", Map.of()));
        var report = HOUSE.platform()
                .database()
                .transaction(tx -> HOUSE.stewardship()
                        .reports()
                        .add(
                                tx,
                                new NewReport(
                                        Optional.empty(),
                                        ALICE.id(),
                                        eve.id(),
                                        "other",
                                        "Look at this",
                                        false,
                                        List.of(),
                                        List.of(Id.status(status).orElseThrow()),
                                        Optional.empty())));
        var path = "/api/v1/admin/reports/" + report.id();

        var shown = Person.ok(MODERATOR.get(path));
        assertThat(shown.at("/target_account/username").asText()).isEqualTo("eve");
        assertThat(shown.at("/statuses/0/id").asText()).isEqualTo(status);
        for (var flag : List.of("favourited", "reblogged", "muted", "bookmarked", "filtered")) {
            assertThat(shown.at("/statuses/0").has(flag)).as(flag).isTrue();
        }
        assertThat(Person.ok(MODERATOR.post(path + "/assign_to_self"))
                        .at("/assigned_account/username")
                        .asText())
                .isEqualTo("mo");
        var sorted = Person.ok(
                MODERATOR.put(path, Map.of("category", "violation", "rule_ids", List.of(Long.toString(rule.id())))));
        assertThat(sorted.at("/rules/0/text").asText()).isEqualTo("Be kind");
        assertThat(MODERATOR.put(path, Map.of("category", "boring")).status()).isEqualTo(422);

        assertThat(MODERATOR
                        .post(
                                "/api/v1/admin/accounts/" + eve.id() + "/action",
                                Map.of("type", "none", "report_id", Long.toString(report.id())))
                        .status())
                .isEqualTo(200);
        assertThat(Person.ok(MODERATOR.get(path)).get("action_taken").asBoolean())
                .isTrue();
        assertThat(Person.ok(MODERATOR.post(path + "/reopen"))
                        .get("action_taken")
                        .asBoolean())
                .isFalse();
        assertThat(Person.ok(MODERATOR.post(path + "/unassign"))
                        .get("assigned_account")
                        .isNull())
                .isTrue();
        assertThat(eve.get("/api/v1/notifications?types[]=moderation_warning").json())
                .hasSize(1);
    }

    @Test
    void whatAdminProgramsAskWithoutSayingMoreIsAnswered() {
        var dimensions = Person.ok(ADMIN.post("/api/v1/admin/dimensions", Map.of("keys", List.of("languages"))));
        assertThat(dimensions.at("/0/key").asText()).isEqualTo("languages");
        var measures = Person.ok(ADMIN.post("/api/v1/admin/measures", Map.of("keys", List.of("new_users"))));
        assertThat(measures.at("/0/data")).hasSize(30);
        assertThat(Person.ok(ALICE.post("/api/v1/annual_reports/2025/generate")).toString())
                .isEqualTo("{}");
        assertThat(Person.ok(ADMIN.get("/api/v1/admin/accounts?local=true&limit=200"))
                        .findValuesAsText("username"))
                .contains("alice")
                .doesNotContain(HOUSE.platform().uris().host());
    }

    @Test
    void anActOnAnAccountSettlesAllOpenReportsAboutIt() {
        var rude = WORLD.person("rude");
        var kind = WORLD.person("kind");
        for (var about : List.of(rude, rude, kind)) {
            Person.ok(ALICE.post(
                    "/api/v1/reports", Map.of("account_id", about.id().toString())));
        }
        assertThat(act(MODERATOR, rude, "none")).isEqualTo(200);
        assertThat(open(rude)).hasSize(2);

        assertThat(act(MODERATOR, rude, "sensitive")).isEqualTo(200);
        assertThat(open(rude)).isEmpty();
        assertThat(open(kind)).hasSize(1);
    }

    private static JsonNode open(Person about) {
        return Person.ok(MODERATOR.get("/api/v1/admin/reports?target_account_id=" + about.id()));
    }

    @Test
    void whoIsDisabledIsRefusedWithASentenceAndKeepsTheirProgramsForAfterwards() {
        var dora = WORLD.person("dora");
        assertThat(act(MODERATOR, dora, "disable")).isEqualTo(200);
        var refused = dora.get("/api/v1/accounts/verify_credentials");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").asText()).isEqualTo("Your login is currently disabled");
        assertThat(dora.post("/api/v1/statuses", Map.of("status", "Still here")).status())
                .isEqualTo(403);

        Person.ok(MODERATOR.post("/api/v1/admin/accounts/" + dora.id() + "/enable"));
        assertThat(dora.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(200);
        assertThat(dora.posts("Back again").get("content").asText()).contains("Back again");
    }

    @Test
    void aDomainIsLimitedOnceChangedAndFreed() {
        var made = Person.ok(ADMIN.post(
                "/api/v1/admin/domain_blocks",
                Map.of("domain", "Spam.Example", "severity", "suspend", "public_comment", "Spam")));
        assertThat(made.get("domain").asText()).isEqualTo("spam.example");
        var again = ADMIN.post("/api/v1/admin/domain_blocks", Map.of("domain", "spam.example"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().at("/existing_domain_block/id")).isEqualTo(made.get("id"));

        var path = "/api/v1/admin/domain_blocks/" + made.get("id").asText();
        var changed = Person.ok(ADMIN.put(path, Map.of("severity", "silence", "reject_media", true)));
        assertThat(changed.get("public_comment").asText()).isEqualTo("Spam");
        assertThat(changed.get("reject_media").asBoolean()).isTrue();
        assertThat(ADMIN.delete(path).status()).isEqualTo(200);
        assertThat(ADMIN.get(path).status()).isEqualTo(404);
        assertThat(ADMIN.post("/api/v1/admin/domain_blocks", Map.of("domain", "not a domain"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void blockedProvidersAddressesAndNetworksAreKept() {
        var provider = Person.ok(ADMIN.post("/api/v1/admin/email_domain_blocks", Map.of("domain", "bin.example")));
        assertThat(provider.get("history")).hasSize(7);
        assertThat(ADMIN.post("/api/v1/admin/email_domain_blocks", Map.of("domain", "bin.example"))
                        .status())
                .isEqualTo(422);
        var address = Person.ok(
                ADMIN.post("/api/v1/admin/canonical_email_blocks", Map.of("email", "A.Nuisance+x@mail.example")));
        var met = Person.ok(
                ADMIN.post("/api/v1/admin/canonical_email_blocks/test", Map.of("email", "anuisance@mail.example")));
        assertThat(met.get(0).get("id")).isEqualTo(address.get("id"));
        var network = Person.ok(ADMIN.post(
                "/api/v1/admin/ip_blocks",
                Map.of("ip", "203.0.113.77/24", "severity", "sign_up_block", "expires_in", 3600)));
        assertThat(network.get("ip").asText()).isEqualTo("203.0.113.0/24");
        assertThat(network.get("expires_at").isTextual()).isTrue();
        assertThat(ADMIN.post("/api/v1/admin/ip_blocks", Map.of("ip", "203.0.113.0/24", "severity", "no_access"))
                        .status())
                .isEqualTo(422);

        assertThat(WORLD.tryToJoin("bin", "x@deep.bin.example")).isEqualTo(422);
        assertThat(WORLD.tryToJoin("nuisance", "anuisance@mail.example")).isEqualTo(422);
        assertThat(Person.ok(ADMIN.get("/api/v1/admin/email_domain_blocks/"
                                + provider.get("id").asText()))
                        .at("/history/0/uses")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void anOfficialActorHasNoPowerWhateverRoleItsUserWasGiven() {
        try (var town = new World(Map.of("server.domain", "here.localhost"))) {
            var house = town.server().house();
            var council = town.administrator("council");
            assertThat(council.get("/api/v1/admin/accounts").status()).isEqualTo(200);
            house.platform().database().write(tx -> {
                var community =
                        house.civic().registry().communities().create(tx, NewCommunity.of("commons", "Commons"));
                house.civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                community.id(),
                                NewBody.of(
                                        "council",
                                        "The Council",
                                        "here.localhost",
                                        "council@" + house.platform().uris().domain()));
            });

            assertThat(council.get("/api/v1/admin/accounts").status()).isEqualTo(403);
            assertThat(council.get("/api/v1/admin/reports").status()).isEqualTo(403);
        }
    }

    @Test
    void figuresAreCountedByDay() {
        ALICE.posts("A post #figures");
        var today = LocalDate.now(ZoneOffset.UTC);
        var measures = Person.ok(MODERATOR.post(
                "/api/v1/admin/measures",
                Map.of(
                        "keys", List.of("active_users", "new_users", "interactions", "instance_accounts"),
                        "start_at", today.minusDays(6).toString(),
                        "end_at", today.toString(),
                        "instance_accounts", Map.of("domain", "elsewhere.example"))));
        assertThat(measures.findValuesAsText("key"))
                .containsExactly("active_users", "new_users", "interactions", "instance_accounts");
        assertThat(measures.get(0).get("data")).hasSize(7);
        assertThat(measures.get(0).get("total").asInt()).isPositive();
        assertThat(measures.get(0).get("previous_total").asText()).isEqualTo("0");
        assertThat(measures.get(3).get("total").asText()).isEqualTo("0");

        var dimensions = Person.ok(MODERATOR.post(
                "/api/v1/admin/dimensions",
                Map.of(
                        "keys", List.of("languages", "sources", "servers", "space_usage", "software_versions"),
                        "start_at", today.toString(),
                        "end_at", today.toString())));
        assertThat(dimensions.at("/4/data").findValuesAsText("key")).contains("folkmoot", "postgresql");
        assertThat(dimensions.at("/1/data/0/human_key").asText()).isEqualTo("Test");

        var cohorts = Person.ok(MODERATOR.post(
                "/api/v1/admin/retention",
                Map.of("start_at", today.minusDays(1).toString(), "end_at", today.toString(), "frequency", "day")));
        assertThat(cohorts).hasSize(2);
        assertThat(cohorts.at("/1/data/0/rate").asDouble()).isBetween(0.01, 1.0);
    }

    @Test
    void figuresOfNothingAreRefused() {
        for (var body : List.of(
                Map.of("start_at", "2026-01-01", "end_at", "2026-01-02"),
                Map.of("keys", List.of("magic"), "start_at", "2026-01-01", "end_at", "2026-01-02"),
                Map.of("keys", List.of("tag_uses"), "start_at", "2026-01-01", "end_at", "2026-01-02"),
                Map.of("keys", List.of("active_users"), "start_at", "2026-01-02", "end_at", "2026-01-01"),
                Map.of("keys", List.of("active_users"), "start_at", "1026-01-02", "end_at", "2026-01-01"))) {
            assertThat(MODERATOR.post("/api/v1/admin/measures", body).status())
                    .as("%s", body)
                    .isEqualTo(400);
        }
    }

    @Test
    void whatTrendsIsShownOnceAModeratorAllowsIt() {
        ALICE.posts("The bridge again #zebra");
        WORLD.bob().posts("Yes, the bridge #zebra");
        HOUSE.talk().reading().trends().compute();

        var waiting = Person.ok(MODERATOR.get("/api/v1/admin/trends/tags"));
        var tag = waiting.findParents("requires_review").stream()
                .filter(each -> each.get("name").asText().equals("zebra"))
                .findFirst()
                .orElseThrow();
        assertThat(tag.get("requires_review").asBoolean()).isTrue();
        assertThat(ALICE.visit("/api/v1/trends/tags").json().findValuesAsText("name"))
                .doesNotContain("zebra");

        var path = "/api/v1/admin/trends/tags/" + tag.get("id").asText();
        assertThat(ALICE.post(path + "/approve").status()).isEqualTo(403);
        var approved = Person.ok(MODERATOR.post(path + "/approve"));
        assertThat(approved.get("trendable").asBoolean()).isTrue();
        assertThat(ALICE.visit("/api/v1/trends/tags").json().findValuesAsText("name"))
                .contains("zebra");
        Person.ok(MODERATOR.post(path + "/reject"));
        assertThat(MODERATOR.post("/api/v1/admin/trends/tags/1/approve").status())
                .isEqualTo(404);
    }

    @Test
    void aTagCanBeWrittenOtherwiseHiddenAndMadeUseless() {
        ALICE.posts("Look #cyclepath");
        var all = Person.ok(MODERATOR.get("/api/v1/admin/tags"));
        var id = all.findParents("usable").stream()
                .filter(each -> each.get("name").asText().equals("cyclepath"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        var path = "/api/v1/admin/tags/" + id;
        assertThat(MODERATOR.put(path, Map.of("display_name", "other")).status())
                .isEqualTo(422);

        var changed =
                Person.ok(MODERATOR.put(path, Map.of("display_name", "CyclePath", "usable", false, "listable", false)));
        ALICE.posts("Again #cyclepath");

        assertThat(changed.get("name").asText()).isEqualTo("CyclePath");
        assertThat(ALICE.get("/api/v1/timelines/tag/cyclepath").json()).hasSize(1);
        assertThat(ALICE.get("/api/v2/search?q=cyclepa&type=hashtags").json().get("hashtags"))
                .isEmpty();
    }

    @Test
    void allPagesOfASiteAreDecidedAtOnce() {
        HOUSE.platform()
                .database()
                .write(tx -> tx.sql()
                        .execute("INSERT INTO preview_card (id, url, title, description, type, fetched_at) VALUES (77,"
                                + " 'https://www.news.example/bridge', 'The bridge', 'It is down', 'link', now())"));
        for (var person : List.of(ALICE, WORLD.bob())) {
            var status = person.posts("Read this").get("id").asText();
            HOUSE.platform()
                    .database()
                    .write(tx -> tx.sql()
                            .execute(
                                    "INSERT INTO status_card (status_id, card_id) VALUES (?, 77)",
                                    Long.parseLong(status)));
        }
        HOUSE.talk().reading().trends().compute();

        var sites = Person.ok(MODERATOR.get("/api/v1/admin/trends/links/publishers"));
        assertThat(sites.at("/0/domain").asText()).isEqualTo("news.example");
        assertThat(ALICE.visit("/api/v1/trends/links").json()).isEmpty();
        Person.ok(MODERATOR.post(
                "/api/v1/admin/trends/links/publishers/" + sites.at("/0/id").asText() + "/approve"));
        assertThat(ALICE.visit("/api/v1/trends/links").json())
                .as("apps cannot read a page without a picture")
                .isEmpty();
        HOUSE.platform()
                .database()
                .write(tx -> tx.sql()
                        .execute("UPDATE preview_card SET image_url = 'https://www.news.example/bridge.png',"
                                + " blurhash = 'LEHV6nWB2yk8pyo0adR*.7kCMdnj' WHERE id = 77"));
        assertThat(ALICE.visit("/api/v1/trends/links").json().findValuesAsText("title"))
                .containsExactly("The bridge");
        assertThat(Person.ok(MODERATOR.get("/api/v1/admin/trends/links"))
                        .at("/0/id")
                        .asText())
                .isEqualTo("77");
        Person.ok(MODERATOR.post("/api/v1/admin/trends/links/77/reject"));
        assertThat(ALICE.visit("/api/v1/trends/links").json()).isEmpty();
    }

    @Test
    void serversAreAllowedOnce() {
        var first = Person.ok(ADMIN.post("/api/v1/admin/domain_allows", Map.of("domain", "friend.example")));
        var second = Person.ok(ADMIN.post("/api/v1/admin/domain_allows", Map.of("domain", "friend.example")));
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(ADMIN.delete("/api/v1/admin/domain_allows/" + first.get("id").asText())
                        .status())
                .isEqualTo(200);
    }
}
