package folkmoot.talk;

import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.talk.profile.Moves;
import folkmoot.talk.status.AccountRemoval;
import folkmoot.talk.status.AccountReturns;
import folkmoot.talk.status.Departures;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.MutedConversations;
import folkmoot.talk.status.RemoteStatusRows;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.StatusHistory;
import folkmoot.talk.status.StatusNotes;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Tags;
import java.time.Duration;
import java.time.Instant;

/** Statuses: kept, written here, read from elsewhere, delivered, removed. */
public record Posts(
        Tags tags,
        StatusHistory history,
        Statuses statuses,
        StatusNotes notes,
        StatusDeliveries deliveries,
        StatusContexts contexts,
        LocalStatuses local,
        RemoteStatuses remote,
        MutedConversations mutedConversations,
        AccountReturns accountReturns,
        AccountRemoval accountRemoval,
        Departures departures,
        Moves moves)
        implements AutoCloseable {

    private static final Duration STRANGERS_KEPT = Duration.ofDays(1);

    Posts(Platform platform, People people, MediaAndProfiles media, TalkEvents events) {
        var database = platform.database();
        var ids = platform.ids();
        var clock = platform.clock();
        var uris = platform.uris();
        var accounts = people.accounts();
        var follows = people.follows();
        var remoteAccounts = people.elsewhere().accounts();
        var tags = new Tags(ids, clock);
        var history = new StatusHistory(ids);
        var statuses = new Statuses(
                accounts,
                follows,
                people.notifications(),
                tags,
                media.attachments(),
                history,
                clock,
                events.gates(),
                events.statuses());
        var notes = new StatusNotes(statuses, accounts, uris, media.urls(), events.notes());
        var deliveries = new StatusDeliveries(statuses, notes, people.deliveries(), uris, ids, events.sent());
        var removal = new AccountRemoval(accounts, remoteAccounts, follows, statuses);
        this(
                tags,
                history,
                statuses,
                notes,
                deliveries,
                new StatusContexts(statuses),
                new LocalStatuses(
                        database,
                        statuses,
                        deliveries,
                        accounts,
                        remoteAccounts,
                        media.attachments(),
                        uris,
                        ids,
                        clock),
                new RemoteStatuses(
                        database,
                        statuses,
                        remoteAccounts,
                        new RemoteStatusRows(accounts, statuses, ids, clock),
                        people.elsewhere().fetcher(),
                        uris,
                        events.received()),
                new MutedConversations(clock, events.marks()),
                new AccountReturns(accounts, remoteAccounts, statuses, platform.jobs()),
                removal,
                new Departures(removal, people.members().users(), people.deliveries()),
                new Moves(
                        database,
                        accounts,
                        remoteAccounts,
                        follows,
                        media.profileNews(),
                        people.deliveries(),
                        uris,
                        ids,
                        clock));
        platform.jobs()
                .every(
                        "forget-strangers-gone",
                        Duration.ofHours(1),
                        () -> forgetStrangers(database, clock.instant().minus(STRANGERS_KEPT)));
    }

    /** Deletions and undoings that came before, or without, what they are about are remembered for a day. */
    private void forgetStrangers(Database database, Instant before) {
        database.write(tx -> statuses.burials().forgetStrangers(tx, before));
    }

    @Override
    public void close() {
        local.close();
    }
}
