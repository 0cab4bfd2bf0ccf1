package folkmoot.civic.desk;

import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What of a desk is shown.
 *
 * @param assigned to whom
 * @param words of a title
 */
public record DeskFilter(
        Standing standing,
        Order order,
        Optional<CommunityId> community,
        Optional<UserId> assigned,
        Optional<String> words) {

    /** Everything that waits, the most urgent first. */
    public static final DeskFilter USUAL = of(Standing.OPEN);

    /** Everything that stands so, the most urgent first. */
    public static DeskFilter of(Standing standing) {
        return new DeskFilter(standing, Order.CLOCK, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * As it was asked for; a word that is none says nothing.
     *
     * @param parameter what was sent, by name
     * @param assigned to whom
     */
    public static DeskFilter read(Function<String, Optional<String>> parameter, Optional<UserId> assigned) {
        return new DeskFilter(
                parameter
                        .apply("standing")
                        .flatMap(word -> Worded.find(Standing.class, word))
                        .orElse(Standing.OPEN),
                parameter
                        .apply("order")
                        .flatMap(word -> Worded.find(Order.class, word))
                        .orElse(Order.CLOCK),
                Optional.empty(),
                assigned,
                parameter.apply("words").map(String::strip).filter(words -> !words.isEmpty()));
    }

    /** How many groups are left out before the first that is shown, as it was asked for. */
    public static int offset(Function<String, Optional<String>> parameter) {
        return parameter
                .apply("offset")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    /** The same of one community. */
    public DeskFilter in(Optional<CommunityId> one) {
        return new DeskFilter(standing, order, one, assigned, words);
    }

    /** How a case stands. */
    public enum Standing implements Worded {
        /** The body was asked and has not answered. */
        OPEN,
        OVERDUE,
        /** It gathers support, and the body was not asked yet. */
        COMING,
        ANSWERED,
        ALL;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What comes first. */
    public enum Order implements Worded {
        CLOCK,
        SUPPORTS,
        SIZE;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
