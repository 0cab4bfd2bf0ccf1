package folkmoot.civic.community;

import java.util.List;
import java.util.Map;

/**
 * A situation in a life at which the state ought to be there.
 *
 * @param interaction {@code regulatory}, {@code discretionary} or {@code proactive}
 * @param bodies slugs of bodies usually involved
 */
public record LifeEvent(String slug, String interaction, Map<String, String> names, List<String> bodies) {

    /** What the state must be asked, may be asked, and ought to offer by itself. */
    public static final List<String> INTERACTIONS = List.of("regulatory", "discretionary", "proactive");

    public LifeEvent {
        names = Map.copyOf(names);
        bodies = List.copyOf(bodies);
    }

    public String name(String language) {
        return names.getOrDefault(language, names.getOrDefault("en", slug));
    }
}
