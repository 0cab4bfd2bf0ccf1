package folkmoot.civic.webhook;

import folkmoot.platform.id.CommunityId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An address that is told.
 *
 * @param community of which community; empty for all of the instance
 * @param secrets with which messages are signed, the newest first
 */
public record Webhook(
        long id,
        Optional<CommunityId> community,
        URI url,
        Set<WebhookKind> kinds,
        List<byte[]> secrets,
        Instant created,
        Health health) {

    /**
     * How it goes.
     *
     * @param failingSince since when it takes nothing
     * @param failure why it did not take the last message
     * @param disabled since when it is not told any more
     */
    public record Health(
            Optional<Instant> lastTaken,
            Optional<Instant> failingSince,
            Optional<String> failure,
            Optional<Instant> disabled) {}

    public boolean isTold() {
        return health.disabled().isEmpty();
    }
}
