package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterWords;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Frame;
import folkmoot.door.web.MatterViews;
import folkmoot.door.web.Places;
import folkmoot.door.web.form.Field.Kind;
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
    private static final int ROWS = 4;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Board board;
    private final Places places;

    MatterFormPages(Frame frame, Database database, CivicSources from, Board board, Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.board = board;
        this.places = places;
    }

    void register(Routing routing) {
        routing.get("/c/:name/matters/new", this::fresh)
                .post("/c/:name/matters", this::post)
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
                .map(session -> draw(request, community, session, 200, kind, Map.of(), Optional.empty(), Tried.NOTHING))
                .orElseGet(() -> Frame.toSignIn(request));
    }

    private Response post(Request request) {
        var session = frame.requireSession(request);
        var kind = kind(request);
        var community = community(request);
        return trying(
                request,
                tried -> draw(
                        request, community, session, tried.status(), kind, Map.of(), Optional.empty(), tried.tried()),
                () -> {
                    var made = database.transaction(tx -> board.writing()
                            .post(
                                    tx,
                                    community,
                                    from.accounts().require(tx, session.user().account()),
                                    kind,
                                    typed(request, kind),
                                    request.parameter("key")));
                    return Room.done(MatterViews.url(made, Optional.of(community)), "posted");
                });
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
        return draw(request, own.community(), session, status, kind, before, Optional.of(matter.id()), tried);
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

    private Response draw(
            Request request,
            Community community,
            Session session,
            int status,
            MatterKind<?> kind,
            Map<String, String> before,
            Optional<StatusId> changed,
            Tried tried) {
        var text = frame.text(request);
        var words = board.kinds().in(text.language());
        var base = "/c/" + community.name() + "/matters";
        var form = new FormBuilder(
                text,
                new KindWords(text, words, kind),
                FORM,
                changed.map(id -> base + "/" + id + "/edit").orElse(base),
                tried);
        kind.fields().forEach(field -> add(form, words, kind, field, before.getOrDefault(field.name(), "")));
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

    private static void add(FormBuilder form, MatterWords words, MatterKind<?> kind, MatterField field, String value) {
        var name = field.name();
        switch (field.type()) {
            case LINES, DOCUMENT -> form.area(name, value, ROWS, field.required(), field.most());
            case PICK -> form.pick(name, field.options(), option -> words.value(kind, field, option), value);
            case TICK -> form.tick(name, !value.isEmpty());
            case NUMBER -> form.line(name, Kind.NUMBER, value, 0);
            case DAY -> form.line(name, Kind.DAY, value, 0);
            case TEXT, TIME -> {
                if (field.required()) {
                    form.required(name, Kind.TEXT, value, field.most());
                } else {
                    form.line(name, Kind.TEXT, value, field.most());
                }
            }
        }
    }
}
