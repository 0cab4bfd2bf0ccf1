package folkmoot.door.web;

import folkmoot.platform.http.Request;
import java.util.List;
import java.util.Map;

/**
 * One page of a list that is at hand whole, of those that are never long enough to be read page by page: {@code ?page=} counts from 1.
 *
 * @param previous address of the page before; empty for none
 * @param next address of the page after
 */
public record Paged<T>(List<T> shown, String previous, String next) {

    /** @param size how many stand on a page */
    public static <T> Paged<T> of(Request request, List<T> all, int size) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), size));
        int page = Math.clamp(request.parameters().number("page").orElse(1), 1, pages);
        var shown = all.subList((page - 1) * size, Math.min(all.size(), page * size));
        return new Paged<>(
                shown, page > 1 ? address(request, page - 1) : "", page < pages ? address(request, page + 1) : "");
    }

    private static String address(Request request, int page) {
        return Addresses.with(request, Map.of("page", Integer.toString(page)));
    }
}
