package folkmoot.civic.opinion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an opinion round says besides what every matter says.
 *
 * @param first statements with which it begins
 * @param each how many statements each person may add
 * @param checked whether moderators look at added statements before they are shown
 * @param ended when it was ended; empty before
 */
public record Round(List<String> first, int each, boolean checked, Instant closes, Optional<Instant> ended) {

    public Round {
        first = List.copyOf(first);
    }

    public boolean isEnded() {
        return ended.isPresent();
    }
}
