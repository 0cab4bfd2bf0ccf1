package folkmoot.civic.support;

import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a community says of a server whose people support its proposals. Public.
 *
 * @param domain registrable
 */
public record ServerRule(String domain, Effect effect, String reason, Instant since) {

    /** What it does to supports from there. */
    public enum Effect implements Worded {
        /** They do not count. */
        EXCLUDED,
        /** They count as those of an instance that was known before, without a cap. */
        KNOWN;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Effect> of(String word) {
            return Worded.find(Effect.class, word);
        }
    }
}
