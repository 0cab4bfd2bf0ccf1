package folkmoot;

import folkmoot.civic.group.RelayedHandler;
import folkmoot.civic.group.RemoteModeration;
import folkmoot.civic.group.RemoteModerators;
import folkmoot.civic.group.ReportedVotes;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.key.RemoteKeys;
import folkmoot.people.key.RemoteProofs;
import folkmoot.talk.crawl.Backfill;
import folkmoot.talk.crawl.ThreadBackfill;
import folkmoot.talk.reblog.AnnounceHandler;
import folkmoot.talk.relay.RelayHandler;
import folkmoot.talk.status.RemoteStatuses;

/** Communities and relays elsewhere and what is read of them and of threads: a part of the map that {@link Federation} is. */
final class GroupFederation {

    final AnnounceHandler announces;
    final RelayedHandler relays;
    final Backfill backfill;
    final RelayHandler publicRelays;

    GroupFederation(
            Features features, RemoteAccounts accounts, RemoteStatuses remote, RemoteKeys keys, Fetcher fetcher) {
        var database = features.database;
        this.announces = new AnnounceHandler(
                database, features.follows, features.statuses, remote, features.reblogs, features.clock);
        accounts.observe((tx, account, _) -> features.civic.bans.met(tx, account));
        var moderation = new RemoteModeration(
                database,
                features.accounts,
                features.statuses,
                remote,
                new RemoteModerators(fetcher),
                new RemoteModeration.Effects(
                        features.reblogs,
                        features.groups.removals,
                        features.civic.locks,
                        features.civic.bans,
                        features.statusParts.pins),
                features.clock);
        this.relays = new RelayedHandler(
                database,
                accounts,
                features.follows,
                features.statuses,
                remote,
                announces,
                new ReportedVotes(features.statuses, features.clock),
                moderation,
                new RemoteProofs(keys, features.clock),
                features.uris);
        this.backfill = new Backfill(
                database,
                features.jobs,
                features.accounts,
                features.follows,
                features.statuses,
                remote,
                announces,
                features.statusParts.pins,
                features.statusParts.featuredTags,
                fetcher,
                features.clock);
        features.statusParts.pins.onLook(backfill::lookedAt);
        this.publicRelays = new RelayHandler(database, features.relays, accounts, remote, features.uris);
        features.groups.removals.readWith(remote::find);
        features.contexts.onLook(
                new ThreadBackfill(database, features.jobs, features.statuses, remote, fetcher, features.clock)::seen);
    }
}
