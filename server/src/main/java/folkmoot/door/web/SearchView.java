package folkmoot.door.web;

import folkmoot.door.web.ui.Tab;
import java.util.List;
import java.util.Map;

/**
 * What a search found, each kind by itself.
 *
 * @param communities their titles by address
 * @param bodies their names by address
 * @param tags names of hashtags
 * @param posts nothing for visitors
 * @param kinds all kinds that there is something of, with how many
 * @param next address of the next page of a kind; empty for none
 */
public record SearchView(
        List<ProposalView> proposals,
        Map<String, String> communities,
        Map<String, String> bodies,
        List<AuthorView> people,
        List<String> tags,
        List<TimelineItem> posts,
        List<Tab> kinds,
        String next) {

    static final SearchView NOTHING =
            new SearchView(List.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), "");

    /** Whether nothing was found of any kind. */
    public boolean isEmpty() {
        return proposals.isEmpty()
                && communities.isEmpty()
                && bodies.isEmpty()
                && people.isEmpty()
                && tags.isEmpty()
                && posts.isEmpty();
    }
}
