package folkmoot.civic.desk;

import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

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
    public static final DeskFilter USUAL =
            new DeskFilter(Standing.OPEN, Order.CLOCK, Optional.empty(), Optional.empty(), Optional.empty());

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
