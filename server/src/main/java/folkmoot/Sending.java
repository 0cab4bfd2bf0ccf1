package folkmoot;

import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.delivery.DeliveryHosts;
import folkmoot.people.delivery.DeliveryLoop;
import folkmoot.people.delivery.FollowersElsewhere;
import folkmoot.people.instance.InstanceSurvey;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.metrics.Metrics;
import folkmoot.platform.trace.Traces;
import folkmoot.talk.status.AccountRemoval;
import folkmoot.talk.status.GoneAccounts;

/** What goes out to other servers. */
final class Sending {

    final DeliveryLoop loop;
    final FollowersElsewhere followers;

    private final Features features;

    Sending(
            Features features,
            RemoteAccounts remoteAccounts,
            AccountRemoval removal,
            InstanceSurvey survey,
            DeliveryClient client,
            Traces traces) {
        this.features = features;
        var gone = new GoneAccounts(
                features.database, features.jobs, features.accounts, remoteAccounts, removal, hosts(survey));
        this.followers = new FollowersElsewhere(features.database, features.uris);
        this.loop = new DeliveryLoop(
                features.database,
                features.accounts,
                features.keys,
                client,
                followers,
                features.clock,
                gone::suspect,
                survey::answers,
                traces);
        features.deliveries.onWork(loop::wake);
    }

    private GoneAccounts.Hosts hosts(InstanceSurvey survey) {
        return new GoneAccounts.Hosts() {
            @Override
            public boolean isGone(String host) {
                return survey.isGone(host);
            }

            @Override
            public void bury(Transaction tx, String host) {
                features.deliveryHosts.bury(tx, host);
            }
        };
    }

    void watch(Metrics metrics) {
        var counts = loop.counts();
        metrics.counter("folkmoot_deliveries_made", "Deliveries taken by the other side.", counts::delivered);
        metrics.counter("folkmoot_deliveries_postponed", "Deliveries that failed and come again.", counts::postponed);
        metrics.counter("folkmoot_deliveries_dropped", "Deliveries refused for good or given up.", counts::dropped);
        metrics.gauge("folkmoot_deliveries_in_flight", "Requests to inboxes under way.", loop::inFlight);
        for (var state : DeliveryHosts.State.values()) {
            metrics.gauge(
                    "folkmoot_delivery_hosts_" + state.word(),
                    "Hosts we deliver to that are " + state.word() + ".",
                    () -> features.database.read(features.deliveryHosts::count).get(state));
        }
    }
}
