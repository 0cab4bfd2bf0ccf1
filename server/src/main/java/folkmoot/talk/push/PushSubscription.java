package folkmoot.talk.push;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.Set;

/**
 * Where an app wants to be woken up, and by what.
 *
 * @param number its id in the client API
 * @param receiver the app's public key, 65 bytes
 * @param secret the app's authentication secret, 16 bytes
 * @param standard RFC 8291 instead of the draft before it
 * @param alerts types of notifications, in the client API's words
 * @param policy {@code all}, {@code followed}, {@code follower} or {@code none}
 * @param accessToken sealed
 */
public record PushSubscription(
        long id,
        int number,
        AccountId account,
        URI endpoint,
        byte[] receiver,
        byte[] secret,
        boolean standard,
        Set<String> alerts,
        String policy,
        byte[] accessToken) {

    public PushSubscription {
        alerts = Set.copyOf(alerts);
    }
}
