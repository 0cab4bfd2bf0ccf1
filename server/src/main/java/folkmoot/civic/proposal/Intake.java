package folkmoot.civic.proposal;

import folkmoot.civic.community.Community;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Html;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Posts that mention a community. With the hashtag {@code proposal} they become proposals: a member's own post as it is, a
 * post elsewhere through the clerk, who follows its edits and its deletion. Others are passed on to the community's followers.
 */
public final class Intake implements StatusObserver {

    private static final String HASHTAG = "proposal";
    private static final Pattern WORD = Pattern.compile("(?i)(?<!\\S)#proposal\\b");

    private final Proposals proposals;
    private final Publication publication;
    private final Lifecycle lifecycle;
    private final Amendments amendments;
    private final Reblogs reblogs;
    private final SimilarProposals similar;
    private final Foundations civic;

    public Intake(
            Proposals proposals,
            Publication publication,
            Amendments amendments,
            Lifecycle lifecycle,
            Reblogs reblogs,
            SimilarProposals similar) {
        this.proposals = proposals;
        this.publication = publication;
        this.amendments = amendments;
        this.lifecycle = lifecycle;
        this.reblogs = reblogs;
        this.similar = similar;
        this.civic = proposals.civic();
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.thread().community().isEmpty() // names none
                || status.isReply()
                || status.isReblog()
                || status.visibility() != Visibility.PUBLIC
                || author.isBot()
                || author.isGroup()
                || isWrittenByForm(status)) {
            return;
        }
        for (var community : civic.communities().among(tx, named(status, mentioned))) {
            if (civic.bans().isBanned(tx, community.id(), author.id())) {
                continue;
            }
            if (isMeantAsProposal(tx, status)) {
                propose(tx, community, status, author, mentioned);
                return;
            }
            reblogs.add(tx, community.group(), status, Visibility.PUBLIC);
        }
    }

    /** Those mentioned, and the community that the post is addressed to without saying so (FEP-1b12). */
    private static Set<AccountId> named(Status status, Set<AccountId> mentioned) {
        var named = new HashSet<>(mentioned);
        status.thread().community().ifPresent(community -> named.add(new AccountId(community.value())));
        return named;
    }

    /** By its hashtag; Lemmy sends none, so there the word in the text counts. */
    private boolean isMeantAsProposal(Transaction tx, Status status) {
        return tags(tx, status).contains(HASHTAG)
                || !status.local()
                        && WORD.matcher(Html.text(status.text().content())).find();
    }

    /** It has its page as its address before its proposal stands. */
    private boolean isWrittenByForm(Status status) {
        return status.local()
                && status.url()
                        .flatMap(civic.uris()::readProposalPage)
                        .filter(id -> id.value() == status.id().value())
                        .isPresent();
    }

    private void propose(Transaction tx, Community community, Status status, Account author, Set<AccountId> mentioned) {
        var wanted = read(tx, community, status, mentioned);
        try {
            wanted.requireValid(false);
            switch (publication.propose(tx, community, author, wanted, status)) {
                case Proposed.Published published ->
                    tellOfNearOnes(tx, community, author, published.proposal(), wanted);
                case Proposed.Waiting _ -> {} // told when it is kept
            }
        } catch (Invalid | Forbidden refused) { // checked before anything was written: the post itself stands
            var words = Words.in(wanted.language());
            proposals
                    .clerk()
                    .tell(tx, community, author, words.get("notice.refused", refused.getMessage()), wanted.language());
        }
    }

    /** The form asks before; whoever only posts is told afterwards. */
    private void tellOfNearOnes(
            Transaction tx, Community community, Account author, Proposal published, NewProposal wanted) {
        var found = similar.find(tx, community, wanted);
        var here = found.near().stream()
                .map(SimilarProposals.Near::proposal)
                .filter(other ->
                        !other.id().equals(published.id()) && !other.author().equals(author.id()))
                .map(other -> "\n\n" + other.title() + ": " + civic.uris().proposalPage(community.name(), other.id()));
        var near = Stream.concat(
                        here, found.elsewhere().stream().map(other -> "\n\n" + other.title() + ": " + other.url()))
                .toList();
        if (!near.isEmpty()) {
            var words = Words.in(wanted.language());
            var text = words.get("notice.near", published.title()) + String.join("", near);
            proposals.clerk().tell(tx, community, author, text, wanted.language());
        }
    }

    /** The first line is the title, the rest says why. */
    private NewProposal read(Transaction tx, Community community, Status status, Set<AccountId> mentioned) {
        var bodies = civic.bodies().list(tx, community.id()).stream()
                .filter(body -> body.account().filter(mentioned::contains).isPresent())
                .map(body -> body.slug())
                .limit(NewProposal.MOST_BODIES)
                .toList();
        var text = ProposalReading.ofPost(status.text().content());
        return new NewProposal(
                text.title(),
                text.ask(),
                text.problem(),
                new Proposal.Place(Optional.empty(), Optional.empty(), Optional.empty()),
                bodies,
                status.text().language().orElse(community.language()),
                Optional.empty());
    }

    private List<String> tags(Transaction tx, Status status) {
        return civic.statuses().tags(tx, List.of(status.id())).getOrDefault(status.id(), List.of());
    }

    @Override
    public void changing(Transaction tx, Status status) {
        of(tx, status).ifPresent(proposal -> proposals.locked(tx, proposal));
    }

    /** A member changes the post that is a proposal: as its text may be changed, or not at all. */
    @Override
    public Posted shaping(Transaction tx, Posted edit) {
        return of(tx, edit.status())
                .filter(proposal -> !isClerks(proposal, edit.status()))
                .map(proposal -> amendments.ownPost(tx, proposal, edit))
                .orElse(edit);
    }

    /** A post elsewhere was changed from which the clerk made a proposal: that one follows, as far as its text may be changed. */
    @Override
    public void edited(Transaction tx, Status status, Account author) {
        var proposal = of(tx, status);
        if (proposal.isPresent()) {
            proposal.filter(one -> !status.local() && one.author().equals(author.id()))
                    .ifPresent(one -> amendments.original(tx, one, status, author));
        } else if (status.thread().community().isPresent()) {
            publication.look().edited(tx, status, author, community -> read(tx, community, status, Set.of()));
        }
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        if (status.thread().community().isPresent()) {
            publication.look().removed(tx, status.id());
        }
        of(tx, status)
                .filter(proposal -> proposal.author().equals(author.id()))
                .ifPresent(proposal -> lifecycle.removed(tx, proposal, author.id()));
    }

    private Optional<Proposal> of(Transaction tx, Status status) {
        return (status.local()
                        ? proposals.find(tx, new ProposalId(status.id().value()))
                        : proposals.byOriginal(tx, status.uri()))
                .filter(Proposal::local);
    }

    private static boolean isClerks(Proposal proposal, Status status) {
        return status.local() && proposal.original().isPresent();
    }
}
