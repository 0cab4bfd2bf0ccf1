package folkmoot.door.web;

import folkmoot.platform.http.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What is said below something, thread by thread: each begins with an answer to it, and what follows is folded away where it is long.
 *
 * @param threads those of this page
 * @param newestFirst whether the thread that began last is first
 * @param other the page with the other order; empty where there is nothing to sort
 * @param previous where those before are; empty for none
 * @param next where those behind are
 * @param where which of how many; empty where all are on one page
 */
public record Discussion(
        List<Strand> threads, boolean newestFirst, String other, String previous, String next, String where) {

    private static final int PAGE = 20;

    /** So many answers are seen at once. */
    private static final int UNFOLDED = 2;

    /**
     * One of them.
     *
     * @param first what was said
     * @param seen the first answers to it
     * @param folded the others
     */
    public record Strand(PostView first, List<PostView> seen, List<PostView> folded) {}

    /**
     * What people say; what a community's clerk or a body says in its office stands in the timeline and among the answers, and is
     * left out here unless somebody replied to it.
     *
     * @param posts depth first, as they are read
     * @param clerk the handle of the one who writes down what happens; empty for none
     */
    public static Discussion of(Request request, Messages text, List<PostView> posts, String clerk) {
        var strands = strands(posts);
        strands.removeIf(strand -> strand.seen().isEmpty()
                && (strand.first().author().handle().equals(clerk)
                        || strand.first()
                                .position()
                                .filter(position -> !position.isEmpty())
                                .isPresent()));
        boolean newest = request.parameter("sort").filter("newest"::equals).isPresent();
        if (newest) {
            Collections.reverse(strands);
        }
        int pages = Math.max(1, (strands.size() + PAGE - 1) / PAGE);
        int number = Math.clamp(request.parameters().number("talk").orElse(1), 1, pages);
        int start = (number - 1) * PAGE;
        int end = Math.min(strands.size(), start + PAGE);
        return new Discussion(
                List.copyOf(strands.subList(start, end)),
                newest,
                strands.size() < 2 ? "" : address(request, Map.of("sort", newest ? "" : "newest", "talk", "")),
                number == 1 ? "" : address(request, Map.of("talk", Integer.toString(number - 1))),
                number == pages ? "" : address(request, Map.of("talk", Integer.toString(number + 1))),
                pages == 1 ? "" : text.get("ui.pager.words", start + 1, end, strands.size()));
    }

    private static String address(Request request, Map<String, String> values) {
        return Addresses.with(request, values) + "#discussion";
    }

    private static List<Strand> strands(List<PostView> posts) {
        var strands = new ArrayList<Strand>();
        int from = 0;
        while (from < posts.size()) {
            int to = from + 1;
            while (to < posts.size() && posts.get(to).depth() > 0) {
                to++;
            }
            int fold = to - from - 1 <= UNFOLDED + 1 ? to : from + 1 + UNFOLDED;
            strands.add(new Strand(posts.get(from), posts.subList(from + 1, fold), posts.subList(fold, to)));
            from = to;
        }
        return strands;
    }
}
