package folkmoot.door.web.settings;

import folkmoot.door.web.QrCode;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.Members;
import folkmoot.people.user.OneTimeCodes;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.util.List;

/** Whether a code is asked for at signing in: of who is signed in, also while they act as a team. */
final class TwoFactorPages {

    private static final Subject SUBJECT = Subject.TWO_FACTOR;
    private static final int LONGEST = 256;
    private static final int LONGEST_CODE = 30;
    private static final RateLimits.Rule TRY = new RateLimits.Rule("own code", 20, Duration.ofHours(1));

    private final Room room;
    private final Database database;
    private final Members members;
    private final OwnPassword ownPassword;
    private final String issuer;

    /** @param issuer what programs on telephones show beside the codes */
    TwoFactorPages(Room room, Database database, Members members, OwnPassword ownPassword, String issuer) {
        this.room = room;
        this.database = database;
        this.members = members;
        this.ownPassword = ownPassword;
        this.issuer = issuer;
    }

    void register(Routing routing) {
        routing.get(SUBJECT.path(), request -> room.show(request, SUBJECT.title(), this::parts))
                .post(SUBJECT.path() + "/begin", this::begin)
                .post(SUBJECT.path() + "/confirm", this::confirm)
                .post(SUBJECT.path() + "/codes", this::newCodes)
                .post(SUBJECT.path() + "/end", this::end);
    }

    private List<Part> parts(Asked asked) {
        var person = asked.session().person();
        if (database.read(tx -> members.secondFactors().isOn(tx, person))) {
            return on(asked, person);
        }
        return database.read(tx -> members.secondFactors().waiting(tx, person))
                .map(secret -> waiting(asked, secret))
                .orElseGet(() -> off(asked));
    }

    private List<Part> off(Asked asked) {
        return List.of(
                new Words(asked.text().get("settings.two.off")),
                new Words(asked.text().get("settings.two.lead")),
                new Filled(asked.form("settings.two.", "begin", SUBJECT.path() + "/begin")
                        .required("password", Kind.PASSWORD, "", LONGEST)
                        .button("settings.two.begin")));
    }

    private List<Part> waiting(Asked asked, byte[] secret) {
        var address = OneTimeCodes.address(secret, issuer, asked.session().personName());
        var text = asked.text();
        return List.of(
                new Words(text.get("settings.two.scan")),
                new Part.Drawing(QrCode.svg(address), text.get("settings.two.picture")),
                new Words(text.get("settings.two.type")),
                new Part.Codes(List.of(OneTimeCodes.typed(secret).replaceAll("(.{4})(?!$)", "$1 "))),
                new Filled(asked.form("settings.two.", "confirm", SUBJECT.path() + "/confirm")
                        .required("code", Kind.CODE, "", LONGEST_CODE)
                        .button("settings.two.confirm")));
    }

    private List<Part> on(Asked asked, UserId person) {
        int left = database.read(tx -> members.secondFactors().codesLeft(tx, person));
        var text = asked.text();
        return List.of(
                new Part.Note("good", text.get("settings.two.on")),
                new Words(text.get("settings.two.left", left)),
                new Heading(text.get("settings.two.codes")),
                new Words(text.get("settings.two.codes.lead")),
                new Filled(asked.form("settings.two.", "codes", SUBJECT.path() + "/codes")
                        .required("code", Kind.CODE, "", LONGEST_CODE)
                        .button("settings.two.codes.new", Form.Tone.QUIET, "")),
                new Heading(text.get("settings.two.end")),
                new Words(text.get("settings.two.end.lead")),
                new Filled(asked.form("settings.two.", "end", SUBJECT.path() + "/end")
                        .required("password", Kind.PASSWORD, "", LONGEST)
                        .required("code", Kind.CODE, "", LONGEST_CODE)
                        .button("settings.two.end", Form.Tone.DANGER, "")));
    }

    private Response begin(Request request) {
        return room.changeOwn(request, "begin", SUBJECT.title(), this::parts, session -> {
            ownPassword.require(request, session.person());
            database.transaction(tx -> members.secondFactors().begin(tx, session.person()));
            return Response.redirect(303, SUBJECT.path());
        });
    }

    private Response confirm(Request request) {
        return room.changeOwn(request, "confirm", SUBJECT.title(), this::parts, session -> {
            request.count(TRY, session.person().toString());
            var codes = database.transaction(tx -> {
                var made = members.secondFactors().confirm(tx, session.person(), code(request));
                members.users()
                        .find(tx, session.person())
                        .ifPresent(user -> members.mails().secondFactor(tx, user, true));
                return made;
            });
            return room.answer(request, session, SUBJECT.title(), asked -> shown(asked, codes));
        });
    }

    private static List<Part> shown(Asked asked, List<String> codes) {
        return List.of(
                new Part.Note("good", asked.text().get("settings.two.on")),
                new Words(asked.text().get("settings.two.keep")),
                new Part.Codes(codes),
                new Part.Links(
                        List.of(new Part.Link(SUBJECT.path(), asked.text().get("settings.two.kept")))));
    }

    private Response newCodes(Request request) {
        return room.changeOwn(request, "codes", SUBJECT.title(), this::parts, session -> {
            request.count(TRY, session.person().toString());
            var codes = database.transaction(tx -> {
                requireOn(members.secondFactors().isOn(tx, session.person()));
                members.secondFactors().require(tx, session.person(), code(request));
                return members.secondFactors().newCodes(tx, session.person());
            });
            return room.answer(request, session, SUBJECT.title(), asked -> shown(asked, codes));
        });
    }

    private static void requireOn(boolean on) {
        if (!on) {
            throw new NotFound();
        }
    }

    private Response end(Request request) {
        return room.changeOwn(request, "end", SUBJECT.title(), this::parts, session -> {
            request.count(TRY, session.person().toString());
            ownPassword.require(request, session.person());
            database.write(tx -> {
                members.secondFactors().require(tx, session.person(), code(request));
                members.secondFactors().end(tx, session.person());
                members.users()
                        .find(tx, session.person())
                        .ifPresent(user -> members.mails().secondFactor(tx, user, false));
            });
            return Room.done(SUBJECT.path(), "codes-off");
        });
    }

    private static String code(Request request) {
        return request.parameter("code").orElse("");
    }
}
