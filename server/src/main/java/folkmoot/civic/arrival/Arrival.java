package folkmoot.civic.arrival;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposal as another platform had it.
 *
 * @param sourceId its id there
 * @param problem what does not fit into the limits of a proposal is cut, and said so
 * @param state in the words of the platform
 * @param open whether it still gathers there; what does not is archived here
 * @param created when it was made there
 * @param left names of fields that are not taken
 */
public record Arrival(
        String sourceId,
        Optional<URI> url,
        String title,
        String ask,
        String problem,
        Optional<String> language,
        Optional<String> category,
        Optional<String> place,
        String author,
        Optional<Long> supports,
        String state,
        boolean open,
        Optional<Instant> created,
        List<Said> history,
        List<Said> answers,
        List<Said> comments,
        List<String> left) {

    /**
     * Something that happened or was written there.
     *
     * @param at empty where the platform does not say
     * @param by a name, or empty
     */
    public record Said(Optional<Instant> at, String by, String text, Optional<URI> url) {}
}
