package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterWriting;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Frame;
import folkmoot.door.web.MatterViews;
import folkmoot.door.web.PictureFields;
import folkmoot.door.web.Places;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Refused;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Summary;
import folkmoot.door.web.form.Tried;
import folkmoot.people.account.Account;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The form of every kind of matter, drawn from its fields: to post one, and to change one's own. */
final class MatterFormPages {

    private static final String FORM = "matter";
    private static final PictureFields.Taken NONE = PictureFields.Taken.of(List.of());

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Board board;
    private final Places places;
    private final PictureFields pictures;

    MatterFormPages(
            Frame frame, Database database, CivicSources from, Board board, Places places, PictureFields pictures) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.board = board;
        this.places = places;
        this.pictures = pictures;
    }

    void register(Routing routing) {
        routing.get("/c/:name/matters/new", this::fresh)
                .post("/c/:name/matters", PictureFields.BODY, this::post)
                .get("/c/:name/matters/:id/edit", this::edit)
                .post("/c/:name/matters/:id/edit", this::save);
    }

    private Community community(Request request) {
        return database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
    }

    private MatterKind<?> kind(Request request) {
        return request.parameter("kind").flatMap(board.kinds()::find).orElseThrow(NotFound::new);
    }

    private Response fresh(Request request) {
        var kind = kind(request);
        var community = community(request);
        return frame.session(request)
                .map(session -> draw(request, community, session, 200, Shown.fresh(kind, Tried.NOTHING, NONE)))
                .orElseGet(() -> Frame.toSignIn(request));
    }

    private Response post(Request request) {
        var session = frame.requireSession(request);
        var kind = kind(request);
        var community = community(request);
        var taken = kind.form().hasPictures()
                ? pictures.take(request, frame.text(request), session.user().account(), Optional.empty())
                : NONE;
        if (!taken.errors().isEmpty()) {
            var tried = new Tried(FORM, Optional.of(request), taken.errors(), "");
            return draw(request, community, session, 422, Shown.fresh(kind, tried, taken));
        }
        return trying(
                request,
                refused ->
                        draw(request, community, session, refused.status(), Shown.fresh(kind, refused.tried(), taken)),
                () -> {
                    var sent = new MatterWriting.Sent(typed(request, kind), taken.ids(), request.parameter("key"));
                    var made = database.transaction(tx -> board.writing()
                            .post(
                                    tx,
                                    community,
                                    from.accounts().require(tx, session.user().account()),
                                    kind,
                                    sent));
                    return Room.done(MatterViews.url(made, Optional.of(community)), "posted");
                });
    }

    /** What a form shows. @param before what stands in it where nothing was sent; @param changed the matter that it changes */
    private record Shown(
            MatterKind<?> kind,
            Map<String, String> before,
            Optional<StatusId> changed,
            Tried tried,
            PictureFields.Taken pictures) {

        static Shown fresh(MatterKind<?> kind, Tried tried, PictureFields.Taken pictures) {
            return new Shown(kind, Map.of(), Optional.empty(), tried, pictures);
        }
    }

    /** A matter that somebody may change, in the community of the address. */
    private record Own(Community community, Matter matter) {}

    private Own own(Request request, Session session) {
        var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
        var community = community(request);
        var matter = database.read(tx -> {
            Account by = from.accounts().require(tx, session.user().account());
            return board.matters().require(tx, id, Optional.of(by));
        });
        if (!matter.community().equals(Optional.of(community.id()))) {
            throw new NotFound();
        }
        if (!matter.author().equals(session.user().account())) {
            throw new Forbidden("Only its author can do this");
        }
        return new Own(community, matter);
    }

    private Response edit(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        return edit(request, own(request, session.get()), session.get(), 200, Tried.NOTHING);
    }

    private Response edit(Request request, Own own, Session session, int status, Tried tried) {
        var matter = own.matter();
        var kind = board.kinds().require(matter.kind());
        var before = database.read(tx -> board.matters().typed(board.matters().whole(tx, matter)));
        return draw(
                request,
                own.community(),
                session,
                status,
                new Shown(kind, before, Optional.of(matter.id()), tried, NONE));
    }

    private Response save(Request request) {
        var session = frame.requireSession(request);
        var own = own(request, session);
        var matter = own.matter();
        var kind = board.kinds().require(matter.kind());
        return trying(request, tried -> edit(request, own, session, tried.status(), tried.tried()), () -> {
            database.write(tx -> board.writing()
                    .change(
                            tx,
                            matter.id(),
                            from.accounts().require(tx, session.user().account()),
                            typed(request, kind)));
            return Room.done(MatterViews.url(matter, Optional.of(own.community())), "changed");
        });
    }

    private Response trying(Request request, Function<Refused, Response> again, Supplier<Response> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            return again.apply(Refused.by(problem, request, frame.text(request), FORM));
        }
    }

    /** Every field that the form has; a box that is not ticked is sent as nothing. */
    private static Map<String, String> typed(Request request, MatterKind<?> kind) {
        var typed = new LinkedHashMap<String, String>();
        kind.fields()
                .forEach(field -> typed.put(
                        field.name(), request.parameters().typed(field.name()).orElse("")));
        request.parameter("language").ifPresent(language -> typed.put("language", language));
        return typed;
    }

    private Response draw(Request request, Community community, Session session, int status, Shown shown) {
        var kind = shown.kind();
        var changed = shown.changed();
        var tried = shown.tried();
        var text = frame.text(request);
        var words = board.kinds().in(text.language());
        var base = "/c/" + community.name() + "/matters";
        var form = new FormBuilder(
                text,
                new KindWords(text, words, kind),
                FORM,
                changed.map(id -> base + "/" + id + "/edit").orElse(base),
                tried);
        kind.fields()
                .forEach(field -> MatterFields.add(
                        form, words, kind, field, shown.before().getOrDefault(field.name(), "")));
        if (changed.isEmpty() && kind.form().hasPictures()) {
            form.pictures(
                    database.read(
                            tx -> pictures.slots(tx, session.user().account(), Optional.empty(), shown.pictures())),
                    pictures.accepted(),
                    shown.pictures().errors().values().stream().findFirst().orElse(""));
        }
        if (changed.isEmpty()) {
            form.with("kind", kind.word())
                    .with("language", text.language())
                    .with(
                            "key",
                            request.parameter("key")
                                    .orElseGet(() -> UUID.randomUUID().toString()));
        }
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(words.get(kind.word() + ".about")));
        parts.add(new Part.Note("", text.get("board.public")));
        parts.add(new Part.Filled(
                form.labelled(text.get(changed.isPresent() ? "board.save" : "board.post"), Form.Tone.PRIMARY)));
        var title = changed.isPresent() ? text.get("board.edit") : words.get(kind.word() + ".new");
        var page = places.page(request, community, title);
        var values = new HashMap<String, Object>();
        database.read(tx -> values.put("head", places.head(tx, request, text, community, "/matters")));
        values.put("csrf", session.csrfToken());
        values.put("parts", List.copyOf(parts));
        values.put("summary", Summary.of(text, parts, tried));
        return frame.draw(request, status, "matter-form", page, values).header("Cache-Control", "private, no-store");
    }
}
