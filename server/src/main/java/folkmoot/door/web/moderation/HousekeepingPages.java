package folkmoot.door.web.moderation;

import folkmoot.door.House;
import folkmoot.door.web.Paged;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.about.InstanceDocument;
import folkmoot.stewardship.moderation.ModerationActs;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the instance says to everybody: rules, announcements, emojis, documents. The commands do the same. */
final class HousekeepingPages {

    private static final Body PICTURE = Body.upTo(9 * 1024 * 1024);
    private static final int AT_ONCE = 50;
    private static final int LONGEST_DOCUMENT = 100_000;

    private final StaffRoom room;
    private final Database database;
    private final House house;
    private final ModerationActs acts;
    private final Views views;

    HousekeepingPages(StaffRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.acts = house.stewardship().acts();
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(Tab.RULES.path(), request -> room.show(request, Tab.RULES, this::rules))
                .post(Tab.RULES.path(), this::addRule)
                .post(Tab.RULES.path() + "/:id/remove", this::removeRule)
                .get(Tab.ANNOUNCEMENTS.path(), request -> room.show(request, Tab.ANNOUNCEMENTS, this::announcements))
                .post(Tab.ANNOUNCEMENTS.path(), this::announce)
                .post(Tab.ANNOUNCEMENTS.path() + "/:id/remove", this::removeAnnouncement)
                .get(Tab.EMOJIS.path(), request -> room.show(request, Tab.EMOJIS, this::emojis))
                .post(Tab.EMOJIS.path(), PICTURE, this::addEmoji)
                .post(Tab.EMOJIS.path() + "/:word/remove", this::removeEmoji)
                .get(Tab.DOCUMENTS.path(), request -> room.show(request, Tab.DOCUMENTS, this::documents))
                .post(Tab.DOCUMENTS.path(), this::publish);
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    private static Form remove(Asked asked, Tab tab, String which) {
        return asked.form(
                        "moderation.",
                        "remove-" + which.replaceAll("[^a-zA-Z0-9]", "-"),
                        tab.path() + "/" + which + "/remove")
                .button("moderation.remove", Form.Tone.SMALL, which);
    }

    @FunctionalInterface
    private interface Work {
        void by(User user);
    }

    private Response does(Request request, Tab tab, String form, Room.Drawing drawing, String done, Work work) {
        return room.change(request, tab, form, tab.title(), drawing, by -> {
            work.by(by);
            return Room.done(tab.path(), done);
        });
    }

    private List<Part> rules(Asked asked) {
        var text = asked.text();
        var found = database.read(tx -> house.stewardship().rules().list(tx));
        return List.of(
                new Part.Words(text.get("moderation.rules.lead")),
                new Part.Items(
                        found.stream()
                                .map(rule -> Item.of(
                                        rule.text(),
                                        List.of(rule.hint()),
                                        remove(asked, Tab.RULES, Long.toString(rule.id()))))
                                .toList(),
                        text.get("about.no.rules")),
                new Part.Heading(text.get("moderation.rules.new")),
                new Part.Filled(asked.form("moderation.rules.", "rule", Tab.RULES.path())
                        .required("text", Kind.TEXT, "", 300)
                        .line("hint", Kind.TEXT, "", 500)
                        .button("moderation.rules.add")));
    }

    private Response addRule(Request request) {
        return does(
                request,
                Tab.RULES,
                "rule",
                this::rules,
                "added",
                by -> database.write(tx -> {
                    var rule = house.stewardship()
                            .rules()
                            .add(
                                    tx,
                                    request.parameter("text").orElse(""),
                                    request.parameter("hint").orElse(""),
                                    Map.of());
                    acts.note(tx, by.account(), "add-rule", Long.toString(rule.id()));
                }));
    }

    private Response removeRule(Request request) {
        return does(
                request,
                Tab.RULES,
                "remove",
                this::rules,
                "removed",
                by -> database.write(tx -> {
                    house.stewardship().rules().remove(tx, id(request));
                    acts.note(tx, by.account(), "remove-rule", request.pathParameter("id"));
                }));
    }

    private List<Part> announcements(Asked asked) {
        var text = asked.text();
        var found = Paged.of(
                asked.request(),
                database.read(tx -> house.stewardship().announcements().list(tx, Optional.empty())),
                AT_ONCE);
        return List.of(
                new Part.Words(text.get("moderation.announcements.lead")),
                new Part.Items(
                        found.shown().stream()
                                .map(one -> new Item(
                                        views.moment(text, one.published()),
                                        "",
                                        List.of(),
                                        one
                                                .ends()
                                                .map(end -> text.get("settings.people.until", views.moment(text, end)))
                                                .stream()
                                                .toList(),
                                        one.text(),
                                        List.of(),
                                        List.of(remove(asked, Tab.ANNOUNCEMENTS, Long.toString(one.id())))))
                                .toList(),
                        text.get("moderation.announcements.none")),
                Part.Pager.of(text, found),
                new Part.Heading(text.get("moderation.announcements.new")),
                new Part.Filled(asked.form("moderation.announcements.", "announcement", Tab.ANNOUNCEMENTS.path())
                        .area("text", "", 4, true, 2_000)
                        .line("until", Kind.DAY, "", 0)
                        .button("moderation.announcements.add")));
    }

    private static Optional<LocalDate> day(Request request, String name) {
        return request.parameter(name).map(typed -> {
            try {
                return LocalDate.parse(typed);
            } catch (DateTimeParseException noDay) {
                throw Invalid.field(name, "ERR_INVALID", "is no day");
            }
        });
    }

    private Response announce(Request request) {
        return does(request, Tab.ANNOUNCEMENTS, "announcement", this::announcements, "added", by -> {
            var end = day(request, "until")
                    .map(until -> until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            database.write(tx -> {
                long id = house.stewardship()
                        .announcements()
                        .add(tx, request.parameter("text").orElse(""), Optional.empty(), end, true);
                acts.note(tx, by.account(), "announce", Long.toString(id));
            });
        });
    }

    private Response removeAnnouncement(Request request) {
        return does(
                request,
                Tab.ANNOUNCEMENTS,
                "remove",
                this::announcements,
                "removed",
                by -> database.write(tx -> {
                    house.stewardship().announcements().remove(tx, id(request));
                    acts.note(tx, by.account(), "remove-announcement", request.pathParameter("id"));
                }));
    }

    private List<Part> emojis(Asked asked) {
        var text = asked.text();
        var found = Paged.of(
                asked.request(),
                database.read(tx -> house.talk().media().emojis().ours(tx)),
                AT_ONCE);
        return List.of(
                new Part.Words(text.get("moderation.emojis.lead")),
                new Part.Items(
                        found.shown().stream()
                                .map(emoji -> Item.of(
                                        ":" + emoji.shortcode() + ":",
                                        emoji.category().stream().toList(),
                                        remove(asked, Tab.EMOJIS, emoji.shortcode())))
                                .toList(),
                        text.get("moderation.emojis.none")),
                Part.Pager.of(text, found),
                new Part.Heading(text.get("moderation.emojis.new")),
                new Part.Filled(asked.form("moderation.emojis.", "emoji", Tab.EMOJIS.path())
                        .required("shortcode", Kind.ADDRESS, "", 50)
                        .line("category", Kind.TEXT, "", 50)
                        .file("image", "image/png,image/gif,image/webp")
                        .button("moderation.emojis.add")));
    }

    private Response addEmoji(Request request) {
        return does(request, Tab.EMOJIS, "emoji", this::emojis, "added", by -> {
            var picture =
                    request.file("image").orElseThrow(() -> Invalid.field("image", "ERR_BLANK", "can't be blank"));
            var added = house.talk()
                    .media()
                    .emojis()
                    .add(request.parameter("shortcode").orElse(""), picture, request.parameter("category"));
            database.write(tx -> acts.note(tx, by.account(), "add-emoji", added.shortcode()));
        });
    }

    private Response removeEmoji(Request request) {
        return does(request, Tab.EMOJIS, "remove", this::emojis, "removed", by -> {
            house.talk().media().emojis().remove(request.pathParameter("word"));
            database.write(tx -> acts.note(tx, by.account(), "remove-emoji", request.pathParameter("word")));
        });
    }

    private List<Part> documents(Asked asked) {
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("moderation.documents.lead")));
        parts.add(new Part.Links(List.of(
                new Part.Link("/about", text.get("about.title")),
                new Part.Link("/privacy-policy", text.get("about.privacy")))));
        parts.add(new Part.Filled(asked.form("moderation.documents.", "document", Tab.DOCUMENTS.path())
                .pick(
                        "kind",
                        Arrays.stream(InstanceDocument.Kind.values())
                                .map(InstanceDocument.Kind::word)
                                .toList(),
                        InstanceDocument.Kind.DESCRIPTION.word())
                .area("text", "", 12, true, LONGEST_DOCUMENT)
                .line("from", Kind.DAY, "", 0)
                .button("moderation.documents.publish")));
        return parts;
    }

    private Response publish(Request request) {
        return does(request, Tab.DOCUMENTS, "document", this::documents, "published", by -> {
            var kind = InstanceDocument.Kind.of(request.parameter("kind").orElse(""))
                    .orElseThrow(() -> Invalid.field("kind", "ERR_INCLUSION", "is not included in the list"));
            var from = day(request, "from");
            database.write(tx -> {
                house.stewardship()
                        .documents()
                        .publish(tx, kind, request.parameter("text").orElse(""), from);
                acts.note(tx, by.account(), "publish-document", kind.word());
            });
        });
    }
}
