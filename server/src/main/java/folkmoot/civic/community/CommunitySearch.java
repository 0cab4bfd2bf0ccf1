package folkmoot.civic.community;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds communities by what they are about, so that whoever looks for people to talk with, a public body above all, comes to those that are
 * there before a new one is made.
 */
public final class CommunitySearch {

    private static final int SHORTEST_WORD = 3;
    private static final int MOST_WORDS = 10;

    private final Communities communities;

    public CommunitySearch(Communities communities) {
        this.communities = communities;
    }

    /** Communities whose title, description, categories or places have every word of a topic; all for no word. */
    public List<Community> about(Transaction tx, String topic) {
        var words = words(topic);
        return communities.all(tx).stream()
                .filter(community -> words.stream().allMatch(text(tx, community)::contains))
                .toList();
    }

    /** Those that are there already for what a new one would be called; none for a title without words. */
    public List<Community> near(Transaction tx, String title) {
        return words(title).isEmpty() ? List.of() : about(tx, title);
    }

    private static List<String> words(String text) {
        return Arrays.stream(folded(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                .limit(MOST_WORDS)
                .toList();
    }

    private String text(Transaction tx, Community community) {
        var categories = communities.categories(tx, community.id()).stream()
                .flatMap(category -> category.names().values().stream());
        var places = communities.localities(tx, community.id()).stream().map(Locality::name);
        return Stream.of(Stream.of(community.title(), community.group().noteSource()), categories, places)
                .flatMap(part -> part)
                .map(CommunitySearch::folded)
                .collect(Collectors.joining("\n"));
    }

    private static String folded(String text) {
        return Names.clean(text).toLowerCase(Locale.ROOT);
    }
}
