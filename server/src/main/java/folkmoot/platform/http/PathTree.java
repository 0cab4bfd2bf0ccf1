package folkmoot.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The routes by the segments of their paths. */
final class PathTree {

    /** The routes that end here, with the values of the named segments on the way. */
    record Leaf(List<Routing.Route> routes, List<String> values) {

        Map<String, String> named(Routing.Route route) {
            var named = new HashMap<String, String>();
            for (int i = 0; i < route.names().size(); i++) {
                named.put(route.names().get(i), values.get(i));
            }
            return named;
        }
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final List<Named> named = new ArrayList<>();
        private final List<Routing.Route> routes = new ArrayList<>();
        private final List<Routing.Route> rest = new ArrayList<>();
    }

    private record Named(String prefix, Node node) {}

    private final Node root = new Node();

    static List<String> names(String path) {
        var names = new ArrayList<String>();
        for (var segment : segments(path)) {
            int mark = mark(segment);
            if (mark >= 0) {
                names.add(segment.substring(mark + 1));
            }
        }
        return List.copyOf(names);
    }

    void add(Routing.Route route) {
        var node = root;
        for (var segment : segments(route.path())) {
            int mark = mark(segment);
            if (mark < 0) {
                node = node.literals.computeIfAbsent(segment, _ -> new Node());
            } else if (segment.charAt(mark) == '*') {
                node.rest.add(route);
                return;
            } else {
                node = named(node, segment.substring(0, mark));
            }
        }
        node.routes.add(route);
    }

    /** Null when nothing stands at this path. */
    Leaf find(String path) {
        return find(root, segments(path), 0, new ArrayList<>());
    }

    private static Leaf find(Node node, String[] segments, int at, List<String> values) {
        if (at == segments.length) {
            return node.routes.isEmpty() ? null : new Leaf(node.routes, List.copyOf(values));
        }
        var segment = segments[at];
        var literal = node.literals.get(segment);
        if (literal != null) {
            var found = find(literal, segments, at + 1, values);
            if (found != null) {
                return found;
            }
        }
        for (var candidate : node.named) {
            if (segment.startsWith(candidate.prefix())
                    && segment.length() > candidate.prefix().length()) {
                var value = decode(segment.substring(candidate.prefix().length()));
                if (value == null) {
                    return null;
                }
                values.add(value);
                var found = find(candidate.node(), segments, at + 1, values);
                if (found != null) {
                    return found;
                }
                values.removeLast();
            }
        }
        if (!node.rest.isEmpty()) {
            values.add(String.join("/", List.of(segments).subList(at, segments.length)));
            return new Leaf(node.rest, List.copyOf(values));
        }
        return null;
    }

    private static Node named(Node node, String prefix) {
        for (var existing : node.named) {
            if (existing.prefix().equals(prefix)) {
                return existing.node();
            }
        }
        var added = new Named(prefix, new Node());
        node.named.add(added);
        node.named.sort((one, other) -> other.prefix().length() - one.prefix().length());
        return added.node();
    }

    private static int mark(String segment) {
        int colon = segment.indexOf(':');
        return colon >= 0 ? colon : segment.startsWith("*") ? 0 : -1;
    }

    private static String[] segments(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        int to = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return to <= from ? new String[0] : path.substring(from, to).split("/", -1);
    }

    /** Null for broken percent-encoding: such a path names nothing. */
    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            var decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.indexOf('\0') >= 0 ? null : decoded;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
