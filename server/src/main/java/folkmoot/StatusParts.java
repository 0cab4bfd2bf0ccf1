package folkmoot;

import folkmoot.config.Settings;
import folkmoot.talk.bookmark.Bookmarks;
import folkmoot.talk.card.CardPictures;
import folkmoot.talk.card.Cards;
import folkmoot.talk.conversation.Conversations;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.hashtag.FollowedTags;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.marker.Markers;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.poll.Voting;
import folkmoot.talk.quote.QuoteSending;
import folkmoot.talk.quote.Quotes;
import folkmoot.talk.schedule.Drafts;
import folkmoot.talk.schedule.ScheduledStatuses;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.MutedConversations;
import folkmoot.talk.timeline.TaggedHome;
import folkmoot.talk.trend.Publishers;
import folkmoot.talk.trend.Trends;
import java.time.Duration;

/** What people do with statuses beyond favouriting and reblogging, built by hand: a part of the map that {@link Features} is. */
public final class StatusParts {

    private static final Duration POLL_TOTALS = Duration.ofMinutes(3);
    private static final Duration TRENDS = Duration.ofMinutes(15);
    private static final Duration POLL_ENDS = Duration.ofMinutes(1);

    public final Bookmarks bookmarks;
    public final MutedConversations mutedConversations;
    public final Pins pins;
    public final Polls polls;
    public final Voting voting;
    public final Quotes quotes;
    public final QuoteSending quoteSending;
    public final Drafts drafts;
    public final ScheduledStatuses scheduled;
    public final Markers markers;
    public final Conversations conversations;
    public final Hashtags hashtags;
    public final FollowedTags followedTags;
    public final FeaturedTags featuredTags;
    public final TaggedHome home;
    public final Cards cards;
    public final CardPictures cardPictures;
    public final Publishers publishers;
    public final Trends trends;

    StatusParts(Features features, Settings settings) {
        var ids = features.ids;
        var clock = features.clock;
        this.bookmarks = new Bookmarks(ids, clock);
        this.mutedConversations = new MutedConversations(clock);
        this.pins = new Pins(features.deliveries, features.uris, ids, clock);
        this.polls = new Polls(features.officials, ids, clock);
        this.voting = new Voting(
                features.database,
                polls,
                features.accounts,
                features.statuses,
                features.notifications,
                features.statusDeliveries,
                new Voting.Wire(features.deliveries, features.uris, ids, clock));
        this.quotes = new Quotes(features.accounts, features.statuses, features.notifications, features.uris, clock);
        this.quoteSending = new QuoteSending(
                quotes,
                features.accounts,
                features.statuses,
                new QuoteSending.Wire(
                        features.notes, features.statusDeliveries, features.deliveries, features.uris, ids));
        features.statuses.observe(quotes);
        features.notes.decorate(quoteSending);
        this.drafts = new Drafts(polls, quoteSending);
        this.scheduled = new ScheduledStatuses(
                features.database, features.accounts, features.media.attachments, drafts, features.jobs, ids, clock);
        this.markers = new Markers(clock);
        this.conversations = new Conversations(ids);
        features.statuses.observe(conversations);
        this.hashtags = new Hashtags(features.tags, clock);
        this.followedTags = new FollowedTags(hashtags, ids, clock);
        this.featuredTags = new FeaturedTags(hashtags, ids, clock);
        this.home = new TaggedHome(features.database, features.home, followedTags, features.relations.hidden);
        this.cards = new Cards(features.database, features.statuses, features.jobs, features.uris, ids, clock);
        this.cardPictures = new CardPictures(features.database, features.jobs, features.media.smallPictures::blurhash);
        cards.observe(cardPictures);
        features.statuses.observe(cards);
        this.publishers = new Publishers(features.ids, clock);
        this.trends =
                new Trends(features.database, publishers, settings.trends().requireReview(), clock);
        features.jobs.every("compute-trends", TRENDS, trends::compute);
        features.notes.decorate(polls);
        features.jobs.every("end-polls", POLL_ENDS, voting::end);
        features.jobs.every("send-poll-totals", POLL_TOTALS, () -> voting.sendTotals(POLL_TOTALS.multipliedBy(2)));
    }

    /** What is due is posted, now that there is a way to look up whom it mentions. */
    void publishScheduled(LocalStatuses posts) {
        scheduled.publishWith(posts);
    }
}
