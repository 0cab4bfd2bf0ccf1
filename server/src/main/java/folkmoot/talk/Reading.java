package folkmoot.talk;

import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.talk.conversation.Conversations;
import folkmoot.talk.filter.FilterSets;
import folkmoot.talk.filter.Filters;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.hashtag.FollowedTags;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.list.Lists;
import folkmoot.talk.marker.Markers;
import folkmoot.talk.search.DocumentLinks;
import folkmoot.talk.search.Search;
import folkmoot.talk.timeline.AuthorRings;
import folkmoot.talk.timeline.HomeTimeline;
import folkmoot.talk.timeline.ListTimeline;
import folkmoot.talk.timeline.TaggedHome;
import folkmoot.talk.timeline.Timelines;
import folkmoot.talk.trend.Publishers;
import folkmoot.talk.trend.Trends;
import java.time.Duration;

/** What people read and how they sort it: timelines, lists, filters, hashtags, conversations, trends, what they search for. */
public record Reading(
        Lists lists,
        ListTimeline listTimeline,
        Filters filters,
        FilterSets filterSets,
        AuthorRings rings,
        Timelines timelines,
        HomeTimeline home,
        TaggedHome taggedHome,
        Hashtags hashtags,
        FollowedTags followedTags,
        FeaturedTags featuredTags,
        Markers markers,
        Conversations conversations,
        Publishers publishers,
        Trends trends,
        Search search) {

    private static final Duration TRENDS = Duration.ofMinutes(15);

    Reading(Platform platform, People people, Posts posts, TalkEvents events) {
        var database = platform.database();
        var ids = platform.ids();
        var clock = platform.clock();
        var hidden = people.relations().hidden();
        var filters = new Filters(ids, clock, events.filters());
        var rings = new AuthorRings(database);
        var home = new HomeTimeline(database, rings, hidden);
        var hashtags = new Hashtags(posts.tags(), clock);
        var followedTags = new FollowedTags(hashtags, ids, clock, events.followedTags());
        var publishers = new Publishers(ids, clock);
        this(
                new Lists(ids, clock, events.lists()),
                new ListTimeline(),
                filters,
                new FilterSets(database, filters),
                rings,
                new Timelines(),
                home,
                new TaggedHome(database, home, followedTags, hidden),
                hashtags,
                followedTags,
                new FeaturedTags(hashtags, ids, clock),
                new Markers(clock),
                new Conversations(ids, events.conversations()),
                publishers,
                new Trends(
                        database,
                        publishers,
                        () -> platform.live().now().trends().requireReview(),
                        clock),
                new Search(
                        database,
                        people.accounts(),
                        posts.statuses(),
                        posts.tags(),
                        people.elsewhere().accounts(),
                        posts.remote(),
                        new DocumentLinks(people.elsewhere().fetcher()),
                        platform.uris()));
        platform.jobs().every("compute-trends", TRENDS, trends::compute);
    }
}
