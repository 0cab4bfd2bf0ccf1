package folkmoot.door.api.conventions;

import static folkmoot.testing.Person.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.testing.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where each entity can be seen in a {@link Village}. */
final class Exhibits {

    /** Asks an endpoint; a list where it has several shapes worth seeing. */
    interface Source {
        JsonNode fetch();
    }

    private static final String ME = "/api/v1/accounts/verify_credentials";

    private final Village village;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    Exhibits(Village village) {
        this.village = village;
    }

    Map<String, Source> all() {
        accounts();
        statuses();
        notifications();
        own();
        collections();
        instance();
        administration();
        figures();
        return sources;
    }

    private void accounts() {
        show("Account", () -> several(get(village.bob, "/api/v1/accounts/" + village.alice.id()), remote()));
        show("CredentialAccount", () -> several(get(village.alice, ME), get(village.chief, ME)));
        show("MutedAccount", () -> get(village.dora, "/api/v1/mutes"));
        show(
                "PartialAccount",
                () -> get(village.bob, "/api/v2/notifications?expand_accounts=partial_avatars")
                        .get("partial_accounts"));
        show("Profile", () -> get(village.alice, "/api/v1/profile"));
        show(
                "Relationship",
                () -> several(
                        get(village.alice, "/api/v1/accounts/relationships?id[]=" + village.bob.id())
                                .get(0),
                        get(
                                        village.dora,
                                        "/api/v1/accounts/relationships?id[]="
                                                + person("shy").id())
                                .get(0)));
        show(
                "FamiliarFollowers",
                () -> get(village.dora, "/api/v1/accounts/familiar_followers?id[]=" + village.alice.id()));
        show(
                "Role",
                () -> several(
                        get(village.alice, ME).get("role"),
                        get(village.chief, ME).get("role")));
        show("Suggestion", () -> get(village.dora, "/api/v2/suggestions"));
        show(
                "FeaturedTag",
                () -> several(
                        village.made("featured tag"),
                        get(village.alice, "/api/v1/featured_tags").get(0)));
        show(
                "AccountWarning",
                () -> get(village.dora, "/api/v1/notifications?types[]=moderation_warning")
                        .at("/0/moderation_warning"));
        show(
                "RelationshipSeveranceEvent",
                () -> get(village.dora, "/api/v1/notifications?types[]=severed_relationships")
                        .at("/0/event"));
    }

    private void statuses() {
        show(
                "Status",
                () -> several(
                        status(village.alice, "plain"),
                        status(village.alice, "reply"),
                        status(village.alice, "picture post"),
                        status(village.alice, "poll post"),
                        status(village.alice, "quote"),
                        status(village.alice, "boost"),
                        status(village.alice, "link"),
                        village.bob
                                .visit("/api/v1/statuses/" + village.id("plain"))
                                .json()));
        show(
                "DeletedStatus",
                () -> ok(village.alice.delete("/api/v1/statuses/"
                        + village.alice.posts("short lived").get("id").asText())));
        show("Quote", () -> status(village.alice, "quote").get("quote"));
        show("StatusEdit", () -> several(history("reply"), history("poll post"), history("quote")));
        show("StatusSource", () -> get(village.alice, "/api/v1/statuses/" + village.id("reply") + "/source"));
        show("Context", () -> get(village.alice, "/api/v1/statuses/" + village.id("reply") + "/context"));
        show(
                "ScheduledStatus",
                () -> several(
                        village.made("scheduled"),
                        get(village.alice, "/api/v1/scheduled_statuses").get(0)));
        show(
                "MediaAttachment",
                () -> several(
                        village.made("upload"),
                        status(village.bob, "picture post").at("/media_attachments/0")));
        show(
                "Poll",
                () -> several(
                        status(village.alice, "poll post").get("poll"),
                        status(village.dora, "poll post").get("poll")));
        show("PreviewCard", () -> status(village.alice, "link").get("card"));
        show("TrendsLink", () -> {
            ok(village.chief.post("/api/v1/admin/trends/links/"
                    + get(village.chief, "/api/v1/admin/trends/links")
                            .at("/0/id")
                            .asText() + "/approve"));
            return get(village.alice, "/api/v1/trends/links");
        });
        show("History", () -> get(village.alice, "/api/v1/tags/bridges").get("history"));
        show(
                "CustomEmoji",
                () -> several(
                        get(village.alice, "/api/v1/custom_emojis").get(0),
                        get(village.alice, ME).at("/emojis/0")));
    }

    private void notifications() {
        show(
                "Notification",
                () -> several(
                        get(village.alice, "/api/v1/notifications?include_filtered=true"),
                        get(village.dora, "/api/v1/notifications"),
                        get(village.chief, "/api/v1/notifications?supported_types[]=mention"),
                        get(village.bob, "/api/v1/notifications")));
        show(
                "GroupedNotificationsResults",
                () -> several(
                        get(village.alice, "/api/v2/notifications"), get(village.chief, "/api/v2/notifications")));
        show(
                "NotificationGroup",
                () -> get(village.alice, "/api/v2/notifications").get("notification_groups"));
        show("NotificationPolicy", () -> get(village.alice, "/api/v2/notifications/policy"));
        show("V1NotificationPolicy", () -> get(village.alice, "/api/v1/notifications/policy"));
        show("NotificationRequest", () -> get(village.alice, "/api/v1/notifications/requests"));
        show("Report", () -> village.made("report"));
        show(
                "WebPushSubscription",
                () -> several(village.made("push"), get(village.alice, "/api/v1/push/subscription")));
    }

    private void own() {
        var alice = village.alice;
        show("List", () -> several(village.made("list"), get(alice, "/api/v1/lists/" + village.id("list"))));
        show("Filter", () -> get(alice, "/api/v2/filters"));
        show("FilterKeyword", () -> get(alice, "/api/v2/filters/" + village.id("filter") + "/keywords"));
        show("FilterStatus", () -> get(alice, "/api/v2/filters/" + village.id("filter") + "/statuses"));
        show("FilterResult", () -> status(alice, "plain").get("filtered"));
        show("V1Filter", () -> get(alice, "/api/v1/filters"));
        show("Markers", () -> get(alice, "/api/v1/markers?timeline[]=home&timeline[]=notifications"));
        show("Marker", () -> get(alice, "/api/v1/markers?timeline[]=home").get("home"));
        show("Preferences", () -> get(alice, "/api/v1/preferences"));
        show("Conversation", () -> get(alice, "/api/v1/conversations"));
        show("Announcement", () -> {
            react();
            return get(alice, "/api/v1/announcements");
        });
        show("Reaction", () -> {
            react();
            return get(alice, "/api/v1/announcements").at("/0/reactions");
        });
        show(
                "Tag",
                () -> several(
                        get(alice, "/api/v1/tags/bridges"),
                        village.bob.visit("/api/v1/tags/bridges").json()));
        show("Search", () -> several(get(alice, "/api/v2/search?q=bridges"), get(alice, "/api/v2/search?q=bob")));
        show("AnnualReports", () -> get(alice, "/api/v1/annual_reports"));
    }

    private void react() {
        var id = get(village.alice, "/api/v1/announcements").at("/0/id").asText();
        for (var name : List.of("bridge", "%F0%9F%8E%89")) {
            ok(village.alice.put("/api/v1/announcements/" + id + "/reactions/" + name, Map.of()));
        }
    }

    private void collections() {
        var path = "/api/v1/collections/" + village.id("collection");
        show(
                "Collection",
                () -> several(village.made("collection"), get(village.bob, path).get("collection")));
        show("CollectionItem", () -> get(village.alice, path).at("/collection/items"));
        show("CollectionWithAccounts", () -> get(village.alice, path));
    }

    private void instance() {
        show("Application", () -> get(village.alice, "/api/v1/apps/verify_credentials"));
        show(
                "CredentialApplication",
                () -> ok(village.alice.post(
                        "/api/v1/apps",
                        Map.of(
                                "client_name",
                                "Web",
                                "redirect_uris",
                                OAuthApplication.OUT_OF_BAND,
                                "website",
                                "https://web.example"))));
        show("Token", this::token);
        show("Instance", () -> get(village.alice, "/api/v2/instance"));
        show("V1Instance", () -> get(village.alice, "/api/v1/instance"));
        show("Rule", () -> get(village.alice, "/api/v1/instance/rules"));
        show("ExtendedDescription", () -> get(village.alice, "/api/v1/instance/extended_description"));
        show("PrivacyPolicy", () -> get(village.alice, "/api/v1/instance/privacy_policy"));
        show("TermsOfService", () -> get(village.alice, "/api/v1/instance/terms_of_service"));
        show("DomainBlock", () -> get(village.alice, "/api/v1/instance/domain_blocks"));
        show(
                "DomainBlockPreview",
                () -> get(village.alice, "/api/v1/domain_blocks/preview?domain=elsewhere.localhost"));
        show("Activity", () -> get(village.alice, "/api/v1/instance/activity"));
        show(
                "Language",
                () -> several(get(village.alice, "/api/v1/instance/languages").get(0)));
        show(
                "OEmbed",
                () -> get(
                        village.alice,
                        "/api/oembed?url=" + village.made("plain").get("url").asText()));
        show("NodeInfo", () -> get(village.alice, "/nodeinfo/2.0"));
    }

    private JsonNode token() {
        var application = sources.get("CredentialApplication").fetch();
        return ok(village.alice.post(
                "/oauth/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", application.get("client_id").asText(),
                        "client_secret", application.get("client_secret").asText())));
    }

    private void administration() {
        show(
                "AdminAccount",
                () -> several(
                        get(village.chief, "/api/v1/admin/accounts/" + village.dora.id()),
                        get(village.chief, "/api/v2/admin/accounts?status=pending"),
                        get(village.chief, "/api/v2/admin/accounts?origin=remote")));
        show("AdminReport", () -> several(admin("reports/" + village.id("report")), admin("reports?resolved=true")));
        show("AdminDomainAllow", () -> several(village.made("domain allow"), admin("domain_allows")));
        show("AdminDomainBlock", () -> several(village.made("domain block"), admin("domain_blocks")));
        show("AdminEmailDomainBlock", () -> several(village.made("mail block"), admin("email_domain_blocks")));
        show("AdminIpBlock", () -> several(village.made("network"), admin("ip_blocks")));
        show("AdminCanonicalEmailBlock", () -> several(village.made("address"), admin("canonical_email_blocks")));
        show("AdminTag", () -> several(admin("tags"), admin("trends/tags")));
        show("AdminTrendsStatus", () -> admin("trends/statuses"));
        show("AdminTrendsLink", () -> admin("trends/links"));
        show("AdminPublisher", () -> admin("trends/links/publishers"));
    }

    private void figures() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = Map.of("start_at", today.minusDays(1).toString(), "end_at", today.toString());
        show(
                "AdminMeasure",
                () -> figures(
                        "measures",
                        days,
                        List.of("active_users", "new_users", "interactions", "opened_reports", "resolved_reports")));
        show("AdminDimension", () -> figures("dimensions", days, List.of("languages", "sources", "servers")));
        show("AdminCohort", () -> {
            var body = new LinkedHashMap<String, Object>(days);
            body.put("frequency", "day");
            return ok(village.chief.post("/api/v1/admin/retention", body));
        });
    }

    private JsonNode figures(String which, Map<String, String> days, List<String> keys) {
        var body = new LinkedHashMap<String, Object>(days);
        body.put("keys", keys);
        return ok(village.chief.post("/api/v1/admin/" + which, body));
    }

    private void show(String entity, Source source) {
        sources.put(entity, source);
    }

    private JsonNode admin(String what) {
        return get(village.chief, "/api/v1/admin/" + what);
    }

    private JsonNode status(Person viewer, String what) {
        return get(viewer, "/api/v1/statuses/" + village.id(what));
    }

    private JsonNode history(String what) {
        return get(village.alice, "/api/v1/statuses/" + village.id(what) + "/history");
    }

    private JsonNode remote() {
        return get(
                village.alice,
                "/api/v1/accounts/lookup?acct=" + village.town.carol().handle());
    }

    private Person person(String name) {
        return village.town.world().person(name);
    }

    private static JsonNode get(Person person, String path) {
        return ok(person.get(path));
    }

    /** One list of all; a list among them gives its elements. */
    private static ArrayNode several(JsonNode... values) {
        var list = new ArrayNode(JsonNodeFactory.instance);
        for (var value : values) {
            if (value.isArray()) {
                value.forEach(list::add);
            } else {
                list.add(value);
            }
        }
        return list;
    }
}
