package folkmoot.door.web.settings;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Items;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.Members;
import folkmoot.people.oauth.Grant;
import folkmoot.people.team.Team;
import folkmoot.people.user.Sessions.OpenSession;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can act for somebody: programs that they let in, browsers where they are signed in, and as which team this one acts. */
final class AccessPages {

    private static final Subject SUBJECT = Subject.ACCESS;
    private static final String PATH = SUBJECT.path();

    private final Room room;
    private final Database database;
    private final Members members;
    private final Views views;

    AccessPages(Room room, Database database, Members members, Views views) {
        this.room = room;
        this.database = database;
        this.members = members;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::parts))
                .post(PATH + "/revoke", this::revoke)
                .post(PATH + "/close", this::close)
                .post(PATH + "/close-others", this::closeOthers)
                .post(PATH + "/act-as", this::actAs);
    }

    private record Found(List<Grant> grants, List<OpenSession> browsers, List<Team> teams) {}

    private List<Part> parts(Asked asked) {
        var person = asked.session().person();
        var cookie = Frame.cookie(asked.request()).orElse("");
        members.tokenUses().settle();
        var found = database.read(tx -> new Found(
                members.tokens().grants(tx, person),
                members.sessions().list(tx, person, cookie),
                members.teams().ofMember(tx, person)));
        var text = asked.text();
        var parts = new ArrayList<Part>();
        if (!found.teams().isEmpty()) {
            parts.addAll(teams(asked, found.teams()));
        }
        parts.add(new Heading(text.get("access.programs")));
        parts.add(new Words(text.get("access.programs.lead")));
        parts.add(new Items(
                found.grants().stream().map(grant -> program(asked, grant)).toList(), text.get("access.none")));
        parts.add(new Heading(text.get("access.browsers")));
        parts.add(new Items(
                found.browsers().stream()
                        .map(browser -> browser(asked, browser))
                        .toList(),
                ""));
        if (found.browsers().size() > 1) {
            parts.add(new Part.Acts(List.of(asked.form("access.", "others", PATH + "/close-others")
                    .button("access.close.others", Form.Tone.QUIET, ""))));
        }
        return parts;
    }

    private static List<Part> teams(Asked asked, List<Team> teams) {
        var text = asked.text();
        var session = asked.session();
        var acting = session.member().map(_ -> session.username());
        var items = Stream.concat(
                acting.stream().map(_ -> as(asked, session.personName(), false, true)),
                teams.stream()
                        .map(team -> as(asked, team.username(), true, !acting.equals(Optional.of(team.username())))));
        return List.of(
                new Heading(text.get("access.teams")),
                new Words(acting.map(team -> text.get("access.acting.team", team))
                        .orElseGet(() -> text.get("access.acting.self", session.personName()))),
                new Items(items.toList(), ""));
    }

    private static Item as(Asked asked, String name, boolean team, boolean other) {
        var form = asked.form("access.", "as-" + name, PATH + "/act-as");
        if (team) {
            form.with("team", name);
        }
        var acts = other ? List.of(form.button("access.act", Form.Tone.SMALL, "@" + name)) : List.<Form>of();
        return new Item("@" + name, team ? "/settings/teams/" + name : "", List.of(), List.of(), "", List.of(), acts);
    }

    private Item program(Asked asked, Grant grant) {
        var text = asked.text();
        var lines = new ArrayList<String>();
        lines.add(text.get("access.as") + ": @" + grant.as());
        grant.by().ifPresent(by -> lines.add(text.get("access.by") + ": @" + by));
        lines.add(text.get("access.scopes") + ": " + grant.scopes());
        lines.add(text.get("access.given") + ": " + views.moment(text, grant.since()));
        lines.add(grant.lastUsed()
                .map(day -> text.get("access.used", views.date(text, day)))
                .orElseGet(() -> text.get("access.used.never")));
        return Item.of(
                grant.application(),
                lines,
                asked.form("access.", "revoke-" + grant.token(), PATH + "/revoke")
                        .with("token", grant.token().toString())
                        .button("access.revoke", Form.Tone.SMALL, grant.application()));
    }

    private Item browser(Asked asked, OpenSession browser) {
        var text = asked.text();
        var name = Programs.name(browser.program()).orElseGet(() -> text.get("access.unknown"));
        var lines = new ArrayList<String>();
        lines.add(text.get("access.since", views.moment(text, browser.since())));
        browser.used().ifPresent(used -> lines.add(text.get("access.used", views.moment(text, used))));
        if (browser.current()) {
            return new Item(name, "", List.of(text.get("access.this")), lines, "", List.of(), List.of());
        }
        return Item.of(
                name,
                lines,
                asked.form("access.", "close-" + browser.id(), PATH + "/close")
                        .with("browser", browser.id())
                        .button("access.close", Form.Tone.SMALL, name));
    }

    private Response revoke(Request request) {
        return room.changeOwn(request, "revoke", SUBJECT.title(), this::parts, session -> {
            members.authorizations()
                    .revoke(session.person(), request.parameter("token").orElse(""));
            return Room.done(PATH, "revoked");
        });
    }

    private Response close(Request request) {
        return room.changeOwn(request, "close", SUBJECT.title(), this::parts, session -> {
            var browser = request.parameter("browser").orElse("");
            database.write(tx -> members.sessions().close(tx, session.person(), browser));
            return Room.done(PATH, "closed");
        });
    }

    private Response closeOthers(Request request) {
        return room.changeOwn(request, "others", SUBJECT.title(), this::parts, session -> {
            database.write(tx -> members.sessions()
                    .closeOthers(tx, session.person(), Frame.cookie(request).orElseThrow()));
            return Room.done(PATH, "closed");
        });
    }

    private Response actAs(Request request) {
        return room.changeOwn(request, "as", SUBJECT.title(), this::parts, session -> {
            var wanted = request.parameter("team").filter(name -> !name.isBlank());
            database.write(tx -> members.sessions()
                    .actAs(
                            tx,
                            Frame.cookie(request).orElseThrow(),
                            wanted.map(name -> members.teams()
                                    .requireOf(tx, name, session.person())
                                    .user())));
            return Response.redirect(
                    303, Frame.localPath(request.parameter("return_to").or(() -> Optional.of(PATH))));
        });
    }
}
