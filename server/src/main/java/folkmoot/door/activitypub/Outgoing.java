package folkmoot.door.activitypub;

import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.people.People;
import folkmoot.people.delivery.DeliveryHosts;
import folkmoot.people.delivery.DeliveryLoop;
import folkmoot.people.delivery.FollowersElsewhere;
import folkmoot.people.instance.InstanceSurvey;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.metrics.Metrics;
import folkmoot.talk.Talk;
import folkmoot.talk.status.GoneAccounts;
import java.time.Duration;

/** What goes out to other servers: the loop that delivers, and what it learns of those it delivers to. */
final class Outgoing implements AutoCloseable {

    private static final Duration SURVEY_EVERY = Duration.ofMinutes(5);

    private final Database database;
    private final DeliveryHosts hosts;
    private final FollowersElsewhere followers;
    private final DeliveryLoop loop;

    Outgoing(Platform platform, People people, Talk talk) {
        this.database = platform.database();
        this.hosts = people.deliveryHosts();
        this.followers = new FollowersElsewhere(database, platform.uris());
        var elsewhere = people.elsewhere();
        var clock = platform.clock();
        var survey = new InstanceSurvey(
                database,
                people.instances(),
                elsewhere.fetcher(),
                elsewhere.policy().allowHttp(),
                clock);
        var gone = new GoneAccounts(
                database,
                platform.jobs(),
                people.accounts(),
                elsewhere.accounts(),
                talk.posts().accountRemoval(),
                hosts(survey));
        this.loop = new DeliveryLoop(
                database,
                people.accounts(),
                people.keys(),
                new DeliveryClient(elsewhere.http(), elsewhere.userAgent(), elsewhere.schemes(), clock),
                followers,
                clock,
                gone::suspect,
                people.events().deliveries(),
                survey::answers,
                platform.traces());
        platform.jobs().every("survey-instances", SURVEY_EVERY, survey::run);
    }

    private GoneAccounts.Hosts hosts(InstanceSurvey survey) {
        return new GoneAccounts.Hosts() {
            @Override
            public boolean isGone(String host) {
                return survey.isGone(host);
            }

            @Override
            public void bury(Transaction tx, String host) {
                hosts.bury(tx, host);
            }
        };
    }

    DeliveryLoop loop() {
        return loop;
    }

    FollowersElsewhere followers() {
        return followers;
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
                    () -> database.read(hosts::count).get(state));
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
