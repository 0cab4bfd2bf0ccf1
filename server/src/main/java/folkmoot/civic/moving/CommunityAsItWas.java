package folkmoot.civic.moving;

import folkmoot.civic.community.Category;
import folkmoot.civic.community.Locality;
import folkmoot.civic.community.ThresholdRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A community as another instance had it.
 *
 * @param name in addresses
 * @param description plain text
 * @param guidelines house rules, plain text, one a line
 * @param register its bodies, as {@link folkmoot.civic.community.RegisterFile} reads them; blank without any
 * @param group the id of its Group there
 */
public record CommunityAsItWas(
        String name,
        String title,
        String description,
        String guidelines,
        String language,
        Optional<String> locality,
        String template,
        ThresholdRule threshold,
        List<Category> categories,
        List<Locality> localities,
        String register,
        URI group,
        LogHead log) {

    /**
     * The log in which it was counted.
     *
     * @param origin as it stands in that log's signed notes
     * @param size leaves
     * @param root root hash of the tree of that size
     */
    public record LogHead(String origin, long size, byte[] root) {}
}
