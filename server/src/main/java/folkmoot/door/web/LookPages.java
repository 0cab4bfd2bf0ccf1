package folkmoot.door.web;

import folkmoot.civic.community.Accent;
import folkmoot.civic.community.Community;
import folkmoot.door.web.ui.Crest;
import folkmoot.door.web.ui.Crumb;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.stewardship.look.Looks;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where moderators say how their community looks, and administrators how the instance does. */
final class LookPages {

    private static final String INSTANCE = "/admin/look";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Looks looks;
    private final Places places;

    LookPages(Frame frame, Database database, CivicSources from, Looks looks, Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.looks = looks;
        this.places = places;
    }

    void register(Routing routing) {
        routing.get(INSTANCE, this::instance)
                .post(INSTANCE, this::setInstance)
                .get("/c/:name/look", this::community)
                .post("/c/:name/look", this::setCommunity);
    }

    /** The instance as all of its pages show it. */
    static Look look(Looks looks) {
        var set = looks.instance();
        var name = looks.name();
        return new Look(
                name,
                new Crest(
                        set.crest().map(looks::address).map(URI::toString),
                        Crest.initial(name),
                        set.accent().word()),
                set.accent().word(),
                set.cover().map(looks::address).map(URI::toString),
                set.welcome());
    }

    private Response instance(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        if (!database.read(tx -> looks.maySet(tx, session.get().user()))) {
            throw new Forbidden("Only administrators can do this");
        }
        return draw(request, 200, frame.look(), Optional.empty(), Map.of());
    }

    private Response setInstance(Request request) {
        var session = frame.requireSession(request);
        try {
            looks.set(session.user(), wanted(request));
            return Response.redirect(INSTANCE + "?done=saved");
        } catch (Invalid problem) {
            return draw(request, 422, typed(request, frame.look()), Optional.empty(), errors(request, problem));
        }
    }

    private Community find(Request request) {
        return database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
    }

    private Response community(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var community = find(request);
        database.read(tx -> {
            from.communities()
                    .requireModerator(tx, community.id(), session.get().user().account());
            return community;
        });
        return draw(request, 200, places.look(community), Optional.of(community), Map.of());
    }

    private Response setCommunity(Request request) {
        Session session = frame.requireSession(request);
        var community = find(request);
        var by = database.read(tx -> from.accounts().require(tx, session.user().account()));
        try {
            looks.set(community, by, wanted(request));
            return Response.redirect("/c/" + community.name() + "/look?done=saved");
        } catch (Invalid problem) {
            return draw(
                    request,
                    422,
                    typed(request, places.look(community)),
                    Optional.of(community),
                    errors(request, problem));
        }
    }

    private static Looks.Wanted wanted(Request request) {
        return new Looks.Wanted(
                request.parameter("name").orElse(""),
                request.parameter("accent").orElse(""),
                request.parameter("welcome").orElse(""),
                request.file("crest"),
                request.file("cover"));
    }

    /** What was typed, on what is there. */
    private static Look typed(Request request, Look now) {
        return new Look(
                request.parameter("name").orElse(""),
                now.crest(),
                request.parameter("accent").orElse(now.accent()),
                now.cover(),
                request.parameter("welcome").orElse(""));
    }

    private Map<String, String> errors(Request request, Invalid problem) {
        var text = frame.text(request);
        var errors = new LinkedHashMap<String, String>();
        for (var field : problem.details().keySet()) {
            var word = switch (field) {
                case "display_name" -> "name";
                case "avatar" -> "crest";
                case "header" -> "cover";
                default -> field;
            };
            errors.put(
                    word,
                    text.get("look.error." + word, word.equals("name") ? Looks.LONGEST_NAME : Looks.LONGEST_WELCOME));
        }
        return errors;
    }

    private Response draw(
            Request request, int status, Look look, Optional<Community> community, Map<String, String> errors) {
        var text = frame.text(request);
        var path = community.map(one -> "/c/" + one.name() + "/look").orElse(INSTANCE);
        var page = (community.isPresent()
                        ? places.page(request, community.get(), text.get("look.title"))
                        : frame.page(request, text.get("look.title")))
                .at(path);
        var values = new HashMap<String, Object>();
        values.put("look", look);
        values.put(
                "accents",
                Arrays.stream(Accent.values())
                        .map(accent -> new CommunityPages.Choice(
                                accent.word(),
                                text.get("accent." + accent.word()),
                                accent.word().equals(look.accent())))
                        .toList());
        values.put(
                "way",
                community
                        .map(one -> List.of(new Crumb(one.title(), "/c/" + one.name())))
                        .orElse(List.of()));
        values.put("action", path);
        values.put("csrf", frame.csrf(request));
        values.put("errors", errors);
        values.put("saved", request.parameter("done").isPresent());
        return frame.draw(request, status, "look", page, values);
    }
}
