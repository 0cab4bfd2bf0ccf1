package folkmoot.federation.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a post of a kind says besides its text: an offer, a need, a place, an event. The kinds are not listed here, so their own fields
 * stand as names and values. {@code state} is the author's server's word and a courtesy.
 *
 * @param kind a word
 * @param name its title, plain text
 * @param details by their names, in their order
 */
public record MatterBlock(String kind, String name, Optional<String> state, Map<String, String> details) {

    public MatterBlock {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
