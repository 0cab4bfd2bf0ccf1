package folkmoot.door.activitypub;

import folkmoot.civic.Civic;
import folkmoot.config.Settings;
import folkmoot.people.People;
import folkmoot.people.delivery.FollowersElsewhere;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.look.Looks;
import folkmoot.talk.Talk;

/** What other servers read here: actors, statuses, collections, records, and how these are found. */
final class PublicDocuments {

    private PublicDocuments() {}

    static void register(
            Platform platform,
            People people,
            Talk talk,
            Civic civic,
            Stewardship stewardship,
            Readers readers,
            FollowersElsewhere followers,
            Routing routing) {
        var database = platform.database();
        var uris = platform.uris();
        var accounts = people.accounts();
        var statuses = talk.posts().statuses();
        new SynchronizationRoutes(database, accounts, followers, readers, uris).addTo(routing);
        new ActorRoutes(database, accounts, talk.media().actorDocuments(), uris).addTo(routing);
        new DiscoveryRoutes(
                        database,
                        accounts,
                        uris,
                        new ServerFacts(
                                database,
                                platform.clock(),
                                () -> about(platform.live().now(), stewardship.looks())))
                .addTo(routing);
        new GroupRoutes(
                        database,
                        accounts,
                        civic.registry().communities(),
                        statuses,
                        talk.posts().deliveries(),
                        talk.posts().notes(),
                        talk.reactions().pins(),
                        civic.groups().relay(),
                        uris)
                .addTo(routing);
        new RecordRoutes(
                        database,
                        civic.proposals(),
                        statuses,
                        civic.records(),
                        civic.bodyAnswers().documents())
                .addTo(routing);
        statuses(platform, people, talk, readers, routing);
    }

    private static void statuses(Platform platform, People people, Talk talk, Readers readers, Routing routing) {
        var database = platform.database();
        var uris = platform.uris();
        var accounts = people.accounts();
        var posts = talk.posts();
        var reactions = talk.reactions();
        new CollectionRoutes(
                        database,
                        accounts,
                        posts.statuses(),
                        posts.deliveries(),
                        reactions.reblogs(),
                        reactions.pins(),
                        talk.reading().featuredTags(),
                        uris)
                .addTo(routing);
        new StatusRoutes(
                        database,
                        accounts,
                        posts.statuses(),
                        posts.notes(),
                        posts.deliveries(),
                        posts.contexts(),
                        posts.history(),
                        reactions.reblogs(),
                        people.follows(),
                        readers,
                        uris)
                .addTo(routing);
        new ThreadRoutes(database, accounts, posts.statuses(), posts.contexts(), uris).addTo(routing);
        new QuoteRoutes(database, accounts, posts.statuses(), reactions.quotes(), uris).addTo(routing);
        new AuthorizationRoutes(
                        database,
                        accounts,
                        posts.statuses(),
                        reactions.consent().authorizations(),
                        readers,
                        uris)
                .addTo(routing);
    }

    private static ServerFacts.About about(Settings settings, Looks looks) {
        return new ServerFacts.About(
                Platform.VERSION,
                settings.registration().mode() == Settings.Registration.Mode.OPEN,
                looks.name(),
                settings.instance().description(),
                settings.instance().language());
    }
}
