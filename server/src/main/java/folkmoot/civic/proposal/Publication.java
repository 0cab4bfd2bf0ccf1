package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.community.Community;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** A member proposes by form or API. Problems: 422 naming each field. */
    public Proposal publish(Transaction tx, Community community, Account author, NewProposal wanted) {
        return publish(tx, community, author, wanted, Optional.empty());
    }

    /** The same; with the key of an earlier request, within the hour, what that one published. */
    public Proposal publish(
            Transaction tx, Community community, Account author, NewProposal wanted, Optional<String> key) {
        key.ifPresent(LocalStatuses::requireIdempotencyKey);
        alone(tx, author);
        var earlier = earlier(tx, author, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        wanted.requireValid(true);
        var made = publish(tx, community, author, wanted, new Way.Form());
        key.ifPresent(word -> civic.statuses().remember(tx, author.id(), word, made.status()));
        return made;
    }

    /** What the author published with this key within the hour. */
    public Optional<Proposal> earlier(Transaction tx, Account author, Optional<String> key) {
        return key.flatMap(word -> civic.statuses().idempotent(tx, author.id(), word))
                .flatMap(status -> proposals.find(tx, new ProposalId(status.value())));
    }

    /** What an author proposed already is looked for before each new proposal: so there is one at a time. */
    private static void alone(Transaction tx, Account author) {
        tx.alone("proposals of " + author.id());
    }

    Proposal publish(Transaction tx, Community community, Account author, NewProposal wanted, Way way) {
        if (author.type() != ActorType.PERSON || !author.isActive()) {
            throw new Forbidden("Only people can propose");
        }
        if (civic.bans().isBanned(tx, community.id(), author.id())) {
            throw new Forbidden("You are banned from this community");
        }
        alone(tx, author);
        requireNew(tx, community, author, wanted);
        var addressed = listed.require(tx, community, wanted);
        var post = post(tx, community, author, wanted, way);
        var proposal = proposal(new ProposalId(post.id().value()), community, author, wanted, way);
        proposals.store().insert(tx, proposal);
        proposals
                .versions()
                .add(
                        tx,
                        proposal.id(),
                        proposal.version(),
                        VersionText.of(wanted),
                        author.id(),
                        true,
                        proposal.times().created());
        for (int i = 0; i < addressed.size(); i++) {
            proposals.trackStore().insert(tx, proposal.id(), proposals.unasked(tx, i, addressed.get(i)));
        }
        proposals.record(tx, proposal.id(), event("published").by(author.id()));
        proposals.follow(tx, proposal.id(), author.id());
        if (!(way instanceof Way.OwnPost)) { // a member's own post is delivered by whoever made it
            clerk.deliver(tx, post, civic.accounts().require(tx, post.author()));
        }
        reblogs.add(tx, community.group(), post, Visibility.PUBLIC);
        records.changed(tx, proposal.id());
        return proposal;
    }

    private void requireNew(Transaction tx, Community community, Account author, NewProposal wanted) {
        Doubles.of(tx, community, author, wanted).ifPresent(earlier -> {
            throw Invalid.field(
                    "different_because",
                    "ERR_BLANK",
                    "must say how this differs from what you proposed before: "
                            + civic.uris().proposalPage(community.name(), earlier));
        });
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
                page,
                Optional.of(text.source(wanted, community)));
    }
}
