package folkmoot.civic.body;

import java.util.Locale;
import java.util.Optional;

/**
 * What is said beside an account wherever it is shown.
 *
 * @param body of which register's entry
 * @param lost evidence that is no longer there; of an official account, what it stood on besides
 */
public record Mark(Standing standing, Body body, Optional<Recognition> lost) {

    /** Beside what the account stands. */
    public enum Standing {
        /** It speaks for the body. */
        OFFICIAL,
        /** It was recognised, and is no longer. */
        LOST,
        /** It could be taken for the body's, and is not. */
        LOOK_ALIKE;

        /** As the API names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Evidence that is no longer there, and for which body it stood. */
    record Lost(Body body, Recognition recognition) {}

    static Mark official(Body body, Optional<Lost> lost) {
        return new Mark(Standing.OFFICIAL, body, lost.map(Lost::recognition));
    }

    static Mark lost(Lost lost) {
        return new Mark(Standing.LOST, lost.body(), Optional.of(lost.recognition()));
    }

    static Mark lookAlike(Body body) {
        return new Mark(Standing.LOOK_ALIKE, body, Optional.empty());
    }
}
