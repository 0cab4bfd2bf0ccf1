package folkmoot.door.web;

import java.util.List;
import java.util.Map;

/**
 * What a search found, each kind by itself.
 *
 * @param communities their titles by address
 * @param tags names of hashtags
 * @param posts nothing for visitors
 */
public record SearchView(
        List<ProposalView> proposals,
        Map<String, String> communities,
        List<AuthorView> people,
        List<String> tags,
        List<TimelineItem> posts) {

    static final SearchView NOTHING = new SearchView(List.of(), Map.of(), List.of(), List.of(), List.of());

    /** Whether nothing was found of any kind. */
    public boolean isEmpty() {
        return equals(NOTHING);
    }
}
