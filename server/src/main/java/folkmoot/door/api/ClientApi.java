package folkmoot.door.api;

import folkmoot.civic.Civic;
import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.admin.AdminApi;
import folkmoot.door.api.civic.CivicApi;
import folkmoot.door.api.civic.ProposalRenderer;
import folkmoot.door.api.instance.InstanceApi;
import folkmoot.door.api.media.MediaApi;
import folkmoot.door.api.notification.NotificationApi;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.OAuthRoutes;
import folkmoot.door.api.search.OEmbedRoutes;
import folkmoot.door.api.search.SearchRoutes;
import folkmoot.door.api.status.StatusApi;
import folkmoot.door.api.status.StatusFragments;
import folkmoot.door.api.status.ViewerFlags;
import folkmoot.door.api.streaming.StreamingApi;
import folkmoot.door.api.streaming.StreamingEvents;
import folkmoot.door.api.timeline.TimelineApi;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.event.Observers;
import folkmoot.platform.http.Routing;
import folkmoot.platform.openapi.OpenApi;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;

/** The door for apps: the Mastodon-compatible client API and our own part of it, one room for each page of its documentation. */
public final class ClientApi implements AutoCloseable {

    private final Authentication authentication;
    private final CivicApi civic;
    private final StatusApi statuses;
    private final StreamingApi streaming;

    public ClientApi(
            Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship, Routing routing) {
        var database = platform.database();
        var members = people.members();
        var voided = new Observers<Runnable>();
        var proposals = new ProposalRenderer(civic.proposals(), civic.supports());
        this.authentication = new Authentication(
                database, members.tokens(), members.tokenUses(), members.visits(), members.teamActs(), voided);
        new OAuthRoutes(
                        database,
                        authentication,
                        members.applications(),
                        members.authorizations(),
                        people.accounts(),
                        platform.uris(),
                        talk.push().keys())
                .register(routing);
        var media = new MediaApi(platform, talk, authentication, routing);
        var accounts = new AccountApi(
                platform,
                people,
                talk,
                stewardship,
                authentication,
                media.emojis(),
                civic.registry().officials(),
                routing);
        this.statuses = new StatusApi(
                platform,
                people,
                talk,
                proposals,
                civic.desks().twoPersons()::requireAllowed,
                authentication,
                accounts,
                media,
                routing);
        var timelines = new TimelineApi(platform, people, talk, authentication, accounts, statuses, routing);
        var notifications =
                new NotificationApi(platform, people, talk, stewardship, authentication, accounts, statuses, routing);
        search(platform, people, talk, civic, stewardship, accounts, routing);
        this.streaming = new StreamingApi(
                platform, people, talk, authentication, accounts, statuses, timelines, notifications, routing);
        voided.add(streaming::recheck);
        new InstanceApi(
                platform,
                people,
                talk,
                stewardship,
                authentication,
                accounts,
                media,
                statuses,
                streaming.events(),
                routing);
        new AdminApi(platform, people, talk, stewardship, authentication, accounts, statuses, routing);
        this.civic = new CivicApi(
                platform, people, talk, civic, stewardship, proposals, authentication, accounts, statuses, routing);
    }

    private void search(
            Platform platform,
            People people,
            Talk talk,
            Civic civic,
            Stewardship stewardship,
            AccountApi accounts,
            Routing routing) {
        var search = talk.reading().search();
        new SearchRoutes(
                        platform.database(),
                        authentication,
                        search,
                        accounts.renderer(),
                        statuses.renderer(),
                        statuses.pages(),
                        accounts.viewerFilters(),
                        talk.reading().hashtags(),
                        accounts.tags())
                .register(routing);
        new OEmbedRoutes(
                        platform.database(),
                        search,
                        people.accounts(),
                        civic,
                        platform.uris(),
                        stewardship.looks()::name)
                .register(routing);
    }

    /** What our own part of it answers. */
    public OpenApi openApi() {
        return civic.openApi();
    }

    /** Tokens, as they are known here. */
    public Authentication authentication() {
        return authentication;
    }

    /** What is kept of statuses as apps see them. */
    public StatusFragments fragments() {
        return statuses.fragments();
    }

    /** What is kept of how viewers marked statuses. */
    public ViewerFlags flags() {
        return statuses.flags();
    }

    /** What goes out to open streams. */
    public StreamingEvents events() {
        return streaming.events();
    }

    @Override
    public void close() {
        streaming.close();
        statuses.close();
        civic.close();
        authentication.close();
    }
}
