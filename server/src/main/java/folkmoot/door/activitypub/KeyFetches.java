package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.http.RateLimits.Rule;
import folkmoot.platform.http.Request;
import java.net.URI;
import java.time.Duration;

/**
 * Bounds how often somebody of whom nothing is proved yet makes us ask another server for a key: by the address that they
 * come from, and by the server that is asked.
 */
final class KeyFetches {

    private static final Rule BY_ADDRESS = new Rule("key-fetches", 150, Duration.ofMinutes(5));
    private static final Rule BY_HOST = new Rule("key-fetches-from", 300, Duration.ofMinutes(5));

    private KeyFetches() {}

    /** @throws folkmoot.platform.problem.TooMany when one of both is reached */
    static void count(Request request, URI keyId) {
        request.count(BY_ADDRESS, request.network());
        request.count(BY_HOST, Origins.authority(keyId));
    }
}
