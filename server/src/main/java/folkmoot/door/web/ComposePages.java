package folkmoot.door.web;

import folkmoot.civic.desk.TwoPersonRule;
import folkmoot.door.web.PictureFields.Taken;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.schedule.Drafts;
import folkmoot.talk.status.Draft;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writing a post or an answer with a browser, with pictures, a poll, a warning: {@code /share}, to which other sites lead, too (FEP-3b86).
 * What it becomes is decided by the same methods that apps come to..
 */
final class ComposePages {

    /** The features behind them. */
    record Sources(
            Accounts accounts, Statuses statuses, LocalStatuses posts, Drafts drafts, TwoPersonRule twoPersons) {}

    private final Frame frame;
    private final Database database;
    private final Sources from;
    private final PictureFields pictures;
    private final Views views;

    ComposePages(Frame frame, Database database, Sources from, PictureFields pictures, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.pictures = pictures;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get("/share", this::show)
                .post("/share", PictureFields.BODY, this::send)
                .get("/posts/:id/edit", this::showEdit)
                .post("/posts/:id/edit", PictureFields.BODY, this::sendEdit)
                .get("/posts/:id/delete", this::sure)
                .post("/posts/:id/delete", this::delete);
    }

    /** Who writes. */
    private record Writer(Session session, Account account) {}

    /** Whoever sent a form of ours. Problems: 401, 403. */
    private Writer writer(Request request) {
        return writer(frame.requireSession(request));
    }

    private Writer writer(Session session) {
        return new Writer(
                session,
                database.read(tx -> from.accounts().require(tx, session.user().account())));
    }

    private Response show(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var typed = Composed.typed(request, frame.text(request).language());
        return form(request, writer(session.get()), 200, typed, Taken.of(List.of()), Map.of());
    }

    /** The post that is answered, if the writer may see it. */
    private Optional<Status> parent(Transaction tx, Request request, Writer by) {
        return request.parameter("reply_to")
                .flatMap(Id::status)
                .flatMap(id ->
                        from.statuses().visible(tx, id, Optional.of(by.account().id())));
    }

    private Response send(Request request) {
        var by = writer(request);
        var text = frame.text(request);
        visibility(request);
        var typed = Composed.typed(request, text.language());
        var taken = pictures.take(request, text, by.account().id(), Optional.empty());
        if (request.parameter("lang").isPresent() || request.parameter("more").isPresent()) { // nothing is sent yet
            return form(request, by, 200, typed, taken, Map.of());
        }
        var errors = new LinkedHashMap<String, String>(taken.errors());
        if (typed.poll().isPresent() && !taken.ids().isEmpty()) {
            errors.put("option_1", text.get("share.poll.pictures"));
        }
        if (!errors.isEmpty()) {
            return form(request, by, 422, typed, taken, errors);
        }
        try {
            var status = from.posts().post(by.account(), draft(request, by, typed, taken));
            return Response.redirect(LandingPages.chosen(request, "return_to")
                    .map(path -> Frame.localPath(Optional.of(path)))
                    .orElse("/@" + by.account().username() + "/" + status.id()));
        } catch (Invalid problem) {
            return form(request, by, 422, typed, taken, errors(text, problem));
        }
    }

    private Draft draft(Request request, Writer by, Composed typed, Taken taken) {
        from.twoPersons().requireAllowed(by.account().id(), by.session().member(), typed.text());
        var defaults = by.session().user().defaults();
        var parent = database.read(tx -> parent(tx, request, by));
        if (request.parameter("reply_to").isPresent() && parent.isEmpty()) {
            throw new NotFound();
        }
        var visibility = visibility(request)
                .or(() -> parent.map(Status::visibility))
                .or(() -> Visibility.of(defaults.visibilityFor(by.account())))
                .orElseThrow();
        var parts = new ArrayList<DraftPart>();
        typed.poll().map(from.drafts()::poll).ifPresent(parts::add);
        if (!defaults.quotePolicy().equals("public")) {
            parts.add(from.drafts().policy(defaults.quotePolicy()));
        }
        return new Draft(
                typed.text(),
                typed.spoiler(),
                typed.sensitive()
                        || !typed.spoiler().isEmpty()
                        || defaults.sensitive() && !taken.ids().isEmpty(),
                visibility,
                language(typed),
                parent.map(Status::id),
                Optional.empty(),
                request.parameter("key").filter(key -> !key.isBlank()),
                taken.ids(),
                parts);
    }

    /** Problems: 400 for a word that the form does not have. */
    private static Optional<Visibility> visibility(Request request) {
        return LandingPages.chosen(request, "visibility")
                .map(word -> Visibility.of(word).orElseThrow(() -> Invalid.malformed("There is no such visibility")));
    }

    private static Optional<String> language(Composed typed) {
        return Optional.of(typed.language()).filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    }

    /** By field; a poll has one place for what is wrong with it. */
    private static Map<String, String> errors(Messages text, Invalid problem) {
        var errors = new LinkedHashMap<String, String>();
        FaultWords.of(text, problem).forEach((field, words) -> {
            switch (field) {
                case "options", "expires_at" -> errors.put("option_1", words);
                case "text" -> errors.put("text", words);
                default -> errors.put("", words);
            }
        });
        if (errors.isEmpty()) {
            errors.put("", problem.getMessage());
        }
        return errors;
    }

    private Response form(
            Request request, Writer by, int status, Composed typed, Taken taken, Map<String, String> errors) {
        var text = frame.text(request);
        var reply = database.read(tx -> parent(tx, request, by));
        var page = frame.page(request, text.get(reply.isPresent() ? "reply" : "share.title"))
                .keeping("compose");
        var values = values(page, typed, errors);
        values.put("action", "/share");
        values.put("replyTo", reply.map(parent -> parent.id().toString()).orElse(""));
        values.put("returnTo", request.parameter("return_to").orElse(""));
        values.put(
                "key",
                request.parameter("key").orElseGet(() -> UUID.randomUUID().toString()));
        values.put("csrf", frame.csrf(request));
        database.read(tx -> {
            values.put("slots", pictures.slots(tx, by.account().id(), Optional.empty(), taken));
            values.put(
                    "above",
                    reply.map(parent -> views.posts(tx, text, List.of(parent), Map.of()))
                            .orElse(List.of()));
            return values;
        });
        return frame.draw(request, status, "share", page, values);
    }

    private Map<String, Object> values(Page page, Composed typed, Map<String, String> errors) {
        var values = new HashMap<String, Object>();
        values.put("typed", typed);
        values.put("errors", errors);
        values.put("accepted", pictures.accepted());
        values.put("visibilities", typed.visibilities(page.text()));
        values.put("durations", typed.durations(page.text()));
        var languages = new LinkedHashMap<>(Messages.LANGUAGES);
        languages.putIfAbsent(typed.language(), typed.language());
        values.put("languages", ProposalFields.choices(languages, Optional.of(typed.language())));
        values.put("edits", false);
        return values;
    }

    /** One's own post, as long as it is one's own to change here. Problems: 404 for anybody else's. */
    private Status own(Transaction tx, Request request, AccountId by) {
        return Id.status(request.pathParameter("id"))
                .flatMap(id -> from.statuses().find(tx, id))
                .filter(status -> status.author().equals(by) && !status.isReblog() && status.local())
                .orElseThrow(NotFound::new);
    }

    private Response showEdit(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var by = writer(session.get());
        var status = database.read(tx -> own(tx, request, by.account().id()));
        var text = status.text();
        var typed = new Composed(
                text.source().orElseGet(() -> Html.text(text.content())),
                text.spoiler(),
                text.sensitive(),
                "",
                text.language().orElse(frame.text(request).language()),
                List.of(),
                0,
                false);
        return edit(request, by, status, 200, typed, Taken.of(shown(status)), Map.of());
    }

    private List<MediaId> shown(Status status) {
        return database
                .read(tx -> from.statuses().attachments(tx, List.of(status.id())))
                .getOrDefault(status.id(), List.of())
                .stream()
                .map(MediaAttachment::id)
                .toList();
    }

    private Response sendEdit(Request request) {
        var by = writer(request);
        var me = by.account().id();
        var text = frame.text(request);
        var status = database.read(tx -> own(tx, request, me));
        var typed = Composed.typed(request, text.language());
        var taken = pictures.take(request, text, me, Optional.of(status.id()));
        if (request.parameter("lang").isPresent()) {
            return edit(request, by, status, 200, typed, taken, Map.of());
        }
        if (!taken.errors().isEmpty()) {
            return edit(request, by, status, 422, typed, taken, taken.errors());
        }
        try {
            from.twoPersons().requireAllowed(me, by.session().member(), typed.text());
            from.posts().edit(by.account(), status.id(), change(status, typed, taken));
            return Response.redirect("/@" + by.account().username() + "/" + status.id());
        } catch (Invalid problem) {
            return edit(request, by, status, 422, typed, taken, errors(text, problem));
        }
    }

    /** A poll stays as it is: whoever answered it answered that one. */
    private LocalStatuses.Change change(Status status, Composed typed, Taken taken) {
        return new LocalStatuses.Change(
                typed.text(),
                typed.spoiler(),
                Optional.of(typed.sensitive() || !typed.spoiler().isEmpty()),
                language(typed),
                taken.ids(),
                List.of(new DraftPart() {
                    @Override
                    public String objectType(String usual) {
                        return status.text().type();
                    }

                    @Override
                    public void keep(Transaction tx, Status edited, Account author) {
                        pictures.describe(tx, author.id(), edited.id(), taken);
                    }
                }));
    }

    private Response edit(
            Request request,
            Writer by,
            Status status,
            int code,
            Composed typed,
            Taken taken,
            Map<String, String> errors) {
        var text = frame.text(request);
        var page = frame.page(request, text.get("post.edit")).keeping("compose");
        var values = values(page, typed, errors);
        values.put("action", "/posts/" + status.id() + "/edit");
        values.put("replyTo", "");
        values.put("returnTo", "");
        values.put("key", "");
        values.put("csrf", frame.csrf(request));
        values.put("edits", true);
        values.put("above", List.of());
        values.put(
                "slots", database.read(tx -> pictures.slots(tx, by.account().id(), Optional.of(status.id()), taken)));
        return frame.draw(request, code, "share", page, values);
    }

    private Response sure(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var by = writer(session.get());
        var status = database.read(tx -> own(tx, request, by.account().id()));
        var text = frame.text(request);
        return frame.draw(
                request,
                "sure",
                frame.page(request, text.get("post.delete")),
                Map.of(
                        "lead", text.get("post.delete.lead"),
                        "action", "/posts/" + status.id() + "/delete",
                        "back", "/@" + by.account().username() + "/" + status.id(),
                        "yes", text.get("post.delete"),
                        "fields", Map.of("csrf", frame.csrf(request))));
    }

    private Response delete(Request request) {
        var by = writer(request);
        var status = database.read(tx -> own(tx, request, by.account().id()));
        from.posts().remove(by.account(), status.id());
        return Response.redirect("/@" + by.account().username());
    }
}
