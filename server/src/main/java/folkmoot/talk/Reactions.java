package folkmoot.talk;

import folkmoot.people.People;
import folkmoot.people.account.OfficialLookup;
import folkmoot.platform.Platform;
import folkmoot.talk.bookmark.Bookmarks;
import folkmoot.talk.card.CardPictures;
import folkmoot.talk.card.Cards;
import folkmoot.talk.consent.GesturePolicies;
import folkmoot.talk.favourite.Dislikes;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.poll.PollFaces;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.poll.RemotePolls;
import folkmoot.talk.poll.Voting;
import folkmoot.talk.quote.QuoteSending;
import folkmoot.talk.quote.Quotes;
import folkmoot.talk.quote.RemoteQuotes;
import folkmoot.talk.reblog.AnnounceHandler;
import folkmoot.talk.reblog.ReblogDeliveries;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.schedule.Drafts;
import folkmoot.talk.schedule.ScheduledStatuses;
import java.time.Duration;

/** What people do with a status, and what a status may carry beside its text: polls, quotes, cards, a time to come. */
public record Reactions(
        Favourites favourites,
        Dislikes dislikes,
        Reblogs reblogs,
        AnnounceHandler announces,
        Bookmarks bookmarks,
        Pins pins,
        Polls polls,
        PollFaces pollFaces,
        RemotePolls remotePolls,
        Voting voting,
        Quotes quotes,
        RemoteQuotes remoteQuotes,
        QuoteSending quoteSending,
        Cards cards,
        CardPictures cardPictures,
        Drafts drafts,
        ScheduledStatuses scheduled,
        Consent consent) {

    private static final Duration POLL_TOTALS = Duration.ofMinutes(3);
    private static final Duration POLL_ENDS = Duration.ofMinutes(1);

    Reactions(
            Platform platform,
            People people,
            MediaAndProfiles media,
            Posts posts,
            TalkEvents events,
            OfficialLookup officials) {
        var database = platform.database();
        var jobs = platform.jobs();
        var ids = platform.ids();
        var clock = platform.clock();
        var uris = platform.uris();
        var accounts = people.accounts();
        var deliveries = people.deliveries();
        var notifications = people.notifications();
        var fetcher = people.elsewhere().fetcher();
        var statuses = posts.statuses();
        var policies = new GesturePolicies(accounts, people.follows());
        var favourites = new Favourites(
                accounts, statuses, notifications, deliveries, uris, ids, clock, policies, events.favourites());
        var reblogs = new Reblogs(
                accounts,
                statuses,
                notifications,
                new ReblogDeliveries(deliveries, people.instances()),
                uris,
                ids,
                clock,
                policies);
        var polls = new Polls(officials, ids, clock, events.shown(), events.votes());
        var quotes = new Quotes(accounts, statuses, notifications, uris, clock, events.shown(), events.restated());
        var quoteSending = new QuoteSending(
                quotes,
                accounts,
                statuses,
                new QuoteSending.Wire(posts.notes(), posts.deliveries(), deliveries, uris, ids));
        var drafts = new Drafts(polls, quoteSending);
        this(
                favourites,
                new Dislikes(favourites, statuses, ids, clock),
                reblogs,
                new AnnounceHandler(database, people.follows(), statuses, posts.remote(), reblogs, clock),
                new Bookmarks(ids, clock, events.marks()),
                new Pins(deliveries, uris, ids, clock, events.marks()),
                polls,
                new PollFaces(polls, ids, clock),
                new RemotePolls(database, polls, statuses, posts.remote(), jobs, ids, clock),
                new Voting(
                        database,
                        polls,
                        accounts,
                        statuses,
                        notifications,
                        posts.deliveries(),
                        new Voting.Wire(deliveries, uris, ids, clock)),
                quotes,
                new RemoteQuotes(database, quotes, accounts, statuses, posts.remote(), fetcher, jobs),
                quoteSending,
                new Cards(database, accounts, statuses, fetcher, jobs, uris, ids, clock, events.cards()),
                new CardPictures(database, fetcher, jobs, media.smallPictures()::blurhash, events.shown()),
                drafts,
                new ScheduledStatuses(database, accounts, media.attachments(), drafts, posts.local(), jobs, ids, clock),
                new Consent(platform, people, posts, favourites, policies));
        jobs.every("end-polls", POLL_ENDS, voting::end);
        jobs.every("send-poll-totals", POLL_TOTALS, () -> voting.sendTotals(POLL_TOTALS.multipliedBy(2)));
    }
}
