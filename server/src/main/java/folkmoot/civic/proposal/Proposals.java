package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.civic.community.Community;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proposals: found, hidden and shown, followed, linked. They come in by {@link Publication}. */
public final class Proposals {

    private final Foundations civic;
    private final Reblogs reblogs;
    private final Clerk clerk;
    private final LoggedEvents logged;
    private final ProposalStore store = new ProposalStore();
    private final TrackStore tracks = new TrackStore();
    private final Tallies tallies;

    public Proposals(Foundations civic, Reblogs reblogs, Tallies tallies) {
        this.tallies = tallies;
        this.civic = civic;
        this.reblogs = reblogs;
        this.clerk = new Clerk(civic);
        this.logged = new LoggedEvents(civic);
    }

    /**
     * The proposal as it is now, its row locked until the transaction ends. Whoever changes a proposal, or what hangs on it, takes
     * this lock before any other (ARCHITECTURE.md, "The order of locks").
     */
    public Proposal locked(Transaction tx, Proposal proposal) {
        return locked(tx, List.of(proposal.id())).stream().findFirst().orElseThrow(NotFound::new);
    }

    /** As {@link #locked}, of several, in the order of their ids; those that are gone are left out. */
    public List<Proposal> locked(Transaction tx, Collection<ProposalId> wanted) {
        store.keepOutSupports(tx, wanted);
        return store.lock(tx, wanted);
    }

    /**
     * The states of some proposals, which nobody changes until the transaction ends. Any number may hold them at once, and no row is
     * touched: for those who support.
     */
    public List<ProposalState> held(Transaction tx, Collection<ProposalId> wanted) {
        store.keepStates(tx, wanted);
        return store.states(tx, wanted);
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
        if (by.type() != ActorType.PERSON || isOfficial(tx, from, by) || isOfficial(tx, to, by)) {
            throw new Forbidden("Only people who do not speak for a public body can link proposals");
        }
        store.link(
                tx,
                from.id(),
                new ProposalLink(to.id(), kind, true, by.id()),
                civic.clock().instant());
        record(
                tx,
                from.id(),
                Happened.event("link").to(kind.word() + " " + to.id()).by(by.id()));
    }

    private boolean isOfficial(Transaction tx, Proposal proposal, Account account) {
        return civic.officials().isOfficial(tx, proposal.community(), account);
    }

    public List<ProposalLink> links(Transaction tx, ProposalId id) {
        return store.links(tx, id);
    }

    public Optional<Proposal> find(Transaction tx, ProposalId id) {
        return store.find(tx, PROPOSAL.ID.eq(id.value()));
    }

    /** Those of some that there are. */
    public List<Proposal> all(Transaction tx, Collection<ProposalId> wanted) {
        return store.list(
                tx, PROPOSAL.ID.in(wanted.stream().map(ProposalId::value).toList()), wanted.size());
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

    /** Adds to what happened to a proposal. */
    public void record(Transaction tx, ProposalId id, Happened happened) {
        var event = new ProposalEvent(
                civic.ids().next(),
                happened.kind(),
                happened.from(),
                happened.to(),
                happened.body(),
                happened.actor(),
                happened.reason(),
                happened.note(),
                civic.clock().instant());
        store.insertEvent(tx, id, event);
        logged.add(tx, id, event);
    }

    ProposalStore store() {
        return store;
    }

    TrackStore trackStore() {
        return tracks;
    }

    /** How many back them. */
    public Tallies tallies() {
        return tallies;
    }

    public Clerk clerk() {
        return clerk;
    }

    public Foundations civic() {
        return civic;
    }
}
