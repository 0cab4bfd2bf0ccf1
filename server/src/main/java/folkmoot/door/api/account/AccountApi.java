package folkmoot.door.api.account;

import folkmoot.civic.body.Officials;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.report.ReportFiling;
import folkmoot.talk.Talk;

/** Client API, accounts and what they keep: relations, filters, hashtags, collections, preferences, reports. */
public record AccountApi(
        AccountRenderer renderer,
        TagRenderer tags,
        CollectionRenderer collections,
        ViewerFilters viewerFilters,
        PostingPreferences preferences) {

    public AccountApi(
            Platform platform,
            People people,
            Talk talk,
            Stewardship stewardship,
            Authentication authentication,
            EmojiRenderer emojis,
            Officials officials,
            Routing routing) {
        var database = platform.database();
        var uris = platform.uris();
        var members = people.members();
        var reading = talk.reading();
        this(
                new AccountRenderer(people.accounts(), uris, talk.media().urls(), emojis, members.staff(), officials),
                new TagRenderer(reading.hashtags(), uris),
                new CollectionRenderer(uris),
                new ViewerFilters(people.relations().hidden(), reading.filterSets()),
                new PostingPreferences(database, members.users()));
        var credentials = new CredentialAccounts(people.accounts(), members.users(), renderer);
        relations(database, people, authentication, credentials, routing);
        new CollectionRoutes(database, authentication, talk.collections(), people.accounts(), renderer, collections)
                .register(routing);
        new FilterRoutes(
                        database,
                        authentication,
                        reading.filters(),
                        talk.posts().statuses())
                .register(routing);
        new TagRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        new TagRoutes.Parts(reading.hashtags(), reading.followedTags(), reading.featuredTags()),
                        tags)
                .register(routing);
        new PreferenceRoutes(database, authentication, credentials).register(routing);
        new ProfileRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        talk.media().profiles(),
                        credentials,
                        talk.media().urls(),
                        preferences,
                        reading.featuredTags())
                .register(routing);
        new RegistrationRoutes(database, authentication, stewardship.registrations(), members.users(), members.tokens())
                .register(routing);
        var filing = new ReportFiling(
                stewardship.reports(),
                stewardship.rules(),
                people.accounts(),
                people.deliveries(),
                uris,
                platform.ids());
        new ReportRoutes(database, authentication, filing, renderer).register(routing);
    }

    private void relations(
            Database database,
            People people,
            Authentication authentication,
            CredentialAccounts credentials,
            Routing routing) {
        var relations = people.relations();
        var relationships = new RelationshipRenderer();
        var actions = new RelationActions(database, authentication, people.accounts(), relationships);
        new AccountRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        people.follows(),
                        renderer,
                        relationships,
                        credentials,
                        viewerFilters)
                .register(routing);
        new BlockRoutes(
                        database,
                        authentication,
                        actions,
                        relations.blocks(),
                        relations.domainBlocks(),
                        relations.mutes(),
                        renderer)
                .register(routing);
        new RelationRoutes(
                        database,
                        authentication,
                        actions,
                        relations.endorsements(),
                        relations.suggestions(),
                        relations.hidden(),
                        renderer)
                .register(routing);
    }
}
