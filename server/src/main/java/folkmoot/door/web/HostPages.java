package folkmoot.door.web;

import folkmoot.people.delivery.DeliveryHosts;
import folkmoot.people.delivery.DeliveryHosts.Host;
import folkmoot.people.delivery.DeliveryHosts.State;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.ModerationActs;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** For moderators: the servers that we deliver to, how they do, and what can be done about them. 403 for everybody else. */
public final class HostPages {

    private static final String PATH = "/admin/hosts";
    private static final int MOST = 200;

    private final Frame frame;
    private final Database database;
    private final DeliveryHosts hosts;
    private final ModerationActs acts;
    private final Views views;

    public HostPages(Frame frame, Database database, DeliveryHosts hosts, ModerationActs acts, Views views) {
        this.frame = frame;
        this.database = database;
        this.hosts = hosts;
        this.acts = acts;
        this.views = views;
    }

    /** A moment, for programs and for people. */
    public record Moment(String exact, String words) {}

    /** One server, as it is shown. */
    public record HostView(
            String name,
            String state,
            String tone,
            String queued,
            int failures,
            Optional<Moment> lastSuccess,
            Optional<Moment> lastFailure,
            Optional<String> lastError,
            Optional<Moment> next,
            boolean waiting) {}

    public void register(Routing routing) {
        routing.get(PATH, this::show)
                .post(PATH + "/retry", request -> act(request, "retry-host", hosts::retry))
                .post(
                        PATH + "/drop",
                        request -> act(
                                request,
                                "drop-host",
                                (tx, host) -> hosts.drop(tx, host).isPresent()));
    }

    private Response show(Request request) {
        return frame.moderatorSession(request)
                .map(session -> page(request, session))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + PATH));
    }

    private Response page(Request request, Session session) {
        var page = frame.page(request, frame.text(request).get("hosts.title"));
        var state = state(request);
        var text = page.text();
        var found = database.read(tx -> hosts.list(tx, state, MOST));
        var counts = database.read(hosts::count);
        return frame.draw(
                request,
                "hosts",
                page,
                Map.of(
                        "csrf", session.csrfToken(),
                        "state", state.map(State::word).orElse(""),
                        "states", states(text, counts, state),
                        "hosts", found.stream().map(host -> view(text, host)).toList(),
                        "most", found.size() == MOST ? MOST : 0));
    }

    private static Optional<State> state(Request request) {
        return LandingPages.chosen(request, "state").flatMap(State::of);
    }

    private static List<CommunityPages.Choice> states(
            Messages text, Map<State, Integer> counts, Optional<State> chosen) {
        return Arrays.stream(State.values())
                .map(state -> new CommunityPages.Choice(
                        state.word(),
                        text.get("hosts.state." + state.word()) + " (" + text.get("number", counts.get(state)) + ")",
                        chosen.filter(state::equals).isPresent()))
                .toList();
    }

    private HostView view(Messages text, Host host) {
        return new HostView(
                host.name(),
                text.get("hosts.state." + host.state().word()),
                switch (host.state()) {
                    case OK -> "good";
                    case FAILING -> "warn";
                    case DEAD -> "bad";
                },
                text.get("number", host.queued()),
                host.failures(),
                host.lastSuccess().map(when -> moment(text, when)),
                host.lastFailure().map(when -> moment(text, when)),
                host.lastError(),
                host.next().map(when -> moment(text, when)),
                host.queued() > 0);
    }

    private Moment moment(Messages text, Instant when) {
        return new Moment(when.toString(), views.moment(text, when));
    }

    private Response act(Request request, String act, BiPredicate<Transaction, String> work) {
        frame.requireSession(request);
        var by = frame.moderatorSession(request).orElseThrow().user();
        var host = request.parameter("host").orElse("");
        database.write(tx -> {
            if (!work.test(tx, host)) {
                throw new NotFound();
            }
            acts.note(tx, by.account(), act, host);
        });
        return Response.redirect(
                PATH + state(request).map(state -> "?state=" + state.word()).orElse(""));
    }
}
