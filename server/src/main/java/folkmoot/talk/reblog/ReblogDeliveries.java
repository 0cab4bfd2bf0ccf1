package folkmoot.talk.reblog;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.instance.Instances;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * To whom reblogs and announced activities go. A community's followers get one form each: hosts that understand announced
 * activities (FEP-1b12) those, all others the plain reblog of the post.
 */
public final class ReblogDeliveries {

    private final Deliveries deliveries;
    private final Instances instances;
    private final Bulk<Passing> passing = new Bulk<>(this::pass, Bulk.Turn.LATE);

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

    /** The same of a reblog made in this transaction: with all others that it makes. */
    void reblogLater(Transaction tx, Account by, AccountId author, Activity activity) {
        if (by.isGroup()) {
            tx.later(passing, new Passing(by, Set.of(author), () -> activity, false));
        } else {
            deliveries.later(tx, by.id(), () -> activity, Audience.of(author).andFollowersOf(by.id()));
        }
    }

    /** An announced activity: to the hosts of a community's followers that understand it. */
    void announced(Transaction tx, Account group, Activity activity) {
        deliveries.enqueue(tx, group.id(), activity, hosts(tx, group, true));
    }

    /** The same of what is said in a community, with all else of the transaction; written only where there are such hosts. */
    void announcedLater(Transaction tx, Account group, Supplier<? extends Activity> activity) {
        tx.later(passing, new Passing(group, Set.of(), activity, true));
    }

    /** An activity on its way to the followers of a community who understand it, or who do not. */
    private record Passing(
            Account group, Set<AccountId> others, Supplier<? extends Activity> activity, boolean understanding) {}

    /** Asks once for each community where its followers are. */
    private void pass(Transaction tx, List<Passing> all) {
        var groups = new HashMap<AccountId, Hosts>();
        for (var one : all) {
            var hosts = groups.computeIfAbsent(one.group().id(), _ -> hosts(tx, one.group()));
            var audience = one.understanding() ? hosts.understanding() : hosts.others();
            deliveries.later(tx, one.group().id(), one.activity(), audience.and(one.others()));
        }
    }

    /** Where the followers of a community are: hosts that understand announced activities, and all others. */
    private record Hosts(Audience understanding, Audience others) {}

    private Audience hosts(Transaction tx, Account group, boolean understanding) {
        var hosts = hosts(tx, group);
        return understanding ? hosts.understanding() : hosts.others();
    }

    private Hosts hosts(Transaction tx, Account group) {
        var inboxes = deliveries.inboxes(tx, Audience.followersOf(group.id()));
        if (inboxes.isEmpty()) {
            return new Hosts(Audience.none(), Audience.none());
        }
        var aware = instances.groupAware(tx, Set.copyOf(inboxes.keySet()));
        var understanding = Audience.none();
        var others = Audience.none();
        for (var host : inboxes.entrySet()) {
            for (URI inbox : host.getValue()) {
                if (aware.contains(host.getKey())) {
                    understanding = understanding.andInbox(inbox);
                } else {
                    others = others.andInbox(inbox);
                }
            }
        }
        return new Hosts(understanding, others);
    }
}
