package folkmoot.talk;

import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.people.Elsewhere;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.talk.push.PushKeys;
import folkmoot.talk.push.PushSender;
import folkmoot.talk.push.PushSubscriptions;
import folkmoot.talk.push.PushTransport;
import java.time.Duration;
import java.util.HashMap;

/** Waking up apps. */
public record Push(PushKeys keys, PushSubscriptions subscriptions, PushSender sender) {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 64 * 1024;

    Push(Platform platform, People people, Posts posts) {
        var keys = new PushKeys(platform.database(), platform.clock());
        var subscriptions = new PushSubscriptions(keys, platform.ids(), platform.clock());
        this(
                keys,
                subscriptions,
                new PushSender(
                        platform.database(),
                        platform.jobs(),
                        new PushSender.Parts(
                                people.accounts(),
                                people.follows(),
                                posts.statuses(),
                                people.notifications(),
                                platform.uris()),
                        people.notificationWays(),
                        subscriptions,
                        keys,
                        transport(people.elsewhere())));
    }

    private static PushTransport transport(Elsewhere elsewhere) {
        return (endpoint, headers, body) -> {
            var sent = new HashMap<>(headers);
            sent.put("user-agent", elsewhere.userAgent());
            var request = new GuardedHttp.Request("POST", endpoint, sent, body, DEADLINE, LONGEST_ANSWER);
            return elsewhere.http().exchange(request) instanceof Exchange.Answered answered ? answered.status() : 0;
        };
    }
}
