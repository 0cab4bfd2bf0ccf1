package folkmoot.civic.arrival;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of where a proposal was before.
 *
 * @param source a host, or a name that the operator gave
 * @param supports how many had supported it there, which counts nothing here
 */
public record Arrived(
        String source,
        String sourceId,
        Optional<URI> url,
        String author,
        Optional<Long> supports,
        String state,
        Optional<String> place,
        List<Arrival.Said> history,
        List<Arrival.Said> answers,
        List<Arrival.Said> comments,
        Instant arrivedAt) {}
