package folkmoot.door.api.status;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.PollId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.poll.Poll;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.poll.RemotePolls;
import folkmoot.talk.poll.Voting;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Optional;

/** Client API, polls: look and vote. */
public final class PollRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Parts parts;
    private final PollRenderer renderer;

    /** The features behind it. */
    public record Parts(Accounts accounts, Statuses statuses, Polls polls, Voting voting, RemotePolls remote) {}

    public PollRoutes(Database database, Authentication authentication, Parts parts, PollRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/polls/:id", this::show).post("/api/v1/polls/:id/votes", this::vote);
    }

    private Response show(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var poll = visible(request, viewer);
        parts.remote().looked(poll);
        return Response.json(database.read(tx -> renderer.render(tx, poll, viewer)));
    }

    private Poll visible(Request request, Optional<AccountId> viewer) {
        return database.read(tx -> {
            var poll = parts.polls().find(tx, id(request)).orElseThrow(NotFound::new);
            parts.statuses().requireVisible(tx, poll.status(), viewer);
            return poll;
        });
    }

    private Response vote(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        var choices = choices(request);
        return Response.json(database.transaction(tx -> {
            var by = parts.accounts().require(tx, viewer);
            return renderer.render(tx, parts.voting().vote(tx, by, id(request), choices), Optional.of(viewer));
        }));
    }

    private static List<Integer> choices(Request request) {
        try {
            return request.parameters("choices").stream()
                    .map(text -> Integer.parseInt(text.strip()))
                    .toList();
        } catch (NumberFormatException notANumber) {
            throw Invalid.refused("Validation failed: The chosen vote option does not exist");
        }
    }

    private static PollId id(Request request) {
        return Id.status(request.pathParameter("id"))
                .map(id -> new PollId(id.value()))
                .orElseThrow(NotFound::new);
    }
}
