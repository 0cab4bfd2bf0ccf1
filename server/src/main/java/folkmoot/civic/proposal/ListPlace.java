package folkmoot.civic.proposal;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a list: the next page begins behind it, whatever came or went meanwhile.
 *
 * @param key what the list is ordered by, as PostgreSQL writes it
 * @param proposal which of those with the same key
 */
record ListPlace(String key, long proposal) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9a-zA-Z.+-]{1,40})_([0-9]{1,18})");

    /** As in addresses. */
    String word() {
        return key + "_" + proposal;
    }

    /** Empty for what is no place in a list of this order. */
    static Optional<ListPlace> of(String word, ListOrder order) {
        var written = WRITTEN.matcher(word);
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            order.key(written.group(1));
        } catch (NumberFormatException | DateTimeException other) {
            return Optional.empty();
        }
        return Optional.of(new ListPlace(written.group(1), Long.parseLong(written.group(2))));
    }
}
