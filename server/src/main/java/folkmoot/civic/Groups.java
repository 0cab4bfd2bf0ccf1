package folkmoot.civic;

import folkmoot.civic.group.LocalModeration;
import folkmoot.civic.group.ModeratorActs;
import folkmoot.civic.group.ModeratorHandler;
import folkmoot.civic.group.PassingOn;
import folkmoot.civic.group.RefusedActs;
import folkmoot.civic.group.RelayedHandler;
import folkmoot.civic.group.RemoteModeration;
import folkmoot.civic.group.RemoteModerators;
import folkmoot.civic.group.Removals;
import folkmoot.civic.group.ReportedVotes;
import folkmoot.civic.group.Statements;
import folkmoot.civic.group.Subjects;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.People;
import folkmoot.people.key.RemoteProofs;
import folkmoot.platform.Platform;
import folkmoot.talk.Talk;
import folkmoot.talk.reblog.GroupRelay;
import folkmoot.talk.reblog.ReblogDeliveries;

/** Communities as other servers know them: what they pass on, what their moderators do from anywhere, and the same of communities elsewhere. */
public record Groups(
        GroupRelay relay,
        Removals removals,
        ModeratorHandler moderators,
        LocalModeration moderation,
        PassingOn passing,
        RelayedHandler relayed,
        RefusedActs refused) {

    Groups(Platform platform, People people, Talk talk, Registry registry, Proposals proposals) {
        var database = platform.database();
        var uris = platform.uris();
        var ids = platform.ids();
        var clock = platform.clock();
        var accounts = people.accounts();
        var statuses = talk.posts().statuses();
        var remote = talk.posts().remote();
        var favourites = talk.reactions().favourites();
        var reblogs = talk.reactions().reblogs();
        var pins = talk.reactions().pins();
        var relay = new GroupRelay(
                accounts, reblogs, new ReblogDeliveries(people.deliveries(), people.instances()), uris, ids, clock);
        var subjects = new Subjects(registry.communities(), proposals, statuses, accounts);
        var removals = new Removals(
                statuses, talk.posts().deliveries(), subjects, reblogs, registry.log(), remote, platform.jobs());
        var acts = new ModeratorActs(
                subjects,
                registry.communities(),
                registry.bans(),
                registry.locks(),
                registry.log(),
                removals,
                pins,
                new Statements(accounts, proposals.clerk(), people.members().users()),
                clock);
        var elsewhere = new RemoteModeration(
                database,
                accounts,
                statuses,
                remote,
                new RemoteModerators(people.elsewhere().fetcher()),
                new RemoteModeration.Effects(reblogs, removals, registry.locks(), registry.bans(), pins),
                clock);
        this(
                relay,
                removals,
                new ModeratorHandler(acts, subjects, removals, statuses, relay, uris),
                new LocalModeration(acts, relay, uris, ids),
                new PassingOn(subjects, favourites, registry.bans(), relay, uris, ids),
                new RelayedHandler(
                        database,
                        people.elsewhere().accounts(),
                        people.follows(),
                        statuses,
                        remote,
                        talk.reactions().announces(),
                        new ReportedVotes(statuses, clock),
                        elsewhere,
                        new RemoteProofs(people.elsewhere().keys(), clock),
                        uris),
                new RefusedActs(database, subjects, proposals, talk.reactions().polls(), platform.jobs()));
    }
}
