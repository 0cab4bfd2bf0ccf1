package folkmoot.civic.matter;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody's answer to a matter: they ask for an offer, help with a need, come to an event.
 *
 * @param firstName how they want to be called; for the author alone
 * @param note what they say to the author
 */
public record MatterAnswer(
        long id,
        StatusId matter,
        AccountId account,
        State state,
        String firstName,
        String note,
        boolean thanked,
        Instant since) {

    public enum State {
        /** The author, or the server of an event elsewhere, has not said anything. */
        ASKED,
        AGREED,
        DECLINED,
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it still stands. */
        public boolean isLive() {
            return this == ASKED || this == AGREED;
        }
    }
}
