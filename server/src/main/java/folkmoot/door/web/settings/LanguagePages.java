package folkmoot.door.web.settings;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import java.util.List;

/** In which language pages and mails are. */
final class LanguagePages {

    private static final Subject SUBJECT = Subject.LANGUAGE;

    private final Room room;
    private final Database database;
    private final Users users;

    LanguagePages(Room room, Database database, Users users) {
        this.room = room;
        this.database = database;
        this.users = users;
    }

    void register(Routing routing) {
        routing.get(SUBJECT.path(), request -> room.show(request, SUBJECT.title(), LanguagePages::parts))
                .post(SUBJECT.path(), this::choose);
    }

    private static List<Part> parts(Asked asked) {
        return List.of(
                new Part.Words(asked.text().get("settings.language.lead")),
                new Part.Filled(asked.form("settings.language.", "language", SUBJECT.path())
                        .pick(
                                "locale",
                                Messages.LANGUAGES.keySet(),
                                Messages.LANGUAGES::get,
                                asked.text().language())
                        .button("settings.save")),
                new Part.Words(asked.text().get("settings.language.checked")));
    }

    private Response choose(Request request) {
        return room.changeOwn(request, "language", SUBJECT.title(), LanguagePages::parts, session -> {
            var locale = request.parameter("locale")
                    .filter(Messages.LANGUAGES::containsKey)
                    .orElseThrow(() -> Invalid.field("locale", "ERR_INCLUSION", "is not included in the list"));
            database.write(tx -> users.setLocale(tx, session.person(), locale));
            return Frame.inLanguage(Room.done(SUBJECT.path(), "saved"), locale);
        });
    }
}
