package folkmoot.door.web.moderation;

import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.user.Invites;
import folkmoot.people.user.Invites.Invite;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.stewardship.moderation.ModerationActs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links by which somebody may join where nobody else may, or without waiting. */
final class InvitationPages {

    private static final Tab TAB = Tab.INVITATIONS;
    private static final int MOST_USES = 10_000;
    private static final List<String> SPANS = List.of("", "1", "7", "30");

    private final StaffRoom room;
    private final Database database;
    private final Invites invites;
    private final ModerationActs acts;
    private final Platform platform;
    private final Views views;

    InvitationPages(
            StaffRoom room, Database database, Invites invites, ModerationActs acts, Platform platform, Views views) {
        this.room = room;
        this.database = database;
        this.invites = invites;
        this.acts = acts;
        this.platform = platform;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(TAB.path(), request -> room.show(request, TAB, this::parts))
                .post(TAB.path(), this::make)
                .post(TAB.path() + "/:code/revoke", this::revoke);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var found = database.read(invites::list);
        return List.of(
                new Part.Words(text.get("moderation.invitations.lead")),
                new Part.Items(
                        found.stream().map(invite -> item(asked, invite)).toList(),
                        text.get("moderation.invitations.none")),
                new Part.Heading(text.get("moderation.invitations.new")),
                new Part.Filled(asked.form("moderation.invitations.", "invite", TAB.path())
                        .line("uses", Kind.NUMBER, "1", 0)
                        .pick("days", SPANS, days -> span(text, days), "7")
                        .button("moderation.invitations.make")));
    }

    private static String span(Messages text, String days) {
        return days.isEmpty()
                ? text.get("settings.filters.days.never")
                : text.get("settings.filters.days.count", Integer.parseInt(days));
    }

    private Item item(Asked asked, Invite invite) {
        var text = asked.text();
        var lines = new ArrayList<String>();
        lines.add(invite.mostUses()
                .map(most -> text.get("moderation.invitations.used.of", invite.uses(), most))
                .orElseGet(() -> text.get("moderation.invitations.used", invite.uses())));
        invite.expires().ifPresent(end -> lines.add(text.get("settings.people.until", views.moment(text, end))));
        return new Item(
                platform.uris().at("/invite/" + invite.code()).toString(),
                "",
                invite.good() ? List.of() : List.of(text.get("moderation.invitations.over")),
                lines,
                "",
                List.of(),
                List.of(asked.form(
                                "moderation.invitations.",
                                "revoke-" + invite.code(),
                                TAB.path() + "/" + invite.code() + "/revoke")
                        .button("moderation.invitations.revoke", Form.Tone.SMALL, invite.code())));
    }

    private Response make(Request request) {
        return room.change(request, TAB, "invite", TAB.title(), this::parts, by -> {
            Optional<Integer> uses = request.parameter("uses")
                    .map(_ -> request.parameters().number("uses").orElse(0));
            if (uses.filter(number -> number < 1 || number > MOST_USES).isPresent()) {
                throw Invalid.field("uses", "ERR_INVALID", "is no number of people");
            }
            var days = request.parameter("days").orElse("");
            if (!SPANS.contains(days)) {
                throw Invalid.field("days", "ERR_INCLUSION", "is not included in the list");
            }
            Optional<Instant> expires = days.isEmpty()
                    ? Optional.empty()
                    : Optional.of(platform.clock().instant().plus(Duration.ofDays(Long.parseLong(days))));
            database.write(tx -> {
                var code = invites.create(tx, Optional.of(by.id()), uses, expires);
                acts.note(tx, by.account(), "invite", code);
            });
            return Room.done(TAB.path(), "invited");
        });
    }

    private Response revoke(Request request) {
        return room.change(request, TAB, "revoke", TAB.title(), this::parts, by -> {
            var code = request.pathParameter("code");
            database.write(tx -> {
                invites.revoke(tx, code);
                acts.note(tx, by.account(), "revoke-invite", code);
            });
            return Room.done(TAB.path(), "revoked");
        });
    }
}
