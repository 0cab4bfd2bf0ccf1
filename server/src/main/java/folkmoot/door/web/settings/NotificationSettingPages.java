package folkmoot.door.web.settings;

import folkmoot.civic.Civic;
import folkmoot.civic.letter.CivicLetters;
import folkmoot.civic.news.NewsChoices;
import folkmoot.civic.news.NewsWay;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.notification.NotificationPolicy;
import folkmoot.people.notification.NotificationRequests;
import folkmoot.people.notification.NotificationWays;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** What somebody is told of, by whom, and by which way. */
final class NotificationSettingPages {

    private static final Subject SUBJECT = Subject.NOTIFICATIONS;
    private static final String NEWS = "/settings/news";
    private static final String DIGEST = "/settings/digest";
    private static final String FOR = "for_";

    private final Room room;
    private final Database database;
    private final NotificationRequests requests;
    private final NewsChoices choices;
    private final CivicLetters letters;
    private final WaySettings ways;

    NotificationSettingPages(
            Room room, Database database, NotificationRequests requests, NotificationWays ways, Civic civic) {
        this.room = room;
        this.database = database;
        this.requests = requests;
        this.ways = new WaySettings(room, database, ways);
        this.choices = civic.newsChoices();
        this.letters = civic.letters();
    }

    void register(Routing routing) {
        routing.get(SUBJECT.path(), request -> room.show(request, SUBJECT.title(), this::parts))
                .post(SUBJECT.path(), this::save)
                .get(NEWS, request -> room.show(request, SUBJECT.title(), this::parts)) // as it stands in mails
                .post(NEWS, this::choose)
                .post(DIGEST, this::digest);
        ways.register(routing, this::parts);
    }

    private record Known(NewsWay way, boolean digest, NotificationPolicy policy, int waiting) {}

    private List<Part> parts(Asked asked) {
        var account = asked.session().user().account();
        var known = database.read(tx -> new Known(
                choices.of(tx, account),
                letters.isChosen(tx, account),
                requests.policy(tx, account),
                requests.summary(tx, account).requests()));
        var text = asked.text();
        var policy = asked.form("settings.notifications.", "policy", SUBJECT.path());
        known.policy()
                .rules()
                .forEach((rule, word) -> policy.pick(
                        FOR + rule,
                        NotificationPolicy.WORDS,
                        choice -> text.get("settings.notifications.policy." + choice),
                        word));
        return List.of(
                new Heading(text.get("news.title")),
                new Words(text.get("news.lead")),
                new Filled(asked.form("settings.", "news", NEWS)
                        .pick(
                                "news",
                                Arrays.stream(NewsWay.values())
                                        .map(NewsWay::word)
                                        .toList(),
                                word -> text.get("news." + word),
                                known.way().word())
                        .button("news.save")),
                new Heading(text.get("settings.digest.title")),
                new Filled(asked.form("settings.digest.", "digest", DIGEST)
                        .tick("weekly", known.digest())
                        .button("settings.save", Form.Tone.PRIMARY, text.get("settings.digest.title"))),
                new Heading(text.get("settings.ways.title")),
                new Words(text.get("settings.ways.lead")),
                new Filled(ways.form(asked)),
                new Heading(text.get("settings.notifications.from")),
                new Words(text.get("settings.notifications.lead")),
                new Words(text.get("settings.notifications.waiting", known.waiting())),
                new Filled(policy.button("settings.save")));
    }

    private Response save(Request request) {
        return room.change(request, "policy", SUBJECT.title(), this::parts, session -> {
            var account = session.user().account();
            var changes = new HashMap<String, String>();
            NotificationPolicy.RULES.forEach(
                    rule -> request.parameter(FOR + rule).ifPresent(word -> changes.put(rule, word)));
            database.write(tx ->
                    requests.setPolicy(tx, account, requests.policy(tx, account).with(changes)));
            return Room.done(SUBJECT.path(), "saved");
        });
    }

    private Response digest(Request request) {
        return room.change(request, "digest", SUBJECT.title(), this::parts, session -> {
            database.write(tx -> letters.choose(tx, session.user().account(), request.flag("weekly")));
            return Room.done(SUBJECT.path(), "saved");
        });
    }

    private Response choose(Request request) {
        return room.change(request, "news", SUBJECT.title(), this::parts, session -> {
            var way = request.parameter("news")
                    .flatMap(NewsWay::of)
                    .orElseThrow(() -> Invalid.field("news", "ERR_INCLUSION", "is not included in the list"));
            database.write(tx -> choices.choose(tx, session.user().account(), way));
            return Room.done(SUBJECT.path(), "saved");
        });
    }
}
