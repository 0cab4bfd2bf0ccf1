package folkmoot.talk.relay;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A relay that the operator added.
 *
 * @param address the inbox (Mastodon) or the actor (LitePub)
 * @param inbox where to send; empty until the actor was read
 * @param actor who announces; empty until it accepted
 * @param follow id of our Follow
 */
public record Relay(
        long id, URI address, Style style, State state, Optional<URI> inbox, Optional<URI> actor, URI follow) {

    /** How it is followed. */
    public enum Style {
        MASTODON,
        LITEPUB;

        /** By what the address is: an inbox, or else an actor. */
        static Style of(URI address) {
            return address.getRawPath().endsWith("/inbox") ? MASTODON : LITEPUB;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it answered. */
    public enum State {
        PENDING,
        ACCEPTED,
        REJECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
