package folkmoot.talk;

import folkmoot.people.People;
import folkmoot.people.account.OfficialLookup;
import folkmoot.platform.Platform;
import folkmoot.talk.collection.AccountCollections;
import folkmoot.talk.crawl.Backfill;
import folkmoot.talk.crawl.ThreadBackfill;
import folkmoot.talk.letter.NotificationLetters;
import folkmoot.talk.portability.Exports;
import folkmoot.talk.portability.ImportedLines;
import folkmoot.talk.portability.Imports;
import folkmoot.talk.relay.RelayHandler;
import folkmoot.talk.relay.Relays;

/** The tier of talk: what people say, do with what is said, and read. */
public record Talk(
        TalkEvents events,
        MediaAndProfiles media,
        Posts posts,
        Reactions reactions,
        Reading reading,
        Push push,
        NotificationLetters letters,
        AccountCollections collections,
        Relays relays,
        RelayHandler relayHandler,
        Backfill backfill,
        ThreadBackfill threadBackfill,
        Exports exports,
        Imports imports)
        implements AutoCloseable {

    /** @param officials answers for what stands above */
    public Talk(Platform platform, People people, OfficialLookup officials) {
        var database = platform.database();
        var jobs = platform.jobs();
        var clock = platform.clock();
        var accounts = people.accounts();
        var fetcher = people.elsewhere().fetcher();
        var events = new TalkEvents();
        var media = new MediaAndProfiles(platform, people);
        var posts = new Posts(platform, people, media, events);
        var reactions = new Reactions(platform, people, media, posts, events, officials);
        var reading = new Reading(platform, people, posts, events);
        var relays = new Relays(accounts, people.deliveries(), jobs, platform.uris(), platform.ids(), clock);
        var portable = new Exports.Sources(
                accounts,
                people.follows(),
                people.relations().blocks(),
                people.relations().mutes(),
                people.relations().domainBlocks(),
                reading.lists(),
                reactions.bookmarks(),
                posts.statuses());
        this(
                events,
                media,
                posts,
                reactions,
                reading,
                new Push(platform, people, posts),
                new NotificationLetters(
                        database,
                        jobs,
                        people.notificationWays(),
                        new NotificationLetters.Parts(
                                accounts,
                                posts.statuses(),
                                people.notifications(),
                                people.members().users(),
                                people.members().mails(),
                                people.members().replyAddresses(),
                                platform.uris()),
                        clock),
                new AccountCollections(
                        accounts, people.relations().blocks(), people.notifications(), platform.ids(), clock),
                relays,
                new RelayHandler(database, relays, people.elsewhere().accounts(), posts.remote(), platform.uris()),
                new Backfill(
                        database,
                        jobs,
                        accounts,
                        people.follows(),
                        posts.statuses(),
                        posts.remote(),
                        reactions.announces(),
                        reactions.pins(),
                        reading.featuredTags(),
                        fetcher,
                        clock),
                new ThreadBackfill(database, jobs, posts.statuses(), posts.remote(), fetcher, clock),
                new Exports(database, portable, platform.uris()),
                new Imports(
                        database,
                        jobs,
                        new ImportedLines(portable, people.elsewhere().accounts(), posts.remote()),
                        platform.ids(),
                        clock));
    }

    @Override
    public void close() {
        posts.close();
    }
}
