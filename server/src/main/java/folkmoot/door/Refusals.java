package folkmoot.door;

import folkmoot.civic.group.RefusedActs;
import folkmoot.civic.group.RefusedActs.Target;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands around every route by which something can be changed, of the client API and of the pages, and tells {@link RefusedActs} what was
 * refused to whom. What a route is about is said by its path.
 */
public final class Refusals {

    private static final int FORBIDDEN = 403;
    private static final String POST = "/api/v1/statuses/:id";
    private static final String PIN =
            POST + "/pin"; // of a post of somebody else that is invalid, as nobody can mean it

    /** What is called otherwise in paths. */
    private static final Map<String, String> WORDS = Map.of(
            "favourite", "support",
            "votes", "vote",
            "locks", "lock",
            "featured", "feature",
            "removals", "remove",
            "links", "link",
            "bans", "ban",
            "bodies", "register");

    /** What bodies may, as everybody may with what is their own; where it is refused, it is for another reason. */
    private static final Set<String> OWN = Set.of(
            "responses",
            "respond",
            "reply",
            "report",
            "proposals",
            "matters",
            "attestations",
            "unanswer",
            "follow",
            "unfollow",
            "stay",
            "join",
            "leave",
            "inbox",
            "unsupport",
            "unfavourite",
            "unpin",
            "bookmark",
            "unbookmark",
            "mute",
            "unmute",
            "reblog",
            "unreblog",
            "boost",
            "unboost",
            "translate",
            "revoke",
            "interaction_policy");

    private final RefusedActs acts;

    public Refusals(RefusedActs acts) {
        this.acts = acts;
    }

    /** Whether it is an attempt at what no body may, where this is refused to who speaks for one. */
    public static boolean isNoted(String method, String route) {
        return !method.equals("GET") && target(route).isPresent() && !OWN.contains(word(method, route));
    }

    /** Nothing around what only reads, and what is everybody's own. */
    public Handler around(String method, String route, Handler handler) {
        if (!isNoted(method, route)) {
            return handler;
        }
        var what = word(method, route);
        return request -> {
            try {
                var answer = handler.handle(request);
                if (answer.status() == FORBIDDEN) { // a page that says so
                    note(request, route, what);
                }
                return answer;
            } catch (Problem problem) {
                if (problem instanceof Forbidden
                        || route.equals(PIN)
                        || problem instanceof NotFound && route.equals(POST)) {
                    note(request, route, what);
                }
                throw problem;
            }
        };
    }

    private void note(Request request, String route, String what) {
        request.acting()
                .ifPresent(account -> about(request, target(route).orElseThrow())
                        .ifPresent(on -> acts.refusedHere(account, what, on)));
    }

    /** How a path says on what something is done. */
    private enum On {
        PROPOSAL("/api/folkmoot/v1/proposals/:id", "/proposals/:id", "/c/:name/proposals/:id"),
        COMMUNITY("/api/folkmoot/v1/communities/:name", "/c/:name"),
        POST(Refusals.POST, "/posts/:id"),
        POLL("/api/v1/polls/:id");

        private final List<String> beginnings;

        On(String... beginnings) {
            this.beginnings = List.of(beginnings);
        }

        private boolean begins(String route) {
            return beginnings.stream().anyMatch(one -> route.equals(one) || route.startsWith(one + "/"));
        }
    }

    private static Optional<On> target(String route) {
        return Arrays.stream(On.values()).filter(on -> on.begins(route)).findFirst();
    }

    private static Optional<Target> about(Request request, On on) {
        if (on == On.COMMUNITY) {
            return Optional.of(new Target.OfCommunity(request.pathParameter("name")));
        }
        var id = Id.parse(request.pathParameter("id"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (on) {
                    case PROPOSAL -> new Target.OfProposal(new ProposalId(id.getAsLong()));
                    case POLL -> new Target.OfPoll(new PollId(id.getAsLong()));
                    case POST, COMMUNITY -> new Target.OfPost(new StatusId(id.getAsLong()));
                });
    }

    /** The last segment of its path that is no name of something, in the words of the wire; without one what its method does. */
    private static String word(String method, String route) {
        var beginning = Arrays.stream(On.values())
                .flatMap(on -> on.beginnings.stream())
                .filter(one -> route.equals(one) || route.startsWith(one + "/"))
                .findFirst()
                .orElseThrow();
        var rest = Arrays.stream(route.substring(beginning.length()).split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.startsWith(":"))
                .reduce((_, last) -> last);
        return rest.map(segment -> WORDS.getOrDefault(segment, segment))
                .orElse(method.equals("DELETE") ? "remove" : "edit");
    }
}
