package folkmoot;

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
import folkmoot.platform.database.Database;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.filter.FilterSets;
import folkmoot.talk.filter.Filters;
import folkmoot.talk.list.Lists;
import folkmoot.talk.timeline.ListTimeline;
import java.time.Duration;
import java.time.InstantSource;

/** Who shuts out whom, and what accounts keep about each other: a part of the map that {@link Features} is. */
public final class RelationFeatures {

    private static final Duration MUTES_END_EVERY = Duration.ofMinutes(1);

    public final HiddenSets hidden;
    public final Endorsements endorsements;
    public final Suggestions suggestions = new Suggestions();
    public final Severances severances;
    public final Blocks blocks;
    public final AccountDomainBlocks accountDomainBlocks;
    public final Mutes mutes;
    public final Lists lists;
    public final ListTimeline listTimeline = new ListTimeline();
    public final Filters filters;
    public final FilterSets filterSets;

    private final Database database;

    /** Whether a list is somebody's. */
    public boolean ownsList(AccountId owner, long list) {
        return database.read(tx -> lists.find(tx, owner, list)).isPresent();
    }

    RelationFeatures(
            Database database,
            Jobs jobs,
            Accounts accounts,
            Follows follows,
            Notifications notifications,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.hidden = new HiddenSets(database);
        this.endorsements = new Endorsements(follows, ids, clock);
        this.severances = new Severances(notifications, ids, clock);
        this.blocks = new Blocks(follows, endorsements, notifications, deliveries, hidden, uris, ids, clock);
        this.accountDomainBlocks =
                new AccountDomainBlocks(database, accounts, follows, severances, hidden, jobs, ids, clock);
        this.mutes = new Mutes(hidden, ids, clock);
        this.lists = new Lists(ids, clock);
        follows.observe(lists);
        this.filters = new Filters(ids, clock);
        this.filterSets = new FilterSets(database, filters);
        jobs.every("end-mutes", MUTES_END_EVERY, () -> database.write(mutes::expire));
    }
}
