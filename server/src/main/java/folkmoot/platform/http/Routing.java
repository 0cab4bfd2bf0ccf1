package folkmoot.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Which handler answers what. Paths are written with {@code :name} for a segment and may have text before it
 * ({@code /@:name}); {@code *name} as the last segment takes the rest. A trailing slash makes no difference. Literal
 * segments win over named ones.
 *
 * <p>One path may have several handlers of the same method that are told apart by what the client accepts; the first whose
 * predicate holds answers, and one registered without a predicate answers everybody else.
 */
public final class Routing {

    /** What a path leads to. */
    sealed interface Endpoint permits Plain, WebSocket, Events {}

    record Plain(Handler handler, Body body) implements Endpoint {}

    record WebSocket(WebSocketHandler handler) implements Endpoint {}

    record Events(EventStreamHandler handler) implements Endpoint {}

    record Route(Method method, String path, List<String> names, Predicate<String> accept, Endpoint endpoint) {}

    /** What was found for a request. */
    sealed interface Match {

        record Found(Route route, Map<String, String> parameters, boolean negotiated) implements Match {}

        record WrongMethod(Set<Method> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    private record Guard(Predicate<String> accept, UnaryOperator<Handler> around) {}

    private static final Predicate<String> ANYTHING = _ -> true;

    private final List<Guard> guards = new ArrayList<>();
    private final PathTree tree = new PathTree();
    private final List<Route> routes = new ArrayList<>();

    /** Puts something around what answers the requests of a route. */
    @FunctionalInterface
    public interface Around {
        Handler around(String method, String path, Handler handler);
    }

    private final Around around;

    public Routing() {
        this((_, _, handler) -> handler);
    }

    /** @param around for each handler that is registered */
    public Routing(Around around) {
        this.around = around;
    }

    public Routing get(String path, Handler handler) {
        return add(Method.GET, path, ANYTHING, new Plain(handler, Body.DEFAULT));
    }

    /** From now on puts something around every handler for those clients whose {@code Accept} satisfies the predicate. */
    public void guard(Predicate<String> accept, UnaryOperator<Handler> around) {
        guards.add(new Guard(accept, around));
    }

    /** For those clients only whose {@code Accept} header satisfies the predicate. */
    public Routing get(String path, Predicate<String> accept, Handler handler) {
        var guarded = handler;
        for (var guard : guards) {
            guarded = guard.accept() == accept ? guard.around().apply(guarded) : guarded;
        }
        return add(Method.GET, path, accept, new Plain(guarded, Body.DEFAULT));
    }

    public Routing post(String path, Handler handler) {
        return post(path, Body.DEFAULT, handler);
    }

    public Routing post(String path, Body body, Handler handler) {
        return add(Method.POST, path, ANYTHING, new Plain(handler, body));
    }

    public Routing put(String path, Handler handler) {
        return put(path, Body.DEFAULT, handler);
    }

    public Routing put(String path, Body body, Handler handler) {
        return add(Method.PUT, path, ANYTHING, new Plain(handler, body));
    }

    public Routing patch(String path, Handler handler) {
        return patch(path, Body.DEFAULT, handler);
    }

    public Routing patch(String path, Body body, Handler handler) {
        return add(Method.PATCH, path, ANYTHING, new Plain(handler, body));
    }

    public Routing delete(String path, Handler handler) {
        return add(Method.DELETE, path, ANYTHING, new Plain(handler, Body.DEFAULT));
    }

    /** PUT and PATCH alike, as clients use either for an update (client API). */
    public Routing update(String path, Handler handler) {
        return put(path, handler).patch(path, handler);
    }

    public Routing webSocket(String path, WebSocketHandler handler) {
        return add(Method.GET, path, ANYTHING, new WebSocket(handler));
    }

    /** Server-sent events. */
    public Routing sse(String path, EventStreamHandler handler) {
        return add(Method.GET, path, ANYTHING, new Events(handler));
    }

    /** All routes as {@code METHOD path}, for the documentation. */
    public List<String> routes() {
        return routes.stream()
                .map(route -> route.method() + " " + route.path())
                .distinct()
                .sorted()
                .toList();
    }

    Match match(Method method, String path, String accept, boolean upgrade) {
        var leaf = tree.find(path);
        if (leaf == null) {
            return new Match.Nothing();
        }
        Route fallback = null;
        int candidates = 0;
        var allowed = new LinkedHashSet<Method>();
        for (var route : leaf.routes()) {
            allowed.add(route.method());
            if (route.method() != method || upgrade != route.endpoint() instanceof WebSocket) {
                continue;
            }
            candidates++;
            if (fallback == null || fallback.accept() == ANYTHING && route.accept() != ANYTHING) {
                fallback = route.accept().test(accept) ? route : fallback;
            }
        }
        if (fallback == null) {
            return allowed.contains(method) ? new Match.Nothing() : new Match.WrongMethod(allowed);
        }
        return new Match.Found(fallback, leaf.named(fallback), candidates > 1);
    }

    private Routing add(Method method, String path, Predicate<String> accept, Endpoint wanted) {
        var endpoint = wanted instanceof Plain(var handler, var body)
                ? new Plain(around.around(method.name(), path, handler), body)
                : wanted;
        var route = new Route(method, path, PathTree.names(path), accept, endpoint);
        boolean taken = routes.stream()
                .anyMatch(other -> other.method() == method
                        && other.path().equals(path)
                        && other.accept() == accept
                        && other.endpoint() instanceof WebSocket == endpoint instanceof WebSocket);
        if (taken) {
            throw new IllegalArgumentException("Two handlers for " + method + " " + path);
        }
        routes.add(route);
        tree.add(route);
        return this;
    }
}
