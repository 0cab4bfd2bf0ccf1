package folkmoot.door.web.sharing;

import folkmoot.civic.webhook.Webhook;
import folkmoot.civic.webhook.WebhookKind;
import folkmoot.civic.webhook.Webhooks;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Addresses that are told, for whoever keeps them, in whichever room. */
public final class WebhookParts {

    private static final String PREFIX = "webhooks.";
    private static final int LONGEST = 2_000;

    private final Views views;

    public WebhookParts(Views views) {
        this.views = views;
    }

    /** @param path of the page; @param secret of the one that was just made, which is said once */
    public List<Part> of(Asked asked, String path, List<Webhook> webhooks, Optional<String> secret) {
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("webhooks.lead")));
        secret.ifPresent(once -> {
            parts.add(new Part.Note("good", text.get("webhooks.secret")));
            parts.add(new Part.Codes(List.of(once)));
        });
        parts.add(new Part.Items(
                webhooks.stream().map(one -> item(asked, path, one)).toList(), text.get("webhooks.none")));
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

    /** Which one the address of a form names. */
    public static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    /** What the form says. */
    public static Webhooks.Registered register(Webhooks webhooks, Transaction tx, Webhooks.By by, Request request) {
        return webhooks.register(tx, by, request.parameter("url").orElse(""), request.parameters("kinds"));
    }
}
