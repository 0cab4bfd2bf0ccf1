package folkmoot.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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

    record Route(HttpMethod method, String path, Accept accept, Body body, Handler handler) {}

    /** One path, and what stands there. */
    record Place(String path, List<Route> routes) {

        /** Names the rest of an address as it was sent; false where there is none, and for a part that nothing can be called. */
        boolean names(Map<String, String> parts, String address) {
            int rest = path.indexOf("/*") + 1;
            if (rest > 0 && address.length() <= rest) {
                return false;
            }
            if (rest > 0) {
                parts.put(path.substring(rest + 1), address.substring(rest));
            }
            return parts.isEmpty() || parts.values().stream().noneMatch(part -> part.indexOf('\0') >= 0);
        }
    }

    private record Guard(Accept accept, UnaryOperator<Handler> around) {}

    private static final int LONGEST_PREFIX = 3;
    private static final int NAMED = 1_000;

    private final List<Guard> guards = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Puts something around what answers the requests of a route. */
    @FunctionalInterface
    public interface Around {
        Handler around(String method, String path, Handler handler);
    }

    private final List<Around> arounds = new ArrayList<>();

    public Routing() {
        this((_, _, handler) -> handler);
    }

    /** @param around for each handler that is registered */
    public Routing(Around around) {
        arounds.add(around);
    }

    /** From now on puts something more around each handler that is registered, inside of what is there already. */
    public void inside(Around another) {
        arounds.add(another);
    }

    public Routing get(String path, Handler handler) {
        return get(path, Accept.ANYTHING, handler);
    }

    /** From now on puts something around every handler for those clients whose {@code Accept} satisfies the predicate. */
    public void guard(Accept accept, UnaryOperator<Handler> around) {
        guards.add(new Guard(accept, around));
    }

    /** For those clients only whose {@code Accept} header satisfies the predicate. */
    public Routing get(String path, Accept accept, Handler handler) {
        var guarded = handler;
        for (var guard : guards) {
            guarded = guard.accept() == accept ? guard.around().apply(guarded) : guarded;
        }
        return add(HttpMethod.GET, path, accept, Body.DEFAULT, guarded);
    }

    public Routing post(String path, Handler handler) {
        return post(path, Body.DEFAULT, handler);
    }

    public Routing post(String path, Body body, Handler handler) {
        return add(HttpMethod.POST, path, Accept.ANYTHING, body, handler);
    }

    public Routing put(String path, Handler handler) {
        return put(path, Body.DEFAULT, handler);
    }

    public Routing put(String path, Body body, Handler handler) {
        return add(HttpMethod.PUT, path, Accept.ANYTHING, body, handler);
    }

    public Routing patch(String path, Handler handler) {
        return patch(path, Body.DEFAULT, handler);
    }

    public Routing patch(String path, Body body, Handler handler) {
        return add(HttpMethod.PATCH, path, Accept.ANYTHING, body, handler);
    }

    public Routing delete(String path, Handler handler) {
        return add(HttpMethod.DELETE, path, Accept.ANYTHING, Body.DEFAULT, handler);
    }

    /** PUT and PATCH alike, as clients use either for an update (client API). */
    public Routing update(String path, Handler handler) {
        return put(path, handler).patch(path, handler);
    }

    /** All routes as {@code METHOD path}, for the documentation. */
    public List<String> routes() {
        return places.values().stream()
                .flatMap(place -> place.routes().stream())
                .map(route -> route.method() + " " + route.path())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Fills a router: one of its own for each beginning of paths, found by the first segments of a request, so that hundreds
     * of routes are not tried one after the other. Paths are compared as they were sent.
     */
    void fill(Router root, Supplier<Router> another, BiConsumer<RoutingContext, Place> serve) {
        var routers = new HashMap<String, Router>();
        places.values().stream()
                .sorted(Comparator.comparing(place -> ranks(place.path()), Arrays::compare))
                .forEach(place -> routers.computeIfAbsent(prefix(place.path()), _ -> another.get())
                        .route(place.path().replaceFirst("/\\*\\w+$", "/*"))
                        .useNormalizedPath(false)
                        .handler(routing -> serve.accept(routing, place)));
        for (int length = LONGEST_PREFIX; length >= 0; length--) {
            int segments = length;
            root.route().handler(routing -> {
                var beginning = beginning(routing.request().path(), segments);
                var router = beginning == null ? null : routers.get(beginning);
                if (router == null) {
                    routing.next();
                } else {
                    router.handleContext(routing);
                }
            });
        }
    }

    private Routing add(HttpMethod method, String path, Accept accept, Body body, Handler handler) {
        var place =
                places.computeIfAbsent(path.replaceAll("([:*])\\w+", "$1"), _ -> new Place(path, new ArrayList<>()));
        if (!place.path().equals(path)) {
            throw new IllegalArgumentException("Other names for the same: " + path + " and " + place.path());
        }
        if (place.routes().stream().anyMatch(other -> other.method() == method && other.accept() == accept)) {
            throw new IllegalArgumentException("Two handlers for " + method + " " + path);
        }
        var surrounded = handler;
        for (var around : arounds.reversed()) {
            surrounded = around.around(method.name(), path, surrounded);
        }
        place.routes().add(new Route(method, path, accept, body, surrounded));
        return this;
    }

    /** For each segment, how late it is tried: literals first, then names by the text before them, then the rest. */
    private static int[] ranks(String path) {
        return Arrays.stream(path.split("/")).mapToInt(Routing::rank).toArray();
    }

    private static int rank(String segment) {
        int colon = segment.indexOf(':');
        if (colon < 0) {
            return segment.startsWith("*") ? NAMED + 1 : 0;
        }
        return NAMED - colon;
    }

    /** The literal segments that a path begins with. */
    private static String prefix(String path) {
        int name = path.replace('*', ':').indexOf(':');
        var literal = name < 0 ? path : path.substring(0, path.lastIndexOf('/', name));
        int length = (int) literal.chars().filter(each -> each == '/').count();
        return literal.equals("/") ? "" : beginning(literal, Math.min(length, LONGEST_PREFIX));
    }

    /** The first segments of a path, null if it has fewer. */
    private static String beginning(String path, int segments) {
        int end = 0;
        for (int i = 0; i < segments; i++) {
            int next = path.indexOf('/', end + 1);
            if (end == path.length()) {
                return null;
            }
            end = next < 0 ? path.length() : next;
        }
        return path.substring(0, end);
    }
}
