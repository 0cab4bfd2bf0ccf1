package folkmoot.door.web.keeping;

import folkmoot.civic.webhook.Webhooks;
import folkmoot.door.House;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
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

/** Addresses that are told of what happens in a community. */
final class WebhookPages {

    private static final String PATH = KeepersRoom.BASE + "/webhooks";
    private static final String TITLE = "webhooks.title";

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final Webhooks webhooks;
    private final WebhookParts parts;

    WebhookPages(KeepersRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.webhooks = house.civic().sharing().webhooks();
        this.parts = new WebhookParts(views);
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, asked -> parts(asked, Optional.empty())))
                .post(
                        PATH,
                        request ->
                                once(request, "register", (tx, by) -> WebhookParts.register(webhooks, tx, by, request)))
                .post(
                        PATH + "/:id/rotate",
                        request -> once(
                                request,
                                "rotate-" + request.pathParameter("id"),
                                (tx, by) -> webhooks.rotate(tx, by, WebhookParts.id(request))))
                .post(
                        PATH + "/:id/enable",
                        request ->
                                done(request, "enable", (tx, by) -> webhooks.enable(tx, by, WebhookParts.id(request))))
                .post(
                        PATH + "/:id/remove",
                        request -> done(request, "remove", (tx, by) -> {
                            webhooks.remove(tx, by, WebhookParts.id(request));
                            return by;
                        }));
    }

    private static String path(Request request) {
        return KeepersRoom.path(request) + "/webhooks";
    }

    private Webhooks.By by(Transaction tx, Request request, AccountId who) {
        return new Webhooks.By(
                Optional.of(room.community(tx, request)),
                house.people().accounts().require(tx, who));
    }

    private List<Part> parts(Asked asked, Optional<String> secret) {
        var who = asked.session().user().account();
        var all = database.read(tx -> webhooks.list(tx, by(tx, asked.request(), who)));
        return parts.of(asked, path(asked.request()), all, secret);
    }

    /** Shows the secret in the answer, and never again. */
    private Response once(
            Request request, String form, BiFunction<Transaction, Webhooks.By, Webhooks.Registered> work) {
        return room.change(request, form, TITLE, asked -> parts(asked, Optional.empty()), user -> {
            var made = database.transaction(tx -> work.apply(tx, by(tx, request, user.account())));
            return room.show(request, TITLE, asked -> parts(asked, Optional.of(made.secret())));
        });
    }

    private <T> Response done(Request request, String act, BiFunction<Transaction, Webhooks.By, T> work) {
        var form = act + "-" + request.pathParameter("id");
        return room.change(request, form, TITLE, asked -> parts(asked, Optional.empty()), (User user) -> {
            database.write(tx -> work.apply(tx, by(tx, request, user.account())));
            return Room.done(path(request), "webhook-" + act);
        });
    }
}
