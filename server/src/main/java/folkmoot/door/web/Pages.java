package folkmoot.door.web;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.people.user.Power;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Assets;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.report.ReportFiling;
import folkmoot.talk.Talk;
import folkmoot.talk.marker.Markers;
import java.util.List;

/** The door for people with a browser. */
public final class Pages implements AutoCloseable {

    /** What pages need besides themselves, in {@code web}. */
    static final List<String> FILES = List.of(
            "folkmoot.css",
            "icon.svg",
            "start.js",
            "counter.js",
            "keep.js",
            "keys.js",
            "live.js",
            "menu.js",
            "passkey.js",
            "preview.js",
            "share.js",
            "similar.js",
            "support.js",
            "unread.js",
            "viewer.js");

    /** Of them, scripts that stand on few pages, of those to read or of those to write: what all pages weigh does not count them. */
    static final List<String> ON_FEW =
            List.of("counter.js", "keep.js", "passkey.js", "preview.js", "share.js", "similar.js", "viewer.js");

    private final Platform platform;
    private final People people;
    private final Talk talk;
    private final Civic civic;
    private final Stewardship stewardship;
    private final Frame frame;
    private final Views views;
    private final LiveHub live;

    public Pages(Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship, Routing routing) {
        this.platform = platform;
        this.people = people;
        this.talk = talk;
        this.civic = civic;
        this.stewardship = stewardship;
        var assets = new Assets("web").addAll(FILES);
        assets.register(routing);
        this.frame = new Frame(
                this::look,
                () -> platform.live().now().instance().language(),
                assets,
                people.members().sessions(),
                people.members().teamActs(),
                user -> platform.database().read(tx -> stewardship.powers().has(tx, user, Power.DASHBOARD)),
                new VisitorPages(platform.settings().server().visitorPages(), platform.clock()),
                this::unread);
        routing.inside(frame.forms());
        this.views = new Views(new Views.Sources(platform, people, talk, civic));
        if (platform.settings().server().development()) {
            new DesignPages(frame).register(routing);
        }
        this.live = live(routing);
        signingIn(routing);
        instance(routing);
        communities(routing);
        proposals(routing);
        board(routing);
    }

    private LiveHub live(Routing routing) {
        var pages = new LivePages(frame, platform.database(), sources(), views, this::unread);
        var hub = new LiveHub(platform.vertx(), pages);
        pages.register(routing, hub);
        return hub;
    }

    /** Who looks at what, to be told of what changes. */
    public LiveHub live() {
        return live;
    }

    @Override
    public void close() {
        live.close();
    }

    private Look look() {
        return LookPages.look(stewardship.looks());
    }

    private int unread(AccountId reader) {
        return platform.database()
                .read(tx -> people.notifications()
                        .count(
                                tx,
                                reader,
                                people.notificationWays().of(tx, reader).shown(),
                                talk.reading().markers().lastRead(tx, reader, Markers.NOTIFICATIONS),
                                Frame.MOST_UNREAD));
    }

    /** What every page is put into, also the one of an error. */
    public Frame frame() {
        return frame;
    }

    /** What shows people and days. */
    public Views views() {
        return views;
    }

    private void signingIn(Routing routing) {
        var database = platform.database();
        var members = people.members();
        new ConsentPages(frame, database, members.authorizations(), members.teams()).register(routing);
        new TeamPages(frame, database, members, people.accounts(), views).register(routing);
    }

    private void instance(Routing routing) {
        var database = platform.database();
        var accounts = people.accounts();
        new HostPages(frame, database, people.deliveryHosts(), stewardship.acts(), views).register(routing);
        new NamespacePages(frame).register(routing);
        new LogPages(frame, database, civic.publicLog(), views, platform.uris().origin()).register(routing);
        new IntentPages(frame, database, accounts, talk.reading().search()).register(routing);
        new ComposePages(
                        frame,
                        database,
                        new ComposePages.Sources(
                                accounts,
                                talk.posts().statuses(),
                                talk.posts().local(),
                                talk.reactions().drafts(),
                                civic.desks().twoPersons()),
                        pictures(),
                        views)
                .register(routing);
        new AppAddressPages(
                        frame,
                        database,
                        accounts,
                        talk.posts().statuses(),
                        stewardship.reports(),
                        stewardship.warnings())
                .register(routing);
        reading(routing);
        new AboutPages(frame, database, stewardship.rules(), stewardship.documents(), platform.live())
                .register(routing);
        var directory = new DirectoryPages(
                frame, database, sources(), people.relations().suggestions(), places(), views);
        directory.register(routing);
        new LandingPages(frame, database, sources(), directory, views, platform.live()).register(routing);
    }

    private void reading(Routing routing) {
        var database = platform.database();
        var reading = talk.reading();
        var hidden = people.relations().hidden();
        var sources = sources();
        var items = items();
        new PostFeeds(frame, database, sources, reading.timelines(), platform.uris()).register(routing);
        new TimelinePages(frame, database, reading.taggedHome(), reading.timelines(), hidden, items).register(routing);
        new SearchPages(frame, database, sources, reading.search(), hidden, items, views).register(routing);
        var reactions = talk.reactions();
        new PostForms(
                        frame,
                        database,
                        people.accounts(),
                        talk.posts().statuses(),
                        reactions.favourites(),
                        reactions.reblogs(),
                        reactions.bookmarks(),
                        reactions.polls(),
                        reactions.voting())
                .register(routing);
    }

    private void communities(Routing routing) {
        var database = platform.database();
        new CommunityPages(frame, database, sources(), people.follows(), places(), views, platform.clock())
                .register(routing);
        new CommunityTabPages(frame, database, sources(), talk.reading().timelines(), places(), views)
                .register(routing);
        var settings = platform.settings().instance();
        new MapPages(
                        frame,
                        database,
                        sources(),
                        places(),
                        views,
                        civic.board(),
                        matters(),
                        settings.mapTiles(),
                        settings.mapAttribution().orElse(""))
                .register(routing);
        new LookPages(frame, database, sources(), stewardship.looks(), places()).register(routing);
    }

    /** What shows matters. */
    public MatterViews matters() {
        return new MatterViews(civic.board(), people.accounts(), views);
    }

    private void board(Routing routing) {
        var database = platform.database();
        new MatterPages(frame, database, sources(), civic.board(), places(), matters(), platform.uris())
                .register(routing);
    }

    /** Where posts are reported. */
    public ReportFiling filing() {
        return new ReportFiling(
                stewardship.reports(),
                stewardship.rules(),
                people.accounts(),
                people.deliveries(),
                platform.uris(),
                platform.ids());
    }

    /** The features behind the civic pages. */
    public CivicSources sources() {
        return new CivicSources(people, talk, civic);
    }

    /** What shows posts with what their reader can do. */
    public TimelineItems items() {
        return new TimelineItems(
                sources(),
                people.relations().hidden(),
                talk.reading().filterSets(),
                talk.reactions().polls(),
                talk.reactions().voting(),
                views);
    }

    /** Pictures on forms. */
    public PictureFields pictures() {
        var media = talk.media();
        return new PictureFields(platform.database(), media.uploads(), media.attachments(), media.urls());
    }

    /** What stands on top of every page of a community. */
    public Places places() {
        return new Places(
                frame,
                platform.database(),
                civic.registry().communities(),
                people.accounts(),
                people.follows(),
                stewardship.looks(),
                talk.media().urls(),
                platform.uris().domain());
    }

    private void proposals(Routing routing) {
        var database = platform.database();
        var posts = talk.posts();
        var registry = civic.registry();
        var sources = sources();
        var proposals = new ProposalPages(frame, database, sources, views, places(), items());
        new ProposalSharePages(frame, database, sources, filing(), views, platform.uris()).register(routing);
        proposals.register(routing);
        new ProposalForms(frame, database, sources, proposals).register(routing);
        new BodyPages(frame, database, sources, registry.registers(), views, places()).register(routing);
        new CivicFeeds(frame, database, sources, views, platform.uris()).register(routing);
        new EmbedPages(frame, database, sources, views, stewardship.looks()::name).register(routing);
        new LifeEventPages(frame, database, sources, registry.suggestions(), views, places()).register(routing);
        new RegisterPages(
                        frame,
                        database,
                        sources,
                        registry.registers(),
                        registry.registerImport(),
                        registry.lookAlikeNews(),
                        views,
                        places())
                .register(routing);
        new SupportPages(frame, database, sources, views).register(routing);
        new ReceiptPages(frame, database, sources, civic.publicLog()).register(routing);
        new SlipPages(frame, database, sources, views).register(routing);
        new MailedAnswerPages(frame, database, civic.reaching().answers(), views).register(routing);
        new NotificationPages(
                        frame,
                        database,
                        sources,
                        people.notifications(),
                        people.notificationWays(),
                        talk.reading().markers(),
                        views)
                .register(routing);
        new AnswerPages(frame, database, sources, civic.desks().origins(), views).register(routing);
        var pictures = pictures();
        new NewProposalPages(frame, database, sources, views, places(), pictures).register(routing);
        new ProposingPages(frame, database, sources, views, places(), pictures).register(routing);
        new DraftPages(frame, database, sources, views, pictures).register(routing);
        new WaitingPages(frame, database, sources, views).register(routing);
        new EditProposalPages(frame, database, sources, pictures).register(routing);
        desk(routing);
        new PeoplePages(
                        frame,
                        database,
                        sources,
                        people.follows(),
                        talk.reading().timelines(),
                        views,
                        items(),
                        talk.reading().followedTags(),
                        platform.uris())
                .register(routing);
    }

    private void desk(Routing routing) {
        var database = platform.database();
        var desks = civic.desks();
        new DeskPages(frame, database, desks, civic.registry().communities(), views).register(routing);
        new DeskStatisticsPages(frame, database, desks).register(routing);
        new DeskGroupPages(frame, database, desks, people.members().teams(), views).register(routing);
    }
}
