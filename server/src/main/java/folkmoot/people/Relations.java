package folkmoot.people;

import folkmoot.people.account.Accounts;
import folkmoot.people.block.AccountDomainBlocks;
import folkmoot.people.block.Blocks;
import folkmoot.people.block.Severances;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.follow.Follows;
import folkmoot.people.mute.Mutes;
import folkmoot.people.notification.Notifications;
import folkmoot.people.relation.Endorsements;
import folkmoot.people.relation.HiddenSets;
import folkmoot.people.relation.Suggestions;
import folkmoot.platform.Platform;
import java.time.Duration;

/** Who shuts out whom, and what accounts keep about each other. */
public record Relations(
        HiddenSets hidden,
        Endorsements endorsements,
        Suggestions suggestions,
        Severances severances,
        Blocks blocks,
        AccountDomainBlocks domainBlocks,
        Mutes mutes) {

    private static final Duration MUTES_END_EVERY = Duration.ofMinutes(1);

    Relations(
            Platform platform, Accounts accounts, Follows follows, Notifications notifications, Deliveries deliveries) {
        var database = platform.database();
        var ids = platform.ids();
        var clock = platform.clock();
        var hidden = new HiddenSets(database);
        var endorsements = new Endorsements(follows, ids, clock);
        var severances = new Severances(notifications, ids, clock);
        this(
                hidden,
                endorsements,
                new Suggestions(),
                severances,
                new Blocks(follows, endorsements, notifications, deliveries, hidden, platform.uris(), ids, clock),
                new AccountDomainBlocks(database, accounts, follows, severances, hidden, platform.jobs(), ids, clock),
                new Mutes(hidden, ids, clock));
        platform.jobs().every("end-mutes", MUTES_END_EVERY, () -> database.write(mutes::expire));
    }
}
