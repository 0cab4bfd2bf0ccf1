package folkmoot.door.web.sharing;

import folkmoot.civic.webhook.Webhook;
import folkmoot.civic.webhook.WebhookKind;
import folkmoot.civic.webhook.Webhooks;
import folkmoot.civic.webhook.Webhooks.By;
import folkmoot.civic.webhook.Webhooks.Registered;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.Room.Drawing;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Addresses that are told, for whoever keeps them, in whichever room. */
public final class WebhookPages {

    private static final String PREFIX = "webhooks.";
    private static final int LONGEST = 2_000;

    private final Database database;
    private final Webhooks webhooks;
    private final Views views;
    private final Keepers keepers;

    /** @param keepers in whose room they are */
    public WebhookPages(Database database, Webhooks webhooks, Views views, Keepers keepers) {
        this.database = database;
        this.webhooks = webhooks;
        this.views = views;
        this.keepers = keepers;
    }

    /** Who may come in, and what they keep them for. */
    public interface Keepers {

        Response show(Request request, Drawing drawing);

        Response change(Request request, String form, Drawing drawing, Function<User, Response> change);

        By by(Transaction tx, Request request, User user);

        /** Of the page. */
        String path(Request request);

        /** Something was done. @param target a host, or the id of one */
        void note(Transaction tx, User by, String act, String target);
    }

    /** @param path of the page, as the router has it */
    public void register(Routing routing, String path) {
        routing.get(path, request -> keepers.show(request, asked -> parts(asked, Optional.empty())))
                .post(
                        path,
                        request -> once(request, "register", "register", (tx, by) -> {
                            var kinds = request.parameters("kinds");
                            return webhooks.register(
                                    tx, by, request.parameter("url").orElse(""), kinds);
                        }))
                .post(
                        path + "/:id/rotate",
                        request -> once(
                                request,
                                "rotate",
                                "rotate-" + request.pathParameter("id"),
                                (tx, by) -> webhooks.rotate(tx, by, id(request))))
                .post(
                        path + "/:id/enable",
                        request -> done(request, "enable", (tx, by) -> webhooks.enable(tx, by, id(request))))
                .post(
                        path + "/:id/remove",
                        request -> done(request, "remove", (tx, by) -> webhooks.remove(tx, by, id(request))));
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    /** Shows the secret in the answer, and never again. */
    private Response once(Request request, String act, String form, BiFunction<Transaction, By, Registered> work) {
        return keepers.change(request, form, asked -> parts(asked, Optional.empty()), user -> {
            var made = database.transaction(tx -> {
                var done = work.apply(tx, keepers.by(tx, request, user));
                keepers.note(tx, user, act, done.webhook().url().getHost());
                return done;
            });
            return keepers.show(request, asked -> parts(asked, Optional.of(made.secret())));
        });
    }

    private Response done(Request request, String act, BiConsumer<Transaction, By> work) {
        var id = request.pathParameter("id");
        return keepers.change(request, act + "-" + id, asked -> parts(asked, Optional.empty()), user -> {
            database.write(tx -> {
                work.accept(tx, keepers.by(tx, request, user));
                keepers.note(tx, user, act, id);
            });
            return Room.done(keepers.path(request), "webhook-" + act);
        });
    }

    /** @param secret of the one that was just made, which is said once */
    private List<Part> parts(Asked asked, Optional<String> secret) {
        var user = asked.session().user();
        var all = database.read(tx -> webhooks.list(tx, keepers.by(tx, asked.request(), user)));
        var path = keepers.path(asked.request());
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("webhooks.lead")));
        secret.ifPresent(once -> {
            parts.add(new Part.Note("good", text.get("webhooks.secret")));
            parts.add(new Part.Codes(List.of(once)));
        });
        parts.add(new Part.Items(all.stream().map(one -> item(asked, path, one)).toList(), text.get("webhooks.none")));
        parts.add(new Part.Heading(text.get("webhooks.new")));
        parts.add(new Part.Filled(asked.form(PREFIX, "register", path)
                .required("url", Kind.ADDRESS, "", LONGEST)
                .several(
                        "kinds[]",
                        Stream.of(WebhookKind.values()).map(WebhookKind::word).toList(),
                        word -> text.get("webhooks.kind." + word),
                        Set.of())
                .button("webhooks.register")));
        return parts;
    }

    private Item item(Asked asked, String path, Webhook webhook) {
        var text = asked.text();
        var lines = new ArrayList<String>();
        webhook.kinds().stream().sorted().forEach(kind -> lines.add(text.get("webhooks.kind." + kind.word())));
        var health = webhook.health();
        health.lastTaken().ifPresent(when -> lines.add(text.get("webhooks.taken", views.moment(text, when))));
        health.failingSince()
                .ifPresent(when -> lines.add(text.get(
                        "webhooks.failing",
                        views.moment(text, when),
                        health.failure().orElse(""))));
        var acts = new ArrayList<Form>();
        var one = path + "/" + webhook.id();
        if (!webhook.isTold()) {
            acts.add(asked.form(PREFIX, "enable-" + webhook.id(), one + "/enable")
                    .button("webhooks.enable"));
        }
        acts.add(asked.form(PREFIX, "rotate-" + webhook.id(), one + "/rotate")
                .button("webhooks.rotate", Form.Tone.SMALL, webhook.url().getHost()));
        acts.add(asked.form(PREFIX, "remove-" + webhook.id(), one + "/remove")
                .button("webhooks.remove", Form.Tone.SMALL, webhook.url().getHost()));
        return new Item(webhook.url().toString(), "", pills(text, webhook), lines, "", List.of(), acts);
    }

    private static List<String> pills(Messages text, Webhook webhook) {
        return webhook.isTold() ? List.of() : List.of(text.get("webhooks.disabled"));
    }
}
