package folkmoot.civic.community;

import java.util.Map;

/** What a proposal can be about. */
public record Category(String slug, Map<String, String> names) {

    public Category {
        names = Map.copyOf(names);
    }

    /** In the reader's language, or in English, or by its slug. */
    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", slug));
    }
}
