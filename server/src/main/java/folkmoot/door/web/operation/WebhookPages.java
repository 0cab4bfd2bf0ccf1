package folkmoot.door.web.operation;

import folkmoot.civic.webhook.Webhooks;
import folkmoot.door.House;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.door.web.sharing.WebhookParts;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Addresses that are told of what happens anywhere on the instance. */
final class WebhookPages {

    private static final Desk DESK = Desk.WEBHOOKS;

    private final StaffRoom room;
    private final Database database;
    private final House house;
    private final Webhooks webhooks;
    private final WebhookParts parts;

    WebhookPages(StaffRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.webhooks = house.civic().sharing().webhooks();
        this.parts = new WebhookParts(views);
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, asked -> parts(asked, Optional.empty())))
                .post(
                        DESK.path(),
                        request ->
                                once(request, "register", (tx, by) -> WebhookParts.register(webhooks, tx, by, request)))
                .post(
                        DESK.path() + "/:id/rotate",
                        request -> once(
                                request,
                                "rotate-" + request.pathParameter("id"),
                                (tx, by) -> webhooks.rotate(tx, by, WebhookParts.id(request))))
                .post(
                        DESK.path() + "/:id/enable",
                        request ->
                                done(request, "enable", (tx, by) -> webhooks.enable(tx, by, WebhookParts.id(request))))
                .post(
                        DESK.path() + "/:id/remove",
                        request -> done(request, "remove", (tx, by) -> {
                            webhooks.remove(tx, by, WebhookParts.id(request));
                            return by;
                        }));
    }

    private Webhooks.By by(Transaction tx, AccountId who) {
        return new Webhooks.By(Optional.empty(), house.people().accounts().require(tx, who));
    }

    private void note(Transaction tx, User by, String act, String target) {
        house.stewardship().acts().note(tx, by.account(), act + "-webhook", target);
    }

    private List<Part> parts(Asked asked, Optional<String> secret) {
        var who = asked.session().user().account();
        var all = database.read(tx -> webhooks.list(tx, by(tx, who)));
        return parts.of(asked, DESK.path(), all, secret);
    }

    /** Shows the secret in the answer, and never again. */
    private Response once(
            Request request, String form, BiFunction<Transaction, Webhooks.By, Webhooks.Registered> work) {
        return room.change(request, DESK, form, DESK.title(), asked -> parts(asked, Optional.empty()), user -> {
            var made = database.transaction(tx -> {
                var done = work.apply(tx, by(tx, user.account()));
                note(
                        tx,
                        user,
                        form.replaceFirst("-.*", ""),
                        done.webhook().url().getHost());
                return done;
            });
            return room.show(request, DESK, asked -> parts(asked, Optional.of(made.secret())));
        });
    }

    private <T> Response done(Request request, String act, BiFunction<Transaction, Webhooks.By, T> work) {
        var form = act + "-" + request.pathParameter("id");
        return room.change(request, DESK, form, DESK.title(), asked -> parts(asked, Optional.empty()), (User user) -> {
            database.write(tx -> {
                work.apply(tx, by(tx, user.account()));
                note(tx, user, act, request.pathParameter("id"));
            });
            return Room.done(DESK.path(), "webhook-" + act);
        });
    }
}
