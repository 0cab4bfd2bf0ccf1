package folkmoot.people;

import folkmoot.people.account.Accounts;
import folkmoot.people.account.OfficialLookup;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.delivery.DeliveryHosts;
import folkmoot.people.follow.Follows;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.people.instance.Instances;
import folkmoot.people.key.AccountKeys;
import folkmoot.people.notification.NotificationWays;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import java.time.Duration;
import java.time.Instant;

/** The tier of people: accounts here and elsewhere, who may sign in, who follows and shuts out whom, and how their acts reach other servers. */
public record People(
        PeopleEvents events,
        DomainBlocks domainBlocks,
        Instances instances,
        Accounts accounts,
        AccountKeys keys,
        Notifications notifications,
        NotificationWays notificationWays,
        Deliveries deliveries,
        DeliveryHosts deliveryHosts,
        Follows follows,
        Members members,
        Relations relations,
        Elsewhere elsewhere)
        implements AutoCloseable {

    private static final Duration DAY = Duration.ofDays(1);

    /** @param officials answers for what stands above */
    public People(Platform platform, OfficialLookup officials) {
        var events = new PeopleEvents();
        var ids = platform.ids();
        var clock = platform.clock();
        var uris = platform.uris();
        var database = platform.database();
        var federation = platform.settings().federation();
        var domainBlocks = new DomainBlocks(database, ids, clock, federation.allowListOnly());
        var instances = new Instances(domainBlocks, clock);
        var accounts = new Accounts(ids, clock, uris, events.sensitized(), events.standings());
        var keys = new AccountKeys(database, platform.jobs(), accounts, uris, clock);
        var notifications = new Notifications(
                ids,
                clock,
                (tx, moderator) -> !officials.isOfficialAnywhere(tx, accounts.require(tx, moderator)),
                events.notifications(),
                events.notifying(),
                events.merged());
        var deliveries = new Deliveries(ids, clock, events.outgoing());
        var follows = new Follows(accounts, notifications, deliveries, uris, ids, clock, events.follows());
        this(
                events,
                domainBlocks,
                instances,
                accounts,
                keys,
                notifications,
                new NotificationWays(),
                deliveries,
                new DeliveryHosts(clock),
                follows,
                new Members(platform, accounts, events),
                new Relations(platform, accounts, follows, notifications, deliveries),
                new Elsewhere(platform, accounts, keys, domainBlocks, instances, events));
        platform.jobs()
                .every(
                        "ask-again-to-follow",
                        DAY,
                        () -> askAgain(database, clock.instant().minus(DAY)));
    }

    /** Once for each follow that was not answered within a day. */
    private void askAgain(Database database, Instant yesterday) {
        database.write(tx -> follows.askAgain(tx, yesterday.minus(DAY), yesterday));
    }

    @Override
    public void close() {
        members.visits().close();
        members.tokenUses().close();
        elsewhere.close();
    }
}
