package folkmoot.door.web.keeping;

import folkmoot.civic.community.Bans;
import folkmoot.door.House;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may not post in a community, for how long and why; each is told, and it stands in the community's log. */
final class BanPages {

    private static final String PATH = KeepersRoom.BASE + "/bans";
    private static final String TITLE = "keeping.title.bans";
    private static final int MOST = 200;
    private static final int MOST_DAYS = 3650;

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final Views views;

    BanPages(KeepersRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH, this::ban)
                .post(PATH + "/:account/lift", this::lift);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var path = KeepersRoom.path(asked.request()) + "/bans";
        var items = database.read(tx -> {
            var bans = house.civic()
                    .registry()
                    .bans()
                    .list(tx, room.community(tx, asked.request()).id(), MOST);
            var who = house.people()
                    .accounts()
                    .map(tx, bans.stream().map(Bans.Ban::account).toList());
            return bans.stream()
                    .filter(ban -> who.containsKey(ban.account()))
                    .map(ban -> item(asked, ban, who.get(ban.account()), path))
                    .toList();
        });
        return List.of(
                new Part.Words(text.get("keeping.bans.lead")),
                new Part.Items(items, text.get("keeping.bans.none")),
                new Part.Heading(text.get("keeping.bans.new")),
                new Part.Filled(asked.form("keeping.bans.", "ban", path)
                        .required("handle", Kind.ADDRESS, "", 300)
                        .area("reason", "", 3, true, 500)
                        .line("days", Kind.NUMBER, "", 4)
                        .tick("remove_data", false)
                        .tick("sure", false)
                        .button("keeping.bans.ban", Form.Tone.DANGER, "")));
    }

    private Item item(Asked asked, Bans.Ban ban, Account account, String path) {
        var text = asked.text();
        return new Item(
                "@" + account.acct(),
                views.profile(account),
                List.of(),
                List.of(ban.until()
                        .map(until -> text.get("settings.people.until", views.moment(text, until)))
                        .orElseGet(() -> text.get("keeping.bans.good"))),
                ban.reason(),
                List.of(),
                List.of(asked.form("keeping.bans.", "lift-" + account.id(), path + "/" + account.id() + "/lift")
                        .required("reason", Kind.TEXT, "", 500)
                        .button("keeping.bans.lift", Form.Tone.SMALL, "@" + account.acct())));
    }

    private Account named(Transaction tx, Request request) {
        return HandleField.account(tx, house, request.parameter("handle").orElse(""));
    }

    private static Optional<Duration> length(Request request) {
        return request.parameter("days")
                .map(String::strip)
                .filter(typed -> !typed.isEmpty())
                .map(typed -> {
                    if (!typed.matches("\\d{1,4}")
                            || Integer.parseInt(typed) < 1
                            || Integer.parseInt(typed) > MOST_DAYS) {
                        throw Invalid.field("days", "ERR_DAYS", "is not from 1 to " + MOST_DAYS);
                    }
                    return Duration.ofDays(Integer.parseInt(typed));
                });
    }

    private Response ban(Request request) {
        return room.change(request, "ban", TITLE, this::parts, user -> {
            Optional<Instant> until =
                    length(request).map(house.platform().clock().instant()::plus);
            database.write(tx -> {
                var account = named(tx, request);
                var by = room.by(tx, request, user);
                KeepersRoom.requireSure(request);
                house.civic().groups().moderation().ban(tx, by, account, until, request.flag("remove_data"));
            });
            return Room.done(KeepersRoom.path(request) + "/bans", "banned");
        });
    }

    private Response lift(Request request) {
        var form = "lift-" + request.pathParameter("account");
        return room.change(request, form, TITLE, this::parts, user -> {
            database.write(tx -> {
                var account = Id.account(request.pathParameter("account"))
                        .flatMap(id -> house.people().accounts().find(tx, id))
                        .orElseThrow(NotFound::new);
                house.civic().groups().moderation().unban(tx, room.by(tx, request, user), account);
            });
            return Room.done(KeepersRoom.path(request) + "/bans", "lifted");
        });
    }
}
