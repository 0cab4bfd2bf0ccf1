package folkmoot.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.account.Account;
import folkmoot.body.Body;
import folkmoot.community.Category;
import folkmoot.community.Community;
import folkmoot.community.LifeEvent;
import folkmoot.community.Locality;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.id.AccountId;
import folkmoot.id.ProposalId;
import folkmoot.id.StatusId;
import folkmoot.problem.Forbidden;
import folkmoot.problem.Invalid;
import folkmoot.problem.NotFound;
import folkmoot.reblog.Reblogs;
import folkmoot.status.Posted;
import folkmoot.status.Status;
import folkmoot.status.Visibility;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publishes, finds, amends and withdraws proposals. However one comes in, it ends in {@link #publish}. */
public final class Proposals {

    private static final String HASHTAG = "proposal";

    private final Civic civic;
    private final Reblogs reblogs;
    private final Records records;
    private final Clerk clerk;
    private final ProposalText text;
    private final ProposalStore store = new ProposalStore();
    private final TrackStore tracks = new TrackStore();
    private final SupportStore supports = new SupportStore();

    public Proposals(Civic civic, Reblogs reblogs, Records records) {
        this.civic = civic;
        this.reblogs = reblogs;
        this.records = records;
        this.clerk = new Clerk(civic);
        this.text = new ProposalText(civic.uris(), clerk);
    }

    /** How a proposal came in. */
    sealed interface Way {

        /** By the form or the API: the post is written here, in the author's name. */
        record Form() implements Way {}

        /** As a member's own post, which stays as it is. */
        record OwnPost(Status post) implements Way {}

        /** As a post elsewhere: the clerk publishes it here. */
        record Elsewhere(Status original) implements Way {}
    }

    /** A member proposes by form or API. Problems: 422 naming each field. */
    public Proposal publish(Transaction tx, Community community, Account author, NewProposal wanted) {
        wanted.requireValid(true);
        return publish(tx, community, author, wanted, new Way.Form());
    }

    Proposal publish(Transaction tx, Community community, Account author, NewProposal wanted, Way way) {
        if (author.type() != ActorType.PERSON || !author.isActive()) {
            throw new Forbidden("Only people can propose");
        }
        var addressed = addressed(tx, community, wanted);
        var post = post(tx, community, author, wanted, way);
        var id = new ProposalId(post.id().value());
        var now = civic.clock().instant();
        var proposal = new Proposal(
                id,
                community.id(),
                author.id(),
                true,
                new Proposal.Content(
                        wanted.title(), wanted.ask(), wanted.problem(), wanted.language(), wanted.differentBecause()),
                wanted.place(),
                ProposalState.GATHERING,
                Optional.empty(),
                way instanceof Way.Elsewhere(var original) ? Optional.of(original.uri()) : Optional.empty(),
                civic.uris().proposalRecord(id),
                Optional.empty(),
                1,
                community.threshold(),
                new Proposal.Times(now, now, Optional.empty(), Optional.empty()));
        store.insert(tx, proposal);
        supports.insertTallies(tx, id);
        for (int i = 0; i < addressed.size(); i++) {
            tracks.insert(tx, id, track(tx, i, addressed.get(i)));
        }
        record(tx, proposal, "published", Optional.empty(), Optional.of(author.id()));
        store.follow(tx, id, author.id(), now);
        if (!(way instanceof Way.OwnPost)) { // a member's own post is delivered by whoever made it
            clerk.deliver(tx, post, civic.accounts().require(tx, post.author()));
        }
        reblogs.add(tx, community.group(), post, Visibility.PUBLIC);
        records.changed(tx, id);
        return proposal;
    }

    private Status post(Transaction tx, Community community, Account author, NewProposal wanted, Way way) {
        return switch (way) {
            case Way.OwnPost(var post) -> post;
            case Way.Form() -> keep(tx, community, author, wanted, Optional.empty());
            case Way.Elsewhere(var original) ->
                keep(
                        tx,
                        community,
                        clerk.of(tx, community),
                        wanted,
                        Optional.of(new ProposalText.Credit(author, original.page())));
        };
    }

    private Status keep(
            Transaction tx, Community community, Account by, NewProposal wanted, Optional<ProposalText.Credit> credit) {
        var id = clerk.nextId();
        var page = civic.uris().proposalPage(community.name(), new ProposalId(id.value()));
        var mentioned = credit.map(
                        from -> Set.of(community.group().id(), from.author().id()))
                .orElse(Set.of(community.group().id()));
        return clerk.keep(
                tx,
                id,
                new Clerk.Post(
                        by,
                        community,
                        Optional.empty(),
                        Visibility.PUBLIC,
                        text.html(wanted, community, page, credit),
                        mentioned,
                        List.of(HASHTAG),
                        wanted.language()),
                page);
    }

    private Track track(Transaction tx, int position, Body body) {
        return new Track(
                position,
                Optional.of(body.id()),
                body.name(),
                body.account(),
                body.account().flatMap(id -> civic.accounts().find(tx, id)).map(Account::uri),
                TrackState.NOT_ASKED,
                Track.Clock.STOPPED,
                Optional.empty(),
                Optional.empty());
    }

    private List<Body> addressed(Transaction tx, Community community, NewProposal wanted) {
        var errors = new LinkedHashMap<String, List<Invalid.Detail>>();
        var addressed = new ArrayList<Body>();
        for (var slug : wanted.bodies()) {
            civic.bodies()
                    .find(tx, community.id(), slug)
                    .ifPresentOrElse(
                            addressed::add,
                            () -> NewProposal.add(errors, "bodies", "ERR_INCLUSION", slug + " is not in the register"));
        }
        requireListed(
                errors,
                "category",
                wanted.place().category(),
                civic.communities().categories(tx, community.id()).stream()
                        .map(Category::slug)
                        .toList());
        var localities = civic.communities().localities(tx, community.id());
        if (!localities.isEmpty()) {
            requireListed(
                    errors,
                    "locality",
                    wanted.place().locality(),
                    localities.stream().map(Locality::code).toList());
        }
        requireListed(
                errors,
                "life_event",
                wanted.place().lifeEvent(),
                civic.communities().lifeEvents(tx).stream().map(LifeEvent::slug).toList());
        if (!errors.isEmpty()) {
            throw NewProposal.refused(errors);
        }
        return addressed;
    }

    private static void requireListed(
            Map<String, List<Invalid.Detail>> errors, String field, Optional<String> value, List<String> listed) {
        if (value.isPresent() && !listed.contains(value.get())) {
            NewProposal.add(errors, field, "ERR_INCLUSION", "is not one of this community's");
        }
    }

    /** The author changed the text: a new version, visible as such. */
    void amend(Transaction tx, Proposal proposal, Community community, NewProposal changed, Optional<Status> original) {
        if (changed.title().equals(proposal.title())
                && changed.problem().equals(proposal.content().problem())) {
            return;
        }
        store.setContent(tx, proposal.id(), changed.title(), changed.ask(), changed.problem(), proposal.version() + 1);
        record(tx, proposal, "amended", Optional.empty(), Optional.of(proposal.author()));
        original.ifPresent(from -> republish(tx, proposal, community, changed, from));
        records.changed(tx, proposal.id());
    }

    private void republish(
            Transaction tx, Proposal proposal, Community community, NewProposal changed, Status original) {
        var post = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        var by = clerk.of(tx, community);
        var author = civic.accounts().require(tx, proposal.author());
        var page = civic.uris().proposalPage(community.name(), proposal.id());
        var html = text.html(changed, community, page, Optional.of(new ProposalText.Credit(author, original.page())));
        var edited = new Status(
                post.id(),
                post.author(),
                post.uri(),
                post.url(),
                post.thread(),
                post.reblog(),
                post.visibility(),
                new Status.Text(
                        "Note", html, "", false, Optional.of(changed.language()), Optional.empty(), Optional.empty()),
                true,
                new Status.Times(
                        post.times().created(), Optional.of(civic.clock().instant()), Optional.empty()));
        civic.statuses()
                .edit(
                        tx,
                        new Posted(
                                edited, by, Set.of(community.group().id(), author.id()), List.of(HASHTAG), List.of()));
        civic.deliveries().edited(tx, edited, by);
    }

    /** Takes the post of a proposal from view, with the original elsewhere that we have; the community no longer passes them on. */
    void hidePosts(Transaction tx, Proposal proposal, Community community) {
        for (var post : posts(tx, proposal)) {
            reblogs.remove(tx, community.group(), post);
            civic.statuses().hide(tx, post.id());
        }
    }

    /** Shows them again; the community passes the proposal on anew. */
    void showPosts(Transaction tx, Proposal proposal, Community community) {
        posts(tx, proposal).forEach(post -> civic.statuses().unhide(tx, post.id()));
        civic.statuses()
                .find(tx, proposal.status())
                .ifPresent(post -> reblogs.add(tx, community.group(), post, Visibility.PUBLIC));
    }

    private List<Status> posts(Transaction tx, Proposal proposal) {
        return Stream.concat(
                        civic.statuses().find(tx, proposal.status()).stream(),
                        proposal.original().stream().flatMap(uri -> civic.statuses().byUri(tx, uri).stream()))
                .toList();
    }

    /** The author asks for news of it or no longer does. */
    public void follow(Transaction tx, ProposalId id, AccountId account) {
        store.follow(tx, id, account, civic.clock().instant());
    }

    public void unfollow(Transaction tx, ProposalId id, AccountId account) {
        store.unfollow(tx, id, account);
    }

    public boolean follows(Transaction tx, ProposalId id, AccountId account) {
        return store.follows(tx, id, account);
    }

    /** Says how two proposals relate. Problems: 422 for one with itself, 403 for programs, groups and official actors. */
    public void link(Transaction tx, Account by, Proposal from, Proposal to, ProposalLink.Kind kind) {
        if (from.id().equals(to.id())) {
            throw Invalid.refused("A proposal cannot be linked with itself");
        }
        if (by.type() != ActorType.PERSON || civic.bodies().isOfficial(tx, by)) {
            throw new Forbidden("Only people who do not speak for a public body can link proposals");
        }
        store.link(
                tx,
                from.id(),
                new ProposalLink(to.id(), kind, true, by.id()),
                civic.clock().instant());
        record(tx, from, "link", Optional.of(kind.word() + " " + to.id()), Optional.of(by.id()));
    }

    public List<ProposalLink> links(Transaction tx, ProposalId id) {
        return store.links(tx, id);
    }

    public Optional<Proposal> find(Transaction tx, ProposalId id) {
        return store.find(tx, PROPOSAL.ID.eq(id.value()));
    }

    /** The proposal if everybody may read it; 404 otherwise. */
    public Proposal require(Transaction tx, ProposalId id) {
        return find(tx, id).filter(proposal -> proposal.state().isPublic()).orElseThrow(NotFound::new);
    }

    /** The proposal for somebody who moderates its community, who also sees it while it is hidden; 404 otherwise. */
    public Proposal requireFor(Transaction tx, ProposalId id, AccountId viewer) {
        return find(tx, id)
                .filter(proposal -> proposal.state().isPublic()
                        || proposal.local() && civic.communities().isModerator(tx, proposal.community(), viewer))
                .orElseThrow(NotFound::new);
    }

    /** The proposal that the clerk published for a post elsewhere. */
    public Optional<Proposal> byOriginal(Transaction tx, URI original) {
        return store.byOriginal(tx, original);
    }

    /** Which of some statuses are proposals. */
    public Map<StatusId, Proposal> among(Transaction tx, Collection<StatusId> statuses) {
        return statuses.isEmpty()
                ? Map.of()
                : store
                        .list(
                                tx,
                                PROPOSAL.ID.in(
                                        statuses.stream().map(StatusId::value).toList()),
                                statuses.size())
                        .stream()
                        .collect(Collectors.toMap(Proposal::status, proposal -> proposal));
    }

    public List<ProposalEvent> events(Transaction tx, ProposalId id) {
        return store.events(tx, id);
    }

    public List<Track> tracks(Transaction tx, ProposalId id) {
        return tracks.list(tx, id);
    }

    public Map<ProposalId, List<Track>> tracks(Transaction tx, Collection<ProposalId> wanted) {
        return tracks.map(tx, wanted);
    }

    public List<OfficialResponse> responses(Transaction tx, ProposalId id) {
        return store.responses(tx, id);
    }

    private void record(
            Transaction tx, Proposal proposal, String kind, Optional<String> to, Optional<AccountId> actor) {
        store.insertEvent(
                tx,
                proposal.id(),
                new ProposalEvent(
                        civic.ids().next(),
                        kind,
                        Optional.empty(),
                        to,
                        Optional.empty(),
                        actor,
                        Optional.empty(),
                        "",
                        civic.clock().instant()));
    }

    ProposalStore store() {
        return store;
    }

    TrackStore trackStore() {
        return tracks;
    }

    SupportStore supportStore() {
        return supports;
    }

    Clerk clerk() {
        return clerk;
    }

    Civic civic() {
        return civic;
    }
}
