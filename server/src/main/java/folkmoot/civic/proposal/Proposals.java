package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** The proposals: found, hidden and shown, followed. They come in by {@link Publication}. */
public final class Proposals {

    private final Foundations civic;
    private final Reblogs reblogs;
    private final Clerk clerk;
    private final LoggedEvents logged;
    private final ProposalStore store = new ProposalStore();
    private final TrackStore tracks = new TrackStore();
    private final Tallies tallies;
    private final TextVersions versions;
    private final Pointers pointers;

    public Proposals(Foundations civic, Reblogs reblogs, Tallies tallies) {
        this.tallies = tallies;
        this.civic = civic;
        this.reblogs = reblogs;
        this.versions = new TextVersions(civic.log(), civic.uris());
        this.clerk = new Clerk(civic);
        this.logged = new LoggedEvents(civic);
        this.pointers = new Pointers(this);
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

    public Optional<Proposal> find(Transaction tx, ProposalId id) {
        return store.find(tx, PROPOSAL.ID.eq(id.value()));
    }

    /** Those of some that there are. */
    public List<Proposal> all(Transaction tx, Collection<ProposalId> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : store.list(
                        tx,
                        PROPOSAL.ID.eq(
                                DSL.any(wanted.stream().map(ProposalId::value).toArray(Long[]::new))),
                        wanted.size());
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

    /** Whether an account wrote it, alone or with others. */
    public boolean isAuthor(Transaction tx, Proposal proposal, AccountId account) {
        return proposal.author().equals(account) || proposal.local() && CoAuthors.isOne(tx, proposal.id(), account);
    }

    /** Whether a body that it addresses has it: from then on its text stays. */
    public boolean isSent(Transaction tx, ProposalId id) {
        return tracks.list(tx, id).stream()
                .anyMatch(track -> track.telling().sent().isPresent()
                        || track.clock().asked().isPresent());
    }

    /** Its page here. */
    public URI page(Transaction tx, Proposal proposal) {
        return civic.uris()
                .proposalPage(
                        civic.communities().require(tx, proposal.community()).name(), proposal.id());
    }

    /** The proposal that the clerk published for a post elsewhere. */
    public Optional<Proposal> byOriginal(Transaction tx, URI original) {
        return store.byOriginal(tx, original);
    }

    /**
     * The proposal that a favourite of a status backs: its own post, the one by which the clerk points to it below the author's post
     * elsewhere, or that post itself.
     */
    public Optional<Proposal> backedBy(Transaction tx, Status status) {
        var own = find(tx, new ProposalId(status.id().value()));
        return own.isPresent()
                ? own
                : status.local()
                        ? pointers.of(tx, status.id()).flatMap(id -> find(tx, id))
                        : byOriginal(tx, status.uri());
    }

    /** The same for several: two statements, however many they are. Those that back none are left out. */
    public Map<StatusId, Proposal> backedBy(Transaction tx, Collection<Status> statuses) {
        if (statuses.isEmpty()) {
            return Map.of();
        }
        var backed = pointers.backed(tx, statuses);
        var known = all(tx, Set.copyOf(backed.values())).stream()
                .collect(Collectors.toMap(Proposal::id, proposal -> proposal));
        backed.values().retainAll(known.keySet());
        return backed.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> known.get(one.getValue())));
    }

    /** Which of some statuses back a proposal when they are favourited. */
    public Set<StatusId> pointed(Transaction tx, Collection<Status> statuses) {
        return pointers.backed(tx, statuses).keySet();
    }

    /** All the posts here of which a favourite backs each. */
    public Map<ProposalId, Set<StatusId>> backing(Transaction tx, Collection<Proposal> some) {
        var posts = pointers.all(tx, some.stream().map(Proposal::id).toList());
        for (var proposal : some) {
            var all = posts.computeIfAbsent(proposal.id(), _ -> new HashSet<>());
            all.add(proposal.status());
            proposal.original()
                    .flatMap(uri -> civic.statuses().byUri(tx, uri))
                    .map(Status::id)
                    .ifPresent(all::add);
        }
        return posts;
    }

    /** The clerk's posts below posts of authors elsewhere. */
    Pointers pointers() {
        return pointers;
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
        store.insertEvent(tx, id, logged(tx, id, happened));
    }

    /** Puts them away, without a word in their threads. @param reason of the rule by which it is done */
    void archive(Transaction tx, List<Proposal> some, AccountId by, Optional<String> reason) {
        if (some.isEmpty()) {
            return;
        }
        store.archive(tx, some.stream().map(Proposal::id).toList());
        for (var one : some) {
            record(
                    tx,
                    one.id(),
                    Happened.event("state")
                            .change(one.state().word(), ProposalState.ARCHIVED.word())
                            .by(by)
                            .because(reason, ""));
        }
    }

    /** As {@link #record}, where the row is written by who asks. */
    ProposalEvent logged(Transaction tx, ProposalId id, Happened happened) {
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
        logged.add(tx, id, event);
        civic.happened().tell(one -> one.happened(tx, id, event));
        return event;
    }

    /** Every text that it had. */
    public TextVersions versions() {
        return versions;
    }

    /** How far a body has come that was not asked yet. */
    Track unasked(Transaction tx, int position, Body body) {
        return new Track(
                position,
                Optional.of(body.id()),
                body.name(),
                body.account(),
                body.account().flatMap(id -> civic.accounts().find(tx, id)).map(Account::uri),
                TrackState.NOT_ASKED,
                Track.Clock.STOPPED,
                Optional.empty(),
                Optional.empty(),
                Track.Telling.NONE);
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
