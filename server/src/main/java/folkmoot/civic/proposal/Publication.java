package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Bans;
import folkmoot.civic.community.Community;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Outcome;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes proposals. However one comes in, it ends in {@link #publish}; what becomes of its text is {@link Amendments}. */
public final class Publication {

    private static final String HASHTAG = "proposal";

    private final Proposals proposals;
    private final Foundations civic;
    private final Clerk clerk;
    private final Reblogs reblogs;
    private final Records records;
    private final ProposalText text;
    private final ListedFields listed;
    private final Bulk<NewRows.Made> made = new Bulk<>(NewRows::write);
    private final Bulk<NewTrack> tracks = new Bulk<>(this::writeTracks);

    public Publication(Proposals proposals, Reblogs reblogs, Records records) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.clerk = proposals.clerk();
        this.reblogs = reblogs;
        this.records = records;
        this.text = new ProposalText(civic.uris(), clerk);
        this.listed = new ListedFields(civic);
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

    /**
     * Somebody who proposes something by form or API.
     *
     * @param key of the request; another with it within the hour is answered with what that one published
     */
    public record Wanted(Community community, Account author, NewProposal text, Optional<String> key) {}

    /** A proposal as it was just made, with the bodies that it addresses. */
    public record Published(Proposal proposal, List<Track> tracks) {}

    /** A member proposes by form or API. Problems: 422 naming each field. */
    public Proposal publish(Transaction tx, Community community, Account author, NewProposal wanted) {
        return publish(tx, community, author, wanted, Optional.empty());
    }

    /** The same; with the key of an earlier request, within the hour, what that one published. */
    public Proposal publish(
            Transaction tx, Community community, Account author, NewProposal wanted, Optional<String> key) {
        key.ifPresent(LocalStatuses::requireIdempotencyKey);
        alone(tx, List.of(author));
        var earlier = earlier(tx, author, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var published = publishNew(tx, List.of(new Wanted(community, author, wanted, key)))
                .getFirst()
                .orElseThrow();
        tx.flush();
        return published.proposal();
    }

    /** What the author published with this key within the hour. */
    public Optional<Proposal> earlier(Transaction tx, Account author, Optional<String> key) {
        return key.flatMap(word -> civic.statuses().idempotent(tx, author.id(), word))
                .flatMap(status -> proposals.find(tx, new ProposalId(status.value())));
    }

    /** What authors proposed already is looked for before each new proposal: so there is one at a time of each. */
    void alone(Transaction tx, Collection<Account> authors) {
        var words = new TreeSet<String>();
        authors.forEach(author -> words.add("proposals of " + author.id()));
        tx.alone(words);
    }

    /**
     * Several at once, no two by the same author, whose turns it is ({@link #alone}); what is asked of each is asked for all in one
     * statement. A refusal comes before anything of it is written, so the others stand. Their rows are there after {@link
     * Transaction#flush}.
     */
    List<Outcome<Published>> publishNew(Transaction tx, List<Wanted> all) {
        var checked = check(tx, all, true);
        var outcomes = new ArrayList<Outcome<Published>>();
        for (int i = 0; i < all.size(); i++) {
            var wanted = all.get(i);
            outcomes.add(checked.get(i).map(addressed -> {
                var made = make(tx, wanted, new Way.Form(), addressed);
                wanted.key().ifPresent(word -> {
                    tx.flush();
                    civic.statuses()
                            .remember(
                                    tx,
                                    wanted.author().id(),
                                    word,
                                    made.proposal().status());
                });
                return made;
            }));
        }
        return outcomes;
    }

    /** From a post, here or elsewhere. */
    Proposal publish(Transaction tx, Community community, Account author, NewProposal text, Way way) {
        alone(tx, List.of(author));
        var wanted = new Wanted(community, author, text, Optional.empty());
        var addressed = check(tx, List.of(wanted), false).getFirst().orElseThrow();
        var made = make(tx, wanted, way, addressed);
        tx.flush();
        return made.proposal();
    }

    /** Every rule of who may propose what. The bodies that each addresses. */
    private List<Outcome<List<Body>>> check(Transaction tx, List<Wanted> all, boolean withAsk) {
        var banned = civic.bans()
                .banned(
                        tx,
                        all.stream()
                                .map(one -> new Bans.Pair(
                                        one.community().id(), one.author().id()))
                                .toList());
        var earlier = Doubles.of(tx, all);
        return IntStream.range(0, all.size())
                .mapToObj(i -> Outcome.of(() -> {
                    var one = all.get(i);
                    one.text().requireValid(withAsk);
                    requireAllowed(one, banned);
                    requireNew(one.community(), earlier.get(i));
                    return listed.require(tx, one.community(), one.text());
                }))
                .toList();
    }

    private static void requireAllowed(Wanted wanted, Set<Bans.Pair> banned) {
        var author = wanted.author();
        if (author.type() != ActorType.PERSON || !author.isActive()) {
            throw new Forbidden("Only people can propose");
        }
        if (banned.contains(new Bans.Pair(wanted.community().id(), author.id()))) {
            throw new Forbidden("You are banned from this community");
        }
    }

    private void requireNew(Community community, Optional<ProposalId> earlier) {
        earlier.ifPresent(id -> {
            throw Invalid.field(
                    "different_because",
                    "ERR_BLANK",
                    "must say how this differs from what you proposed before: "
                            + civic.uris().proposalPage(community.name(), id));
        });
    }

    /** Everything that a proposal is, collected to be written. */
    private Published make(Transaction tx, Wanted wanted, Way way, List<Body> addressed) {
        var community = wanted.community();
        var author = wanted.author();
        var post = post(tx, community, author, wanted.text(), way);
        var proposal = proposal(new ProposalId(post.status().id().value()), community, author, wanted.text(), way);
        tx.later(
                made,
                new NewRows.Made(
                        proposal,
                        proposals.versions().first(tx, proposal, VersionText.of(wanted.text())),
                        proposals.logged(tx, proposal.id(), event("published").by(author.id()))));
        var tracks = new ArrayList<Track>();
        for (int i = 0; i < addressed.size(); i++) {
            tracks.add(proposals.unasked(tx, i, addressed.get(i)));
        }
        tracks.forEach(track -> tx.later(this.tracks, new NewTrack(proposal.id(), track)));
        if (!(way instanceof Way.OwnPost)) { // a member's own post is delivered by whoever made it
            civic.deliveries().created(tx, post);
        }
        reblogs.addToNew(tx, community.group(), post, Visibility.PUBLIC);
        records.changed(tx, proposal.id());
        return new Published(proposal, tracks);
    }

    private record NewTrack(ProposalId proposal, Track track) {}

    private void writeTracks(Transaction tx, List<NewTrack> all) {
        all.forEach(one -> proposals.trackStore().insert(tx, one.proposal(), one.track()));
    }

    private Proposal proposal(ProposalId id, Community community, Account author, NewProposal wanted, Way way) {
        var now = civic.clock().instant();
        return new Proposal(
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
    }

    private Posted post(Transaction tx, Community community, Account author, NewProposal wanted, Way way) {
        return switch (way) {
            case Way.OwnPost(var post) -> new Posted(post, author, Set.of(), List.of(), List.of());
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

    private Posted keep(
            Transaction tx, Community community, Account by, NewProposal wanted, Optional<ProposalText.Credit> credit) {
        var id = clerk.nextId();
        var page = civic.uris().proposalPage(community.name(), new ProposalId(id.value()));
        var mentioned = credit.map(
                        from -> Set.of(community.group().id(), from.author().id()))
                .orElse(Set.of(community.group().id()));
        return clerk.keepLater(
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
                page,
                Optional.of(text.source(wanted, community)));
    }
}
