package folkmoot;

import folkmoot.civic.group.LocalModeration;
import folkmoot.civic.group.Matters;
import folkmoot.civic.group.ModeratorActs;
import folkmoot.civic.group.ModeratorHandler;
import folkmoot.civic.group.PassingOn;
import folkmoot.civic.group.Removals;
import folkmoot.talk.favourite.Dislikes;
import folkmoot.talk.reblog.GroupRelay;
import folkmoot.talk.reblog.ReblogDeliveries;

/** Communities as other servers know them, built by hand: a part of the map that {@link Features} is. */
public final class GroupFeatures {

    public final Dislikes dislikes;
    public final GroupRelay relay;
    public final Removals removals;
    public final ModeratorHandler handler;
    public final LocalModeration moderation;
    public final PassingOn passing;

    GroupFeatures(Features features) {
        var civic = features.civic;
        var uris = features.uris;
        var ids = features.ids;
        this.dislikes = new Dislikes(features.favourites, features.statuses, ids, features.clock);
        this.relay = new GroupRelay(
                features.accounts,
                features.reblogs,
                new ReblogDeliveries(features.deliveries, features.instances),
                uris,
                ids,
                features.clock);
        features.statusDeliveries.observe(relay);
        features.statuses.observe(relay);
        var matters = new Matters(civic.communities, civic.proposals, features.statuses, features.accounts);
        this.removals = new Removals(
                features.statuses, features.statusDeliveries, matters, features.reblogs, civic.log, features.jobs);
        var acts = new ModeratorActs(
                matters,
                civic.communities,
                civic.bans,
                civic.locks,
                civic.log,
                removals,
                features.statusParts.pins,
                features.clock);
        this.handler = new ModeratorHandler(acts, matters, removals, features.statuses, relay, uris);
        this.moderation = new LocalModeration(acts, relay, uris, ids);
        this.passing = new PassingOn(matters, features.favourites, civic.bans, relay, uris, ids);
        features.statuses.observe(passing); // after the intake, which may make a proposal of a post
        features.favourites.observe(passing);
    }
}
