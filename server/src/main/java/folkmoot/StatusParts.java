package folkmoot;

import folkmoot.bookmark.Bookmarks;
import folkmoot.card.Cards;
import folkmoot.conversation.Conversations;
import folkmoot.hashtag.FeaturedTags;
import folkmoot.hashtag.FollowedTags;
import folkmoot.hashtag.Hashtags;
import folkmoot.marker.Markers;
import folkmoot.pin.Pins;
import folkmoot.poll.Polls;
import folkmoot.poll.Voting;
import folkmoot.schedule.Drafts;
import folkmoot.schedule.ScheduledStatuses;
import folkmoot.status.LocalStatuses;
import folkmoot.status.MutedConversations;
import folkmoot.timeline.TaggedHome;
import java.time.Duration;

/** What people do with statuses beyond favouriting and reblogging, built by hand: a part of the map that {@link Features} is. */
public final class StatusParts {

    private static final Duration POLL_TOTALS = Duration.ofMinutes(3);
    private static final Duration POLL_ENDS = Duration.ofMinutes(1);

    public final Bookmarks bookmarks;
    public final MutedConversations mutedConversations;
    public final Pins pins;
    public final Polls polls;
    public final Voting voting;
    public final Drafts drafts;
    public final ScheduledStatuses scheduled;
    public final Markers markers;
    public final Conversations conversations;
    public final Hashtags hashtags;
    public final FollowedTags followedTags;
    public final FeaturedTags featuredTags;
    public final TaggedHome home;
    public final Cards cards;

    StatusParts(Features features) {
        var ids = features.ids;
        var clock = features.clock;
        this.bookmarks = new Bookmarks(ids, clock);
        this.mutedConversations = new MutedConversations(clock);
        this.pins = new Pins(features.deliveries, features.uris, ids, clock);
        this.polls = new Polls(ids, clock);
        this.voting = new Voting(
                features.database,
                polls,
                features.accounts,
                features.statuses,
                features.notifications,
                features.statusDeliveries,
                new Voting.Wire(features.deliveries, features.uris, ids, clock));
        this.drafts = new Drafts(polls);
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
        features.statuses.observe(cards);
        features.notes.decorate(polls);
        features.jobs.every("end-polls", POLL_ENDS, voting::end);
        features.jobs.every("send-poll-totals", POLL_TOTALS, () -> voting.sendTotals(POLL_TOTALS.multipliedBy(2)));
    }

    /** What is due is posted, now that there is a way to look up whom it mentions. */
    void publishScheduled(LocalStatuses posts) {
        scheduled.publishWith(posts);
    }
}
