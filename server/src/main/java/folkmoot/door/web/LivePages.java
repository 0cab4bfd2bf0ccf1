package folkmoot.door.web;

import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What brings an open page up to date: server-sent events for a proposal and for the bell of who is signed in. */
final class LivePages implements LiveHub.Telling {

    private static final RateLimits.Rule OPENED = new RateLimits.Rule("live", 120, Duration.ofMinutes(5));

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;
    private final ToIntFunction<AccountId> unread;

    /** @param unread how many notifications wait for somebody */
    LivePages(Frame frame, Database database, CivicSources from, Views views, ToIntFunction<AccountId> unread) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
        this.unread = unread;
    }

    void register(Routing routing, LiveHub hub) {
        routing.get("/live", request -> open(request, hub));
    }

    private Response open(Request request, LiveHub hub) {
        hub.requireRoom(request.network());
        request.count(OPENED, request.network());
        var readers = new HashSet<AccountId>();
        frame.session(request).map(Session::user).ifPresent(user -> readers.add(user.account()));
        var proposals = new HashSet<ProposalId>();
        request.parameter("proposal").ifPresent(typed -> proposals.add(proposal(typed)));
        if (readers.isEmpty() && proposals.isEmpty()) {
            throw new NotFound();
        }
        return Response.events(hub.page(
                request.network(), frame.text(request).language(), Set.copyOf(proposals), Set.copyOf(readers)));
    }

    private ProposalId proposal(String typed) {
        var id = new ProposalId(Id.parse(typed).orElseThrow(NotFound::new));
        return database.read(tx -> from.proposals().require(tx, id)).id();
    }

    @Override
    public String counts(ProposalId id, String language) {
        var text = Messages.in(language);
        return database.read(tx -> from.proposals()
                .find(tx, id)
                .filter(proposal -> proposal.state().isPublic())
                .map(proposal -> counts(text, views.proposal(tx, text, proposal)))
                .orElse("{}"));
    }

    private static String counts(Messages text, ProposalView view) {
        return new JsonObject()
                .put("total", text.get("supports", view.tally().total()))
                .put("counted", view.counted(text))
                .put("filled", view.filled())
                .put(
                        "columns",
                        view.columns().stream().map(ProposalView.Column::count).toList())
                .encode();
    }

    @Override
    public String bell(AccountId reader, String language) {
        return bell(Messages.in(language), unread.applyAsInt(reader)).encode();
    }

    /** What a bell shows and is read out as. */
    static JsonObject bell(Messages text, int count) {
        var title = text.get("notifications.title");
        return new JsonObject()
                .put("count", count)
                .put("shown", Page.bell(count))
                .put("words", count == 0 ? title : title + ": " + text.get("notifications.unread", count));
    }
}
