package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.CarriedCount;
import folkmoot.civic.proposal.Merge;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.civic.proposal.VersionChanges;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusContexts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proposal's page: text, columns, threshold, tracks with their clock, responses, discussion, history. */
public final class ProposalPages {

    /** Of the choices of a moderator, the one that is no state. */
    static final String RESTORED = "restored";

    private static final int MOST_NAMED = 30;

    /** A linked proposal. */
    public record LinkView(
            String kind,
            ProposalView proposal,
            String word,
            boolean incoming,
            boolean agreed,
            boolean mayAgree,
            boolean mayRemove) {}

    /** An offer to merge, for the two authors. */
    public record OfferView(String id, String what, ProposalView other, boolean mayAccept) {}

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;
    private final ViewerActions actions;
    private final Places places;
    private final TimelineItems items;

    ProposalPages(Frame frame, Database database, CivicSources from, Views views, Places places, TimelineItems items) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
        this.places = places;
        this.items = items;
        this.actions = new ViewerActions(from, views);
    }

    public void register(Routing routing) {
        routing.get("/c/:name/proposals/:id", frame.alike(this::show))
                .get("/c/:name/proposals/:id/sheets.csv", this::sheets)
                .get("/proposals/:id", this::anywhere);
    }

    /** The sheets as a table, for moderators. */
    private Response sheets(Request request) {
        var viewer = viewer(request).orElseThrow(() -> new Forbidden("Only the community's moderators can do this"));
        return Response.csv(
                "sheets.csv",
                database.read(tx -> from.sheets()
                        .export(
                                tx,
                                from.proposals().requireFor(tx, id(request), viewer),
                                from.accounts().require(tx, viewer))));
    }

    /** For proposals at home elsewhere; ours have their place in their community. */
    private Response anywhere(Request request) {
        var proposal = database.read(tx -> from.proposals().require(tx, id(request)));
        if (proposal.local()) {
            var community = database.read(tx -> from.communities().find(tx, proposal.community()));
            return Response.redirect(301, Views.url(proposal, community));
        }
        return draw(request, proposal, Optional.empty(), 200, "");
    }

    private Response show(Request request) {
        var community = database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
        var viewer = viewer(request);
        var proposal = database.read(tx -> viewer.isPresent()
                ? from.proposals().requireFor(tx, id(request), viewer.get())
                : from.proposals().require(tx, id(request)));
        if (!proposal.community().equals(community.id())) {
            throw new NotFound();
        }
        return places.elsewhere(community, proposal)
                .orElseGet(() -> draw(request, proposal, Optional.of(community), 200, ""));
    }

    private Optional<AccountId> viewer(Request request) {
        return frame.session(request).map(session -> session.user().account());
    }

    /** The page, with an error above it where a form on it failed. */
    Response draw(Request request, Proposal proposal, Optional<Community> community, int status, String error) {
        var viewer = viewer(request);
        var plain = community
                .map(one -> places.page(request, one, proposal.title()))
                .orElseGet(() -> frame.page(request, proposal.title()));
        var address = request.publicUrl() + Views.url(proposal, community);
        var page = request.method().name().equals("GET") ? plain : plain.at(Views.url(proposal, community));
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("view", views.proposal(tx, page.text(), proposal));
            shown.put("home", home(page.text(), proposal));
            shown.put(
                    "arrived",
                    from.arrivals()
                            .of(tx, proposal.id())
                            .map(arrived -> ArrivedView.of(views, page.text(), arrived))
                            .orElse(null));
            shown.put("original", proposal.original().map(Object::toString).orElse(""));
            shown.put("facts", facts(tx, page.text(), proposal, community));
            addDiscussion(tx, request, page.text(), proposal, viewer, shown);
            actions.add(tx, page.text(), proposal, viewer, shown);
            return shown;
        });
        values.put("communityName", community.map(Community::name).orElse(""));
        values.put("clerk", community.map(views::clerk).orElse(""));
        values.put("base", Views.url(proposal, community));
        values.put("csrf", frame.csrf(request));
        values.put("error", error);
        values.put("typed", request.parameter("text").orElse(""));
        values.put(
                "warning",
                community.map(one -> HealthWarning.of(page.text(), one)).orElse(""));
        values.put("number", ProposalSharePages.number(proposal.id()));
        values.put("address", address);
        values.put("embed", embed(page.text(), proposal, community));
        @SuppressWarnings("unchecked") // put there above
        var pictures = (List<MediaView>) values.get("media");
        var card = new SocialCard(
                proposal.title(),
                proposal.content().ask().isEmpty()
                        ? proposal.title()
                        : proposal.content().ask(),
                address,
                pictures.stream()
                        .filter(MediaView::isPicture)
                        .findFirst()
                        .map(picture -> picture.url().toString()));
        var drawn = frame.draw(
                request,
                status,
                "proposal",
                page.shownElsewhere(card).followed("/n/" + ProposalSharePages.number(proposal.id())),
                values);
        return isCarried(proposal) ? views.discoverable(drawn, Views.url(proposal, community)) : drawn;
    }

    private EmbedCodes embed(Messages text, Proposal proposal, Optional<Community> community) {
        return isCarried(proposal)
                ? views.embed(
                        text,
                        Views.url(proposal, community),
                        proposal.title(),
                        "/api/folkmoot/v1/proposals/" + proposal.id() + "/count")
                : EmbedCodes.NONE;
    }

    /** Only its home says to others how many back it. */
    private static boolean isCarried(Proposal proposal) {
        return proposal.local() && CarriedCount.isCounted(proposal.state());
    }

    private String home(Messages text, Proposal proposal) {
        return proposal.local()
                ? ""
                : text.get(
                        "proposal.remote",
                        proposal.record().getHost(),
                        proposal.recordReadAt()
                                .map(when -> views.date(text, when))
                                .orElse("–"));
    }

    private Map<String, String> facts(Transaction tx, Messages text, Proposal proposal, Optional<Community> community) {
        var facts = new LinkedHashMap<String, String>();
        if (community.isEmpty()) {
            return facts;
        }
        var id = community.get().id();
        proposal.place()
                .category()
                .ifPresent(slug -> from.communities().categories(tx, id).stream()
                        .filter(category -> category.slug().equals(slug))
                        .forEach(category ->
                                facts.put(text.get("form.field.category"), category.name(text.language()))));
        proposal.place()
                .locality()
                .ifPresent(code -> facts.put(
                        text.get("form.field.locality"),
                        from.communities().localities(tx, id).stream()
                                .filter(area -> area.code().equals(code))
                                .map(area -> area.name())
                                .findFirst()
                                .orElse(code)));
        proposal.place()
                .lifeEvent()
                .ifPresent(slug -> from.communities().lifeEvents(tx).stream()
                        .filter(event -> event.slug().equals(slug))
                        .forEach(event -> facts.put(text.get("form.field.life-event"), event.name(text.language()))));
        return facts;
    }

    private void addDiscussion(
            Transaction tx,
            Request request,
            Messages text,
            Proposal proposal,
            Optional<AccountId> viewer,
            Map<String, Object> shown) {
        var status = from.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        var limits = viewer.isPresent() ? StatusContexts.Limits.MEMBER : StatusContexts.Limits.VISITOR;
        var around = from.contexts().around(tx, status, viewer, limits);
        var responses = from.answers().responses().list(tx, proposal.id());
        var answers = new AnswerViews(from, views);
        shown.put("answers", answers.all(tx, text, proposal, responses, viewer));
        shown.put("trackNotes", answers.notes(tx, text, proposal));
        shown.put("otherBodies", answers.others(tx, text, proposal));
        var replies = views.posts(
                tx, text, around.descendants(), Views.official(responses), Optional.of(proposal.community()));
        shown.put(
                "acts",
                items.acts(
                        tx, text, around.descendants().stream().map(Status::id).toList(), viewer));
        shown.put(
                "discussion",
                Discussion.of(
                        request,
                        text,
                        replies,
                        from.communities()
                                .find(tx, proposal.community())
                                .map(views::clerk)
                                .orElse("")));
        shown.put("media", views.media(tx, status));
        shown.put("timeline", new ProposalTimeline(from, views).entries(tx, text, proposal));
        shown.put("date", views.date(text, proposal.times().created()));
        shown.put("named", named(tx, text, proposal));
        shown.put("links", links(tx, text, proposal, viewer));
        addMerges(tx, text, proposal, viewer, shown);
        shown.put("coAuthors", views.authors(tx, text, from.coAuthors().list(tx, proposal.id()), proposal.community()));
        shown.put(
                "invited",
                viewer.filter(id -> from.coAuthors().isInvited(tx, proposal.id(), id))
                        .isPresent());
        shown.put(
                "versions",
                VersionView.all(
                        text,
                        VersionChanges.steps(from.proposals().versions().list(tx, proposal.id())),
                        when -> views.moment(text, when)));
    }

    private List<AuthorView> named(Transaction tx, Messages text, Proposal proposal) {
        return from.supports().named(tx, proposal).stream()
                .limit(MOST_NAMED)
                .map(account -> views.author(tx, text, account, Optional.of(proposal.community())))
                .toList();
    }

    private List<LinkView> links(Transaction tx, Messages text, Proposal proposal, Optional<AccountId> viewer) {
        return from.links().list(tx, proposal, viewer).stream()
                .flatMap(link -> from
                        .proposals()
                        .find(tx, link.other())
                        .filter(other -> other.state().isPublic())
                        .map(other -> link(tx, text, proposal, link, other, viewer))
                        .stream())
                .toList();
    }

    private LinkView link(
            Transaction tx,
            Messages text,
            Proposal proposal,
            ProposalLink link,
            Proposal other,
            Optional<AccountId> viewer) {
        boolean side =
                viewer.filter(id -> from.links().speaksFor(tx, proposal, id)).isPresent();
        boolean own = viewer.equals(Optional.of(link.by()));
        return new LinkView(
                text.get("link.kind." + link.kind().word() + (link.outgoing() ? "" : ".incoming")),
                views.proposal(tx, text, other),
                link.kind().word(),
                !link.outgoing(),
                link.agreed(),
                side && !link.agreed(),
                own || side && !link.agreed() && link.kind() != ProposalLink.Kind.OPPOSES);
    }

    private void addMerges(
            Transaction tx, Messages text, Proposal proposal, Optional<AccountId> viewer, Map<String, Object> shown) {
        var account = viewer.flatMap(id -> from.accounts().find(tx, id));
        var merges = from.merges().list(tx, proposal, account);
        var into = from.merges()
                .into(tx, proposal.id())
                .flatMap(id -> from.proposals().find(tx, id));
        long merged = merges.stream()
                .filter(merge -> !merge.isOpen() && merge.surviving().equals(proposal.id()))
                .count();
        var supporters = from.merges().supporters(tx, proposal.id());
        shown.put(
                "mergedInto",
                into.map(other -> views.proposal(tx, text, other)).stream().toList());
        shown.put(
                "merged",
                merged == 0 ? "" : text.get("merge.supporters", supporters.all(), merged, supporters.moved()));
        shown.put(
                "offers",
                merges.stream()
                        .filter(Merge::isOpen)
                        .flatMap(merge -> from
                                .proposals()
                                .find(tx, merge.other(proposal.id()))
                                .map(other -> new OfferView(
                                        Long.toString(merge.id()),
                                        text.get(merge.retired().equals(proposal.id()) ? "merge.into" : "merge.of"),
                                        views.proposal(tx, text, other),
                                        !viewer.equals(Optional.of(merge.offeredBy()))))
                                .stream())
                        .toList());
    }

    /** Also a code that is not ours, from the history of a proposal elsewhere. */
    static String reason(Messages text, String code) {
        return ProposalTimeline.reason(text, code);
    }

    static ProposalId id(Request request) {
        return new ProposalId(Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new));
    }
}
