package folkmoot.door.web;

import folkmoot.people.team.TeamActs;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.User;
import folkmoot.platform.http.Assets;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What every page has in common: who is looking, in which language, and the frame it is drawn in. */
public final class Frame {

    /** Beyond, it is "20 and more". */
    public static final int MOST_UNREAD = 20;

    private static final String SESSION = "folkmoot_session";
    private static final String LANGUAGE = "folkmoot_language";
    private static final int MOST_FIELDS = 500;
    private static final Duration LANGUAGE_LIFE = Duration.ofDays(365);

    private final Supplier<Look> look;
    private final Supplier<String> usualLanguage;
    private final Assets assets;
    private final Page.Files files;
    private final Sessions sessions;
    private final TeamActs acts;
    private final Predicate<User> moderators;
    private final VisitorPages visitors;
    private final ToIntFunction<AccountId> unread;
    private final Again again = new Again(this);
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "folkmoot.door.web.templates");

    /**
     * @param look the instance's, from memory: it is asked for each page
     * @param usualLanguage where neither the reader nor the browser says one, BCP 47
     * @param assets hold {@code folkmoot.css}, {@code start.js} and {@code icon.svg}
     * @param moderators who may see the pages for moderators
     * @param unread how many things somebody was told and has not seen, at most {@link #MOST_UNREAD}
     */
    Frame(
            Supplier<Look> look,
            Supplier<String> usualLanguage,
            Assets assets,
            Sessions sessions,
            TeamActs acts,
            Predicate<User> moderators,
            VisitorPages visitors,
            ToIntFunction<AccountId> unread) {
        this.look = look;
        this.usualLanguage = usualLanguage;
        this.assets = assets;
        this.files =
                new Page.Files(assets.address("folkmoot.css"), assets.address("start.js"), assets.address("icon.svg"));
        this.sessions = sessions;
        this.acts = acts;
        this.moderators = moderators;
        this.visitors = visitors;
        this.unread = unread;
    }

    /** A page that is alike for all visitors: drawn once for many of them, and each time for who is signed in or chooses a language. */
    public Handler alike(Handler page) {
        return request -> visitors.areKept()
                        && request.cookie(SESSION).isEmpty()
                        && request.parameter("lang").isEmpty()
                ? visitors.show(request, text(request).language(), page)
                : page.handle(request);
    }

    /** The browser's session, if it is signed in. */
    public Optional<Session> session(Request request) {
        return request.once(SESSION, () -> request.cookie(SESSION).flatMap(sessions::find));
    }

    /**
     * The session of a form that was sent with its token; 403 for a form without, after signing out, or of a member who may not act
     * as the team as which the browser acts.
     */
    public Session requireSession(Request request) {
        var session = requirePerson(request);
        acts.admit(session.user().account(), session.member(), request.method().name(), request.path());
        return session;
    }

    /** The same for what concerns the person alone, and no account. */
    public Session requirePerson(Request request) {
        var sent = session(request)
                .filter(session -> session.sent(request.parameter("csrf")))
                .orElseThrow(
                        () -> new Forbidden("This form is no longer valid. Go back, reload the page and try again"));
        request.actsAs(sent.user().account());
        return sent;
    }

    /** The session if it is a moderator's; 403 for anybody else who is signed in. */
    public Optional<Session> moderatorSession(Request request) {
        var session = session(request);
        if (session.isPresent() && !moderators.test(session.get().user())) {
            throw new Forbidden(text(request).get("admin.refused"));
        }
        return session;
    }

    /**
     * What somebody typed into a form, by name. Passwords and codes are not kept, and have to be typed once more.
     *
     * @param action where it was sent
     */
    public record Typed(String action, Map<String, List<String>> fields) {

        private static final Set<String> SECRET = Set.of("password", "new", "code");

        /** Into the form that was just sent. */
        static Typed of(Request request) {
            var fields = new LinkedHashMap<>(request.parameters().sent());
            fields.remove("csrf");
            return new Typed(request.path(), fields);
        }

        /** Fields as {@link #written} has them. */
        public static Map<String, List<String>> read(String written) {
            return new LinkedHashMap<>(
                    new QueryStringDecoder(written, StandardCharsets.UTF_8, false, MOST_FIELDS, true).parameters());
        }

        /** In one line, as forms are sent. */
        public String written() {
            return shown().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /** Names and values that come back. */
        List<Map.Entry<String, String>> shown() {
            return fields.entrySet().stream()
                    .filter(field -> !SECRET.contains(field.getKey()))
                    .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
                    .toList();
        }

        /** Names of what has to be typed once more. */
        List<String> secrets() {
            return fields.keySet().stream().filter(SECRET::contains).toList();
        }
    }

    /** What somebody typed before they had to sign in, to be sent now. */
    public Response again(Request request, Session session, Typed typed) {
        return again.draw(request, Optional.of(session), 200, typed);
    }

    /** Puts what keeps typed text from being lost around every form of the pages. */
    public Routing.Around forms() {
        return (method, path, handler) ->
                method.equals("POST") && !path.startsWith("/api/") && !path.startsWith("/oauth/")
                        ? again.around(handler)
                        : handler;
    }

    /** The page of a browser that has just signed in, and has not sent its cookie yet. */
    Page as(Page page, Session session) {
        return page.seenBy(new Page.Viewer(
                Optional.of(session.username()), 0, session.member().isPresent(), moderators.test(session.user())));
    }

    /** To signing in, and back to where somebody wanted to go. */
    public static Response toSignIn(Request request) {
        var wanted = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        return Response.redirect("/sign-in?return_to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    /** What forms of this page must send back; empty for visitors. */
    public String csrf(Request request) {
        return session(request).map(Session::csrfToken).orElse("");
    }

    /** The words in the reader's language: as chosen on the page, else as the browser asks. */
    public Messages text(Request request) {
        return request.parameter("lang")
                .or(() -> request.repeated("lang").stream()
                        .findFirst()) // where there is no route, nothing reads parameters
                .or(() -> request.cookie(LANGUAGE))
                .filter(Messages.LANGUAGES::containsKey)
                .map(Messages::in)
                .orElseGet(() -> accepted(request));
    }

    /** The words as the browser asks for them, whatever its cookies say. */
    Messages accepted(Request request) {
        return Messages.accepted(request.header("Accept-Language").orElse(""), usualLanguage.get());
    }

    /** The frame around one page; {@code title} is a finished text. */
    public Page page(Request request, String title) {
        return page(request, title, viewer(request));
    }

    private Page.Viewer viewer(Request request) {
        return session(request)
                .map(one -> new Page.Viewer(
                        Optional.of(one.username()),
                        unread.applyAsInt(one.user().account()),
                        one.member().isPresent(),
                        moderators.test(one.user())))
                .orElse(Page.Viewer.VISITOR);
    }

    private Page page(Request request, String title, Page.Viewer viewer) {
        var place = look.get();
        return new Page(
                title,
                place,
                place.accent(),
                text(request),
                files,
                request.path(),
                request.method().name().equals("GET") ? request.query() : "",
                "",
                Optional.empty(),
                Page.Feeds.NONE,
                viewer);
    }

    /** The instance, as it shows itself. */
    public Look look() {
        return look.get();
    }

    /** The address of a file that a page needs besides the style. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** A template that is no whole page. */
    public String piece(String template, Map<String, Object> parameters) {
        var html = new StringOutput();
        templates.render(template + ".jte", parameters, html);
        return html.toString();
    }

    /** Draws a template ({@code sign-in} for {@code sign-in.jte}) with its parameters; {@code page} is one of them. */
    public Response draw(Request request, int status, String template, Page page, Map<String, Object> values) {
        var parameters = new HashMap<String, Object>(values);
        parameters.put("page", page);
        var response = Response.html(status, piece(template, parameters));
        return request.parameter("lang").filter(Messages.LANGUAGES::containsKey).isPresent()
                ? inLanguage(response, page.text().language())
                : response;
    }

    /** The page for something that did not work, for whoever it was that asked. */
    public String error(int status, String message, Request request) {
        var text = text(request);
        var words = text.language().equals("en")
                ? message
                : text.find("error." + status).orElse(message);
        var page = page(request, text.get("error.title"), status < 500 ? viewer(request) : Page.Viewer.VISITOR)
                .at("/");
        return piece("error", Map.of("page", page, "status", status, "message", words, "number", request.requestId()));
    }

    /** The same as 200. */
    public Response draw(Request request, String template, Page page, Map<String, Object> values) {
        return draw(request, 200, template, page, values);
    }

    /** With the cookie of a browser that is read in a language from now on. */
    public static Response inLanguage(Response response, String language) {
        return response.cookie(LANGUAGE, language, LANGUAGE_LIFE);
    }

    /** With the cookie of a browser that has just signed in. */
    public static Response signedIn(Response response, String secret) {
        return response.cookie(SESSION, secret, Sessions.LIFE);
    }

    /** Takes the cookie away. */
    public static Response signedOut(Response response) {
        return response.cookie(SESSION, "", Duration.ZERO);
    }

    /** What the cookie of the browser's session carries. */
    public static Optional<String> cookie(Request request) {
        return request.cookie(SESSION);
    }

    /** A path of ours to go to afterwards, never another site's address. */
    public static String localPath(Optional<String> wanted) {
        return wanted.filter(path -> path.matches("/[^/\\\\\\s][^\\\\\\s]*")).orElse("/");
    }
}
