package folkmoot.civic.proposal;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** In which order proposals are listed. Each is an index of {@code proposal_listing}. */
public enum ListOrder {
    /** On a circle that nobody chose, from a place that depends on the reader and the day: nobody is always first. */
    FAIR("draw", "integer", true, Integer::valueOf),
    NEWEST("proposal_id", "bigint", false, Long::valueOf),
    /** Most support first, in which one server weighs less the more it sends. */
    SUPPORTED("rank", "double precision", false, Double::valueOf),
    /** Much support for its age first. */
    RISING("rising", "double precision", false, Double::valueOf),
    /** Bodies should have answered longest ago, or should soonest; only those of which an answer is due. */
    WAITING("due", "date", true, LocalDate::parse);

    private final String column;
    private final String type;
    private final boolean ascending;
    private final Function<String, Object> reading;

    ListOrder(String column, String type, boolean ascending, Function<String, Object> reading) {
        this.column = column;
        this.type = type;
        this.ascending = ascending;
        this.reading = reading;
    }

    /** Whether it offers what needs readers and supports: what was put away is in such a list only where one asks for its state or by words. */
    boolean isMix() {
        return this == FAIR || this == RISING;
    }

    /** As in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ListOrder> of(String word) {
        for (var order : values()) {
            if (order.word().equals(word)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** What stands in the index behind the shelf; ties are by the proposal. */
    String column() {
        return column;
    }

    /** Of the column, as PostgreSQL calls it. */
    String type() {
        return type;
    }

    boolean isAscending() {
        return ascending;
    }

    /** A value of the column. Throws a {@link RuntimeException} for what is none. */
    Object key(String text) {
        return reading.apply(text);
    }
}
