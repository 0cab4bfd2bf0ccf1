package folkmoot;

import folkmoot.talk.push.PushKeys;
import folkmoot.talk.push.PushSender;
import folkmoot.talk.push.PushSubscriptions;

/** Waking up apps: a part of the map that {@link Features} is. */
public final class PushFeatures {

    public final PushKeys keys;
    public final PushSubscriptions subscriptions;
    public final PushSender sender;

    PushFeatures(Features features) {
        this.keys = new PushKeys(features.database, features.clock);
        this.subscriptions = new PushSubscriptions(keys, features.ids, features.clock);
        this.sender = new PushSender(
                features.database,
                features.jobs,
                new PushSender.Parts(
                        features.accounts, features.follows, features.statuses, features.notifications, features.uris),
                subscriptions,
                keys);
    }
}
