package folkmoot.door.web;

import folkmoot.people.team.TeamActs;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.User;
import folkmoot.platform.http.Assets;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What every page has in common: who is looking, in which language, and the frame it is drawn in. */
public final class Frame {

    /** Beyond, it is "20 and more". */
    public static final int MOST_UNREAD = 20;

    private static final String SESSION = "folkmoot_session";
    private static final String LANGUAGE = "folkmoot_language";
    private static final Duration LANGUAGE_LIFE = Duration.ofDays(365);

    private final Supplier<Look> look;
    private final Assets assets;
    private final Page.Files files;
    private final Sessions sessions;
    private final TeamActs acts;
    private final Predicate<User> moderators;
    private final VisitorPages visitors;
    private final ToIntFunction<AccountId> unread;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "folkmoot.door.web.templates");

    /**
     * @param look the instance's, from memory: it is asked for each page
     * @param assets hold {@code folkmoot.css}, {@code start.js} and {@code icon.svg}
     * @param moderators who may see the pages for moderators
     * @param unread how many things somebody was told and has not seen, at most {@link #MOST_UNREAD}
     */
    Frame(
            Supplier<Look> look,
            Assets assets,
            Sessions sessions,
            TeamActs acts,
            Predicate<User> moderators,
            VisitorPages visitors,
            ToIntFunction<AccountId> unread) {
        this.look = look;
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
    Handler alike(Handler page) {
        return request -> visitors.areKept()
                        && request.cookie(SESSION).isEmpty()
                        && request.parameter("lang").isEmpty()
                ? visitors.show(request, text(request).language(), page)
                : page.handle(request);
    }

    /** The browser's session, if it is signed in. */
    public Optional<Session> session(Request request) {
        return request.cookie(SESSION).flatMap(sessions::find);
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
    Optional<Session> moderatorSession(Request request) {
        var session = session(request);
        if (session.isPresent() && !moderators.test(session.get().user())) {
            throw new Forbidden(text(request).get("admin.refused"));
        }
        return session;
    }

    /** What forms of this page must send back; empty for visitors. */
    String csrf(Request request) {
        return session(request).map(Session::csrfToken).orElse("");
    }

    /** The words in the reader's language: as chosen on the page, else as the browser asks. */
    public Messages text(Request request) {
        return request.parameter("lang")
                .or(() -> request.cookie(LANGUAGE))
                .filter(Messages.LANGUAGES::containsKey)
                .map(Messages::in)
                .orElseGet(() ->
                        Messages.accepted(request.header("Accept-Language").orElse("")));
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
                viewer);
    }

    /** The instance, as it shows itself. */
    Look look() {
        return look.get();
    }

    /** The address of a file that a page needs besides the style. */
    String asset(String name) {
        return assets.address(name);
    }

    /** A template that is no whole page. */
    String piece(String template, Map<String, Object> parameters) {
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
                ? response.cookie(LANGUAGE, page.text().language(), LANGUAGE_LIFE)
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

    /** With the cookie of a browser that has just signed in. */
    static Response signedIn(Response response, String secret) {
        return response.cookie(SESSION, secret, Sessions.LIFE);
    }

    /** Takes the cookie away. */
    static Response signedOut(Response response) {
        return response.cookie(SESSION, "", Duration.ZERO);
    }

    static Optional<String> cookie(Request request) {
        return request.cookie(SESSION);
    }

    /** A path of ours to go to afterwards, never another site's address. */
    static String localPath(Optional<String> wanted) {
        return wanted.filter(path -> path.matches("/[^/\\\\\\s][^\\\\\\s]*")).orElse("/");
    }
}
