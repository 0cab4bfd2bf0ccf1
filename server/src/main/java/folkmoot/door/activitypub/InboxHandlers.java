package folkmoot.door.activitypub;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.people.block.BlockHandler;
import folkmoot.people.follow.FollowHandler;
import folkmoot.platform.Platform;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.report.FlagHandler;
import folkmoot.talk.Talk;
import folkmoot.talk.consent.InteractionHandler;
import folkmoot.talk.favourite.LikeHandler;
import folkmoot.talk.pin.FeaturedHandler;
import folkmoot.talk.quote.QuoteHandler;
import folkmoot.talk.status.CreateHandler;
import folkmoot.talk.status.DeleteHandler;
import folkmoot.talk.status.ForwardHandler;
import folkmoot.talk.status.UpdateHandler;

/** Which feature is given which activity. */
final class InboxHandlers {

    private InboxHandlers() {}

    static InboxDispatcher of(
            Platform platform,
            People people,
            Talk talk,
            Civic civic,
            Stewardship stewardship,
            IgnoredActivities ignored) {
        var database = platform.database();
        var uris = platform.uris();
        var ids = platform.ids();
        var accounts = people.accounts();
        var deliveries = people.deliveries();
        var remoteAccounts = people.elsewhere().accounts();
        var statuses = talk.posts().statuses();
        var remote = talk.posts().remote();
        var reactions = talk.reactions();
        var consent = reactions.consent();
        var groups = civic.groups();
        var creates = new CreateHandler(database, accounts, people.follows(), statuses, remote);
        var updates = new UpdateHandler(remoteAccounts, statuses, remote, creates, civic.remoteProposals());
        var deletes = new DeleteHandler(statuses, accounts, talk.posts().accountRemoval());
        var likes = new LikeHandler(reactions.favourites(), reactions.dislikes(), statuses);
        return new InboxDispatcher(
                new FollowHandler(people.follows(), accounts, uris),
                creates,
                updates,
                deletes,
                likes,
                reactions.announces(),
                new FeaturedHandler(reactions.pins(), statuses, remote),
                new QuoteHandler(
                        reactions.quotes(),
                        reactions.quoteSending(),
                        accounts,
                        statuses,
                        new QuoteHandler.Wire(creates, remote, deliveries, uris, ids)),
                new InteractionHandler(
                        consent.authorizations(),
                        accounts,
                        statuses,
                        new InteractionHandler.Doing(creates, remote, likes, reactions.announces()),
                        new InteractionHandler.Wire(deliveries, uris, ids)),
                consent.replyRequests(),
                consent.gestures(),
                new BlockHandler(people.relations().blocks(), accounts),
                new FlagHandler(stewardship.reports(), accounts, people.domainBlocks()),
                talk.posts().moves(),
                reactions.dislikes(),
                groups.moderators(),
                groups.passing(),
                groups.relayed(),
                talk.backfill(),
                talk.relayHandler(),
                civic.board().joins(),
                civic.board().eventsElsewhere(),
                new Refusals(accounts, deliveries, uris, ids),
                statuses,
                new ForwardHandler(database, remoteAccounts, statuses, remote, creates, updates, deletes),
                ignored);
    }
}
