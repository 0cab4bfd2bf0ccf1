package folkmoot.door.web.joining;

import folkmoot.civic.letter.CivicLetters;
import folkmoot.civic.letter.MailFollows;
import folkmoot.civic.news.NewsWay;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.mail.StopLinks;
import folkmoot.platform.problem.Forbidden;
import java.util.List;
import java.util.Map;

/**
 * Where mails stop by one click (RFC 8058): a mail program sends the form by itself, a person presses its button. Opening the link changes nothing,
 * as programs that read mails open links.
 */
final class StopPages {

    private static final String PATH = "/stop";
    private static final String NOTIFICATION = "notification:";
    private static final String LETTERS = "letters:";
    private static final String NEWS = "news:";

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final House house;
    private final StopLinks links;

    StopPages(Frame frame, House house) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = house.platform().database();
        this.house = house;
        this.links = house.people().members().mails().stops();
    }

    void register(Routing routing) {
        routing.get(PATH, this::show).post(PATH, this::stop);
    }

    private String what(Request request) {
        return links.what(request.parameter("token").orElse(""))
                .orElseThrow(() -> new Forbidden(frame.text(request).get("link.spent")));
    }

    private Response show(Request request) {
        var what = what(request);
        var text = frame.text(request);
        return frame.draw(
                request,
                "proof",
                frame.page(request, text.get("stop.title")),
                Map.of(
                        "action", PATH,
                        "token", request.parameter("token").orElse(""),
                        "lead", text.get("stop." + what.split(":")[0]),
                        "button", text.get("stop.button"),
                        "error", ""));
    }

    private Response stop(Request request) {
        var what = what(request);
        database.write(tx -> end(tx, what));
        var text = frame.text(request);
        return room.show(
                request, 200, text.get("stop.title"), _ -> List.of(new Part.Note("good", text.get("stop.done"))));
    }

    private void end(Transaction tx, String what) {
        var ways = house.people().notificationWays();
        if (what.startsWith(NOTIFICATION)) {
            var type = NotificationType.of(what.split(":")[2]);
            type.ifPresent(kind -> ways.stopMails(tx, account(what), kind));
        } else if (what.startsWith(LETTERS)) {
            ways.stopDailyMails(tx, account(what));
        } else if (what.startsWith(NEWS)) {
            house.civic().newsChoices().choose(tx, account(what), NewsWay.NOTIFICATION);
        } else if (what.startsWith(CivicLetters.STOP)) {
            house.civic().letters().choose(tx, account(what), false);
        } else if (what.startsWith(MailFollows.STOP)) {
            house.civic().mailFollows().stop(tx, Id.parse(what.split(":")[1]).orElseThrow());
        }
    }

    private static AccountId account(String what) {
        return Id.account(what.split(":")[1]).orElseThrow();
    }
}
