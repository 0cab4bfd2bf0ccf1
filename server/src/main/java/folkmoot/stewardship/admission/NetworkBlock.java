package folkmoot.stewardship.admission;

import folkmoot.config.AddressRange;
import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A network whose people may not join, or not even look.
 *
 * @param expires empty for never
 */
public record NetworkBlock(
        long id, AddressRange network, Severity severity, String comment, Optional<Instant> expires, Instant created) {

    /** In the order of strictness; the words are the client API's. */
    public enum Severity implements Worded {
        SIGN_UP_REQUIRES_APPROVAL,
        SIGN_UP_BLOCK,
        NO_ACCESS;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Severity> of(String word) {
            return Worded.find(Severity.class, word);
        }
    }
}
