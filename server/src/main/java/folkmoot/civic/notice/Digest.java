package folkmoot.civic.notice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message about several proposals.
 *
 * @param fresh of which the body hears for the first time
 * @param soon whose time is half over, or more
 * @param late whose day has passed
 * @param standing in a weekly one, how many wait for the body in all
 */
record Digest(List<Item> fresh, List<Item> soon, List<Item> late, Optional<Integer> standing) {

    Digest {
        fresh = List.copyOf(fresh);
        soon = List.copyOf(soon);
        late = List.copyOf(late);
    }

    boolean isEmpty() {
        return fresh.isEmpty() && soon.isEmpty() && late.isEmpty() && standing.isEmpty();
    }

    Stream<Item> items() {
        return Stream.of(fresh, late, soon).flatMap(List::stream);
    }

    int size() {
        return fresh.size() + soon.size() + late.size();
    }
}
