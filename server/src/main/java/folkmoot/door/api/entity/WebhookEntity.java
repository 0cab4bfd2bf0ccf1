package folkmoot.door.api.entity;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An address that is told of what happens to proposals (Folkmoot API).
 *
 * @param kinds of what: {@code proposal.published}, {@code proposal.amended}, {@code proposal.threshold-reached}, {@code proposal.sent}, {@code
 *     proposal.answered}, {@code proposal.state-changed}
 * @param lastTakenAt when it last took a message
 * @param failingSince since when it takes none; null while it does
 * @param failure why it did not take the last one
 * @param disabledAt since when it is not told any more
 */
public record WebhookEntity(
        String id,
        URI url,
        List<String> kinds,
        Instant createdAt,
        Optional<Instant> lastTakenAt,
        Optional<Instant> failingSince,
        Optional<String> failure,
        Optional<Instant> disabledAt) {

    /** One with its secret, which is said once. */
    public record RegisteredEntity(WebhookEntity webhook, String secret) {}
}
