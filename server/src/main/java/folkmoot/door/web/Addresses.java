package folkmoot.door.web;

import folkmoot.platform.database.Page;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.Id;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses of the page that was asked for, with something else in their query. */
public final class Addresses {

    private static final Set<String> OF_A_PAGE = Set.of("page", "after", "before", "at", "lang");

    private Addresses() {}

    /** From its first page on, with other values; an empty one takes the parameter away. */
    static String with(Request request, Map<String, String> values) {
        var kept = Arrays.stream(request.query().split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.endsWith("="))
                .filter(pair -> !OF_A_PAGE.contains(name(pair)) && !values.containsKey(name(pair)))
                .collect(Collectors.toCollection(ArrayList::new));
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                kept.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return kept.isEmpty() ? request.path() : request.path() + "?" + String.join("&", kept);
    }

    /** The page of what is older than the id in {@code before}; the first where there is none. */
    public static Page before(Request request, int size) {
        var id = request.parameter("before").map(Id::parse).orElse(OptionalLong.empty());
        return id.isPresent() ? Page.before(id.getAsLong(), size) : Page.first(size);
    }

    private static String name(String pair) {
        return pair.split("=", 2)[0];
    }
}
