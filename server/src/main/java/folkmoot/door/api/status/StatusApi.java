package folkmoot.door.api.status;

import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.media.MediaApi;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusRoutes.PostGuard;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.talk.Talk;
import folkmoot.talk.favourite.FavouriteWriter;
import java.util.function.Supplier;

/** Client API, statuses: written, shown, acted upon; polls, quotes, drafts for later. */
public record StatusApi(
        StatusRenderer renderer,
        StatusFragments fragments,
        ViewerFlags flags,
        StatusPages pages,
        CardRenderer cards,
        FavouriteWriter favourites,
        MarkedAnswers answers)
        implements AutoCloseable {

    public StatusApi(
            Platform platform,
            People people,
            Talk talk,
            StatusExtras extras,
            PostGuard guard,
            Authentication authentication,
            AccountApi accounts,
            MediaApi media,
            Routing routing) {
        var database = platform.database();
        var statuses = talk.posts().statuses();
        var reactions = talk.reactions();
        var polls = new PollRenderer(reactions.polls(), platform.clock());
        var cards = new CardRenderer(talk.media().urls());
        var renderer = new StatusRenderer(
                new StatusRelations.Sources(
                        statuses, people.accounts(), accounts.renderer(), polls, reactions.cards(), extras),
                media.renderer(),
                cards,
                media.emojis(),
                accounts.viewerFilters(),
                platform.uris());
        var flags = new ViewerFlags(database);
        var fragments = new StatusFragments(database, renderer, flags);
        var pages = new StatusPages(fragments, flags, accounts.viewerFilters());
        this(
                renderer,
                fragments,
                flags,
                pages,
                cards,
                new FavouriteWriter(database, people.accounts(), statuses, reactions.favourites()),
                new MarkedAnswers(database, people.accounts(), fragments, pages, renderer));
        posting(platform, people, talk, guard, authentication, accounts, media, routing);
        new StatusActionRoutes(
                        database,
                        authentication,
                        new StatusActionRoutes.Parts(
                                people.accounts(),
                                statuses,
                                favourites,
                                reactions.reblogs(),
                                reactions.bookmarks(),
                                talk.posts().mutedConversations(),
                                reactions.pins(),
                                accounts.preferences()),
                        renderer,
                        answers)
                .register(routing);
        new SavedRoutes(
                        database,
                        authentication,
                        statuses,
                        reactions.favourites(),
                        reactions.bookmarks(),
                        renderer,
                        accounts.renderer(),
                        accounts.viewerFilters())
                .register(routing);
        new PollRoutes(
                        database,
                        authentication,
                        new PollRoutes.Parts(
                                people.accounts(),
                                statuses,
                                reactions.polls(),
                                reactions.voting(),
                                reactions.remotePolls()),
                        polls)
                .register(routing);
        new QuoteRoutes(database, authentication, statuses, reactions.quotes(), reactions.quoteSending(), renderer)
                .register(routing);
        new TranslationRoutes(authentication).register(routing);
    }

    private void posting(
            Platform platform,
            People people,
            Talk talk,
            PostGuard guard,
            Authentication authentication,
            AccountApi accounts,
            MediaApi media,
            Routing routing) {
        var database = platform.database();
        var posts = talk.posts();
        var reactions = talk.reactions();
        var attachments = talk.media().attachments();
        var scheduled =
                new ScheduledRoutes(database, authentication, reactions.scheduled(), attachments, media.renderer());
        scheduled.register(routing);
        Supplier<String> language = () -> platform.live().now().instance().language();
        new StatusRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        posts.statuses(),
                        posts.local(),
                        posts.contexts(),
                        talk.threadBackfill(),
                        new StatusRoutes.Posting(
                                new DraftReader(
                                        reactions.drafts(), talk.media().uploads(), accounts.preferences(), language),
                                reactions.drafts(),
                                reactions.scheduled(),
                                scheduled,
                                reactions.reblogs(),
                                guard,
                                answers),
                        renderer,
                        accounts.renderer(),
                        pages)
                .register(routing);
        new HistoryRoutes(
                        database,
                        authentication,
                        new HistoryRoutes.Parts(people.accounts(), posts.statuses(), posts.history(), attachments),
                        renderer,
                        accounts.renderer(),
                        media.renderer())
                .register(routing);
    }

    @Override
    public void close() {
        favourites.close();
        answers.close();
    }
}
