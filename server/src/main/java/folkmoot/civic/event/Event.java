package folkmoot.civic.event;

import java.time.Instant;
import java.util.Optional;

/**
 * What an event says besides what every matter says.
 *
 * @param capacity for how many there is room; empty for everybody
 * @param link where one takes part online; empty for nowhere
 */
public record Event(Instant start, Optional<Instant> end, Optional<Integer> capacity, String link) {}
