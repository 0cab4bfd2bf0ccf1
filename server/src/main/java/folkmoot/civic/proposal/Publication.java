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
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Outcome;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Makes proposals. However one comes in, it ends in {@link #propose}, where it may have to wait for a look, or, once it was looked at,
 * in {@link #publish}; what becomes of its text is {@link Amendments}.
 */
public final class Publication {

    private static final String HASHTAG = "proposal";
    private static final int SPREAD = 60_000;

    private final Proposals proposals;
    private final Foundations civic;
    private final Clerk clerk;
    private final Reblogs reblogs;
    private final Records records;
    private final ProposalText text;
    private final ListedFields listed;
    private final FirstLook look;
    private final Attachments pictures;
    private final Bulk<NewRows.Made> made = new Bulk<>(NewRows::write);
    private final Bulk<NewTrack> tracks = new Bulk<>(this::writeTracks);

    public Publication(Proposals proposals, Reblogs reblogs, Records records, FirstLook look) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.clerk = proposals.clerk();
        this.reblogs = reblogs;
        this.records = records;
        this.text = new ProposalText(civic.uris(), clerk);
        this.listed = new ListedFields(civic);
        this.look = look;
        this.pictures = new Attachments(civic.clock());
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
     * @param follows the proposal from which it follows
     */
    public record Wanted(
            Community community, Account author, NewProposal text, Optional<String> key, Optional<ProposalId> follows) {

        public Wanted(Community community, Account author, NewProposal text, Optional<String> key) {
            this(community, author, text, key, Optional.empty());
        }
    }

    /** What needs no look, or was looked at: the operator's files, what moderators let through. Problems: 422 naming each field. */
    public Proposal publish(Transaction tx, Community community, Account author, NewProposal text) {
        return publish(tx, community, author, text, new Way.Form());
    }

    /** The same from a post, here or elsewhere. */
    public Proposal publish(Transaction tx, Community community, Account author, NewProposal text, Status post) {
        var published = publish(tx, community, author, text, way(post));
        point(tx, published, author, post);
        return published;
    }

    /**
     * Publishes what was made on another platform, in the name of the community's clerk: whoever made it there has no account here. Nobody
     * is told, as it is not new; it stands among posts where its day was. Its rows are there after {@link Transaction#flush}.
     *
     * @param created when it was made there
     */
    public Proposal publishArrived(Transaction tx, Community community, NewProposal text, Instant created) {
        community.requireHere();
        var by = clerk.of(tx, community);
        var at = created.isAfter(civic.clock().instant()) ? civic.clock().instant() : created;
        // whole days come by the thousand, and a millisecond has room for some of them only
        var id = new StatusId(
                civic.ids().nextAt(at.plusMillis(ThreadLocalRandom.current().nextInt(SPREAD))));
        keep(tx, id, new Wanted(community, by, text, Optional.empty()), by, List.of(), Optional.empty(), at);
        var proposal = proposal(new ProposalId(id.value()), community, by, text, new Way.Form(), at);
        tx.later(
                made,
                new NewRows.Made(
                        proposal,
                        proposals.versions().first(tx, proposal, VersionText.of(text)),
                        proposals.logged(tx, proposal.id(), event("published").by(by.id()))));
        records.changed(tx, proposal.id());
        return proposal;
    }

    /** Archives those that were over already where they were made. Moderators may open them again. */
    public void archiveArrived(Transaction tx, Community community, List<Proposal> over) {
        proposals.archive(tx, over, community.clerk(), Optional.empty());
    }

    private static Way way(Status post) {
        return post.local() ? new Way.OwnPost(post) : new Way.Elsewhere(post);
    }

    private void point(Transaction tx, Proposal published, Account author, Status post) {
        if (!post.local()) {
            proposals.pointers().post(tx, published, author, post);
        }
    }

    private Proposal publish(Transaction tx, Community community, Account author, NewProposal text, Way way) {
        alone(tx, List.of(author));
        var wanted = new Wanted(community, author, text, Optional.empty());
        var checked =
                check(tx, List.of(wanted), way instanceof Way.Form).getFirst().orElseThrow();
        var made = make(tx, wanted, way, checked);
        tx.flush();
        return made.proposal();
    }

    /** A member proposes by form or API; with the key of an earlier request, within the hour, what that one came to. Problems: 422 naming each field. */
    public Proposed propose(Transaction tx, Wanted wanted) {
        wanted.key().ifPresent(LocalStatuses::requireIdempotencyKey);
        alone(tx, List.of(wanted.author()));
        var earlier = earlier(tx, wanted);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var proposed = proposeNew(tx, List.of(wanted)).getFirst().orElseThrow();
        tx.flush();
        return proposed;
    }

    /** Somebody proposes by a post. */
    Proposed propose(Transaction tx, Community community, Account author, NewProposal text, Status post) {
        alone(tx, List.of(author));
        var wanted = new Wanted(community, author, text, Optional.empty());
        check(tx, List.of(wanted), false).getFirst().orElseThrow();
        return look.waiting(tx, List.of(wanted)).isEmpty()
                ? new Proposed.Published(publish(tx, community, author, text, post), List.of())
                : look.hold(tx, wanted, Optional.of(post));
    }

    /** What an earlier request of the author with this key came to: within the hour, if it was published. */
    public Optional<Proposed> earlier(Transaction tx, Wanted wanted) {
        var author = wanted.author().id();
        return wanted.key()
                .flatMap(word -> civic.statuses()
                        .idempotent(tx, author, word)
                        .flatMap(status -> proposals.find(tx, new ProposalId(status.value())))
                        .<Proposed>map(proposal -> new Proposed.Published(proposal, List.of()))
                        .or(() -> wanted.community().firstItems().count() == 0
                                ? Optional.empty()
                                : look.earlier(tx, author, word)));
    }

    /** Whoever proposes something, or changes what waits for it, has their turn. */
    public void turn(Transaction tx, Account author) {
        alone(tx, List.of(author));
    }

    /** Every rule of who may propose what, without proposing it. Problems: those of {@link #propose}. */
    public void requireAllowed(Transaction tx, Wanted wanted) {
        check(tx, List.of(wanted), true).getFirst().orElseThrow();
    }

    /** What waits for a look. */
    FirstLook look() {
        return look;
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
    List<Outcome<Proposed>> proposeNew(Transaction tx, List<Wanted> all) {
        var checked = check(tx, all, true);
        var waiting = look.waiting(tx, all);
        var outcomes = new ArrayList<Outcome<Proposed>>();
        for (int i = 0; i < all.size(); i++) {
            var wanted = all.get(i);
            if (waiting.contains(i)) {
                outcomes.add(checked.get(i).flatMap(_ -> Outcome.of(() -> look.hold(tx, wanted, Optional.empty()))));
                continue;
            }
            outcomes.add(checked.get(i).map(allowed -> {
                var made = make(tx, wanted, new Way.Form(), allowed);
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

    /** What was found while it was checked: the bodies that it addresses, and what it shows. */
    private record Checked(List<Body> addressed, List<MediaAttachment> shown) {}

    /** Every rule of who may propose what. */
    private List<Outcome<Checked>> check(Transaction tx, List<Wanted> all, boolean withAsk) {
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
                    one.community().requireHere();
                    one.text().requireValid(withAsk);
                    requireAllowed(one, banned);
                    requireNew(one.community(), earlier.get(i));
                    return new Checked(
                            listed.require(tx, one.community(), one.text()),
                            pictures.choose(
                                    tx,
                                    one.author().id(),
                                    Optional.empty(),
                                    one.text().pictures()));
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
    private Proposed.Published make(Transaction tx, Wanted wanted, Way way, Checked checked) {
        var addressed = checked.addressed();
        var community = wanted.community();
        var author = wanted.author();
        var post = post(tx, wanted, way, checked.shown());
        var proposal = proposal(
                new ProposalId(post.status().id().value()),
                community,
                author,
                wanted.text(),
                way,
                civic.clock().instant());
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
        return new Proposed.Published(proposal, tracks);
    }

    private record NewTrack(ProposalId proposal, Track track) {}

    private void writeTracks(Transaction tx, List<NewTrack> all) {
        all.forEach(one -> proposals.trackStore().insert(tx, one.proposal(), one.track()));
    }

    private Proposal proposal(
            ProposalId id, Community community, Account author, NewProposal wanted, Way way, Instant now) {
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

    private Posted post(Transaction tx, Wanted wanted, Way way, List<MediaAttachment> shown) {
        var author = wanted.author();
        return switch (way) {
            case Way.OwnPost(var post) -> new Posted(post, author, Set.of(), List.of(), List.of());
            case Way.Form() -> keep(tx, wanted, author, shown, Optional.empty());
            case Way.Elsewhere(var original) ->
                keep(
                        tx,
                        wanted,
                        clerk.of(tx, wanted.community()),
                        List.of(),
                        Optional.of(new ProposalText.Credit(author, original.page())));
        };
    }

    private Posted keep(
            Transaction tx,
            Wanted wanted,
            Account by,
            List<MediaAttachment> shown,
            Optional<ProposalText.Credit> credit) {
        return keep(tx, clerk.nextId(), wanted, by, shown, credit, civic.clock().instant());
    }

    private Posted keep(
            Transaction tx,
            StatusId id,
            Wanted wanted,
            Account by,
            List<MediaAttachment> shown,
            Optional<ProposalText.Credit> credit,
            Instant created) {
        var community = wanted.community();
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
                        text.html(wanted.text(), community, page, credit),
                        mentioned,
                        List.of(HASHTAG),
                        wanted.text().language()),
                page,
                Optional.of(text.source(wanted.text(), community)),
                shown,
                "Note",
                created);
    }
}
