package folkmoot.talk.reblog;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.instance.Instances;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.Set;

/**
 * To whom reblogs and announced activities go. A community's followers get one form each: hosts that understand announced
 * activities (FEP-1b12) those, all others the plain reblog of the post.
 */
public final class ReblogDeliveries {

    private final Deliveries deliveries;
    private final Instances instances;

    public ReblogDeliveries(Deliveries deliveries, Instances instances) {
        this.deliveries = deliveries;
        this.instances = instances;
    }

    /** A reblog, or its end: to the followers who understand only that, and to the author of the post. */
    void reblog(Transaction tx, Account by, AccountId author, Activity activity) {
        var audience = by.isGroup()
                ? hosts(tx, by, false).and(Set.of(author))
                : Audience.of(author).andFollowersOf(by.id());
        deliveries.enqueue(tx, by.id(), activity, audience);
    }

    /** An announced activity: to the hosts of a community's followers that understand it. */
    void announced(Transaction tx, Account group, Activity activity) {
        deliveries.enqueue(tx, group.id(), activity, hosts(tx, group, true));
    }

    private Audience hosts(Transaction tx, Account group, boolean understanding) {
        var inboxes = deliveries.inboxes(tx, Audience.followersOf(group.id()));
        var aware = instances.groupAware(tx, Set.copyOf(inboxes.keySet()));
        var audience = Audience.none();
        for (var host : inboxes.entrySet()) {
            if (aware.contains(host.getKey()) == understanding) {
                for (URI inbox : host.getValue()) {
                    audience = audience.andInbox(inbox);
                }
            }
        }
        return audience;
    }
}
