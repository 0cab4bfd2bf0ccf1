package folkmoot.civic.matter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What holds for kinds in which people take part until an hour that is named: it is done then, and what came of it is looked for later.
 *
 * @param <B> its record
 */
public interface ClosingRules<B> extends MatterRules<B> {

    /** How far ahead the end may lie, and how long it is found afterwards. */
    Duration LONGEST = Duration.ofDays(366);

    /** Its end. */
    Instant closes(B block);

    /** Whether an end leaves time enough, and is near enough. @param shortest how long people must have */
    static boolean isFit(Instant end, Instant now, Duration shortest) {
        return !end.isBefore(now.plus(shortest)) && !end.isAfter(now.plus(LONGEST));
    }

    @Override
    default Optional<Instant> ends(B block, Instant made, Optional<Instant> until) {
        return Optional.of(closes(block));
    }

    @Override
    default MatterState then() {
        return MatterState.DONE;
    }

    @Override
    default Duration foundAfterwards() {
        return LONGEST;
    }

    @Override
    default boolean soonestFirst() {
        return true;
    }
}
