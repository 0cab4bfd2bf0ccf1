package folkmoot.door.api.conventions;

import static folkmoot.testing.Person.ok;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.people.instance.DomainBlock;
import folkmoot.stewardship.about.InstanceDocument.Kind;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An instance on which there is one of everything that the client API can show, all of it made over HTTP where it can be. */
final class Village implements AutoCloseable {

    private static final String BROWSER_KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    final Town town;
    final Person alice;
    final Person bob;
    final Person dora;
    final Person chief;
    private final Map<String, JsonNode> made = new HashMap<>();

    /** @param folder for what people upload */
    Village(Path folder) {
        town = new Town(Map.of("data.directory", folder.toString()));
        alice = town.alice();
        bob = town.bob();
        dora = town.world().person("dora");
        chief = town.world().administrator("chief");
        describe();
        befriend();
        post();
        converse();
        keep();
        moderate();
        town.settle();
        town.world().server().house().talk().reading().trends().compute();
    }

    /** Something that was made, as it was answered when it was made. */
    JsonNode made(String what) {
        return made.get(what);
    }

    String id(String what) {
        return made.get(what).get("id").asText();
    }

    private void describe() {
        var house = town.world().server().house();
        house.talk().media().emojis().add("bridge", TestPictures.png(30, 30), Optional.of("Town"));
        house.platform().database().write(tx -> {
            house.stewardship().rules().add(tx, "Be kind", "To everybody", Map.of());
            house.stewardship().documents().publish(tx, Kind.DESCRIPTION, "# Here", Optional.empty());
            house.stewardship().documents().publish(tx, Kind.TERMS_OF_SERVICE, "Terms", Optional.empty());
            house.stewardship()
                    .announcements()
                    .add(tx, "The hall is closed", Optional.empty(), Optional.empty(), false);
            house.people()
                    .domainBlocks()
                    .add(
                            tx,
                            "spam.example",
                            new DomainBlock.Terms(DomainBlock.Severity.SILENCE, false, false, "secret", "Spam", false));
        });
        ok(alice.form(
                "PATCH",
                "/api/v1/accounts/update_credentials",
                new Multipart()
                        .text("display_name", "Alice :bridge:")
                        .text("note", "I care for #bridges")
                        .text("fields_attributes[0][name]", "Web")
                        .text("fields_attributes[0][value]", "https://alice.example/")
                        .text("avatar_description", "A bridge")
                        .file("avatar", "me.png", "image/png", TestPictures.png(90, 50))));
    }

    private void befriend() {
        bob.follows(alice.id());
        alice.follows(bob.id());
        dora.follows(alice.id());
        dora.follows(bob.id());
        town.carolFollows(alice);
        town.carolFollows(dora);
        ok(alice.post("/api/v1/accounts/" + bob.id() + "/endorse"));
        ok(alice.post("/api/v1/accounts/" + bob.id() + "/note", Map.of("comment", "A neighbour")));
        var neighbour = town.world().person("neighbour");
        for (var each : List.of(alice, bob)) {
            each.follows(neighbour.id());
        }
        ok(dora.patch("/api/v1/accounts/update_credentials", Map.of("locked", true)));
        var shy = town.world().person("shy");
        shy.follows(dora.id());
        neighbour.follows(dora.id());
        ok(bob.post("/api/v1/accounts/" + alice.id() + "/follow", Map.of("notify", true)));
        ok(dora.post("/api/v1/accounts/" + shy.id() + "/mute", Map.of("duration", 3600)));
        ok(dora.post("/api/v1/accounts/" + town.world().person("rude").id() + "/block"));
        ok(alice.post("/api/v1/tags/bridges/follow"));
        make("featured tag", ok(alice.post("/api/v1/featured_tags", Map.of("name", "bridges"))));
    }

    private void post() {
        make("plain", bob.posts("Who mends the #bridges? @alice"));
        make("direct post", ok(bob.post("/api/v1/statuses", Map.of("status", "psst @alice", "visibility", "direct"))));
        make("private post", ok(alice.post("/api/v1/statuses", Map.of("status", "friends", "visibility", "private"))));
        make("reply", alice.repliesTo(made("plain"), "We do"));
        ok(alice.put("/api/v1/statuses/" + id("reply"), Map.of("status", "We do, all of us")));
        var picture = alice.uploads("bridge.png", TestPictures.png(120, 80));
        make("picture post", ok(alice.post("/api/v1/statuses", Map.of("status", "Look", "media_ids", ids(picture)))));
        make(
                "poll post",
                ok(bob.post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Well? :bridge:",
                                "poll",
                                Map.of("options", List.of("yes", "no"), "expires_in", 3600)))));
        ok(alice.post(
                "/api/v1/polls/" + made("poll post").at("/poll/id").asText() + "/votes",
                Map.of("choices", List.of(0))));
        make(
                "quote",
                ok(bob.post("/api/v1/statuses", Map.of("status", "Hear", "quoted_status_id", id("picture post")))));
        make("boost", ok(bob.post("/api/v1/statuses/" + id("reply") + "/reblog")));
        for (var each : List.of(bob, dora)) {
            ok(each.post("/api/v1/statuses/" + id("reply") + "/favourite"));
        }
        ok(dora.post("/api/v1/statuses/" + id("picture post") + "/favourite"));
        ok(bob.post("/api/v1/statuses/" + id("picture post") + "/favourite"));
        for (var name : List.of("first fan", "second fan")) {
            var fan = town.world().person(name.replace(" ", "_"));
            ok(fan.post("/api/v1/statuses/" + id("poll post") + "/favourite"));
            ok(fan.post("/api/v1/statuses/" + id("plain") + "/favourite"));
        }
        ok(alice.post("/api/v1/statuses/" + id("plain") + "/bookmark"));
        ok(alice.post("/api/v1/statuses/" + id("plain") + "/favourite"));
        ok(alice.post("/api/v1/statuses/" + id("reply") + "/pin"));
        ok(alice.put("/api/v1/statuses/" + id("reply"), Map.of("status", "We do, all of us, on Monday")));
        ok(alice.put(
                "/api/v1/statuses/" + id("picture post"), Map.of("status", "Look closely", "media_ids", ids(picture))));
        link();
    }

    private void link() {
        var page = town.remote().uri("/news");
        town.remote()
                .serves(
                        "/news",
                        "text/html",
                        ("<html lang=en><head><title>Bridge closed</title>"
                                        + "<meta name=description content='Until spring'>"
                                        + "<meta property=og:image content='/bridge.png'></head></html>")
                                .getBytes(StandardCharsets.UTF_8));
        town.remote().serves("/bridge.png", "image/png", TestPictures.png(120, 63));
        make("link", alice.posts("Read " + page + " #bridges"));
        bob.posts("Do read " + page + " #bridges");
        town.settle();
    }

    private void converse() {
        make("list", ok(alice.post("/api/v1/lists", Map.of("title", "Neighbours"))));
        ok(alice.post(
                "/api/v1/lists/" + id("list") + "/accounts",
                Map.of("account_ids", List.of(bob.id().toString()))));
        make(
                "filter",
                ok(alice.post(
                        "/api/v2/filters",
                        Map.of(
                                "title",
                                "Mending",
                                "context",
                                List.of("home", "public"),
                                "keywords_attributes",
                                List.of(Map.of("keyword", "mends", "whole_word", true))))));
        make(
                "filtered status",
                ok(alice.post("/api/v2/filters/" + id("filter") + "/statuses", Map.of("status_id", id("plain")))));
        make(
                "scheduled",
                ok(alice.post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Tomorrow",
                                "scheduled_at",
                                Instant.now().plus(1, ChronoUnit.DAYS).toString(),
                                "poll",
                                Map.of("options", List.of("yes", "no"), "expires_in", 3600)))));
        ok(town.world()
                .person("stranger")
                .post("/api/v1/statuses", Map.of("status", "psst @alice", "visibility", "direct")));
    }

    private void keep() {
        var newest = ok(alice.get("/api/v1/notifications")).get(0).get("id").asText();
        ok(alice.post(
                "/api/v1/markers",
                Map.of(
                        "home", Map.of("last_read_id", id("plain")),
                        "notifications", Map.of("last_read_id", newest))));
        make("upload", alice.uploads("free.png", TestPictures.png(60, 40)));
        make(
                "push",
                ok(alice.post(
                        "/api/v1/push/subscription",
                        Map.of(
                                "subscription",
                                Map.of(
                                        "endpoint",
                                        "https://push.example/alice",
                                        "keys",
                                        Map.of("p256dh", BROWSER_KEY, "auth", "BTBZMqHH6r4Tts7J_aSIgg")),
                                "data",
                                Map.of("alerts", Map.of("mention", true))))));
        make(
                "collection",
                ok(alice.post(
                                "/api/v1/collections",
                                Map.of(
                                        "name",
                                        "Bridge people",
                                        "discoverable",
                                        true,
                                        "tag_name",
                                        "bridges",
                                        "account_ids",
                                        List.of(bob.id().toString()))))
                        .get("collection"));
    }

    private void moderate() {
        make(
                "report",
                ok(bob.post(
                        "/api/v1/reports",
                        Map.of(
                                "account_id",
                                dora.id().toString(),
                                "comment",
                                "Look at this",
                                "status_ids",
                                List.of(dora.posts("rude words").get("id").asText())))));
        ok(chief.post(
                "/api/v1/admin/accounts/" + dora.id() + "/action",
                Map.of("type", "none", "text", "Be kind", "report_id", id("report"))));
        ok(dora.post(
                "/api/v1/domain_blocks", Map.of("domain", town.carol().handle().domain())));
        make("domain block", ok(chief.post("/api/v1/admin/domain_blocks", Map.of("domain", "bad.example"))));
        make("domain allow", ok(chief.post("/api/v1/admin/domain_allows", Map.of("domain", "good.example"))));
        make("mail block", ok(chief.post("/api/v1/admin/email_domain_blocks", Map.of("domain", "bin.example"))));
        make(
                "network",
                ok(chief.post(
                        "/api/v1/admin/ip_blocks",
                        Map.of("ip", "203.0.113.0/24", "severity", "sign_up_block", "comment", ""))));
        make("address", ok(chief.post("/api/v1/admin/canonical_email_blocks", Map.of("email", "a@b.example"))));
        town.world().applicant("wren", "I live here");
    }

    private void make(String what, JsonNode thing) {
        made.put(what, thing);
    }

    private static List<String> ids(JsonNode... things) {
        return Stream.of(things).map(thing -> thing.get("id").asText()).toList();
    }

    @Override
    public void close() {
        town.close();
    }
}
