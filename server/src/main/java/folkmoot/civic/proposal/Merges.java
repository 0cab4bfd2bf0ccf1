package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Merges two proposals where the authors of both want it: one offers, the other answers. The retired one keeps its address and its
 * supports; each of its supporters is asked once whether to support the other, and nothing is moved for them.
 */
public final class Merges {

    private final Proposals proposals;
    private final Foundations civic;
    private final Lifecycle lifecycle;
    private final MergeNews news;
    private final MergeStore store = new MergeStore();

    public Merges(Proposals proposals, Lifecycle lifecycle, MergeNews news) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.lifecycle = lifecycle;
        this.news = news;
    }

    /**
     * Supporters of what was merged into a proposal.
     *
     * @param moved of them, who support that one, too
     */
    public record Supporters(int all, int moved) {}

    /** On either side of a proposal: those that came about; open offers only for one of the two authors. */
    public List<Merge> list(Transaction tx, Proposal proposal, Optional<Account> viewer) {
        return store.of(tx, proposal.id()).stream()
                .filter(merge -> !merge.isOpen()
                        || viewer.filter(who -> isAuthorOfEither(tx, merge, who))
                                .isPresent())
                .toList();
    }

    private boolean isAuthorOfEither(Transaction tx, Merge merge, Account who) {
        return List.of(merge.retired(), merge.surviving()).stream()
                .flatMap(id -> proposals.find(tx, id).stream())
                .anyMatch(proposal -> proposal.author().equals(who.id()));
    }

    /** Into what a proposal was merged. */
    public Optional<ProposalId> into(Transaction tx, ProposalId retired) {
        return store.of(tx, retired).stream()
                .filter(merge -> !merge.isOpen() && merge.retired().equals(retired))
                .map(Merge::surviving)
                .findFirst();
    }

    public Supporters supporters(Transaction tx, ProposalId surviving) {
        return store.supporters(tx, surviving);
    }

    /**
     * The author of one of two proposals offers to merge them; where both are theirs, they are merged at once. Problems: 403 for
     * anybody else, 422 for two that cannot be merged, and while there is an offer between them.
     */
    public void offer(Transaction tx, Account by, Proposal retired, Proposal surviving) {
        if (retired.id().equals(surviving.id())) {
            throw Invalid.refused("A proposal cannot be merged with itself");
        }
        var both = lock(tx, retired.id(), surviving.id());
        requireMay(tx, by, both);
        if (!both.retired().author().equals(by.id())
                && !both.surviving().author().equals(by.id())) {
            throw new Forbidden("Only the author of one of them can offer to merge two proposals");
        }
        requireMergeable(tx, both);
        var merge = new Merge(
                civic.ids().next(),
                retired.id(),
                surviving.id(),
                by.id(),
                civic.clock().instant(),
                Optional.empty());
        if (!store.insert(tx, merge)) {
            throw Invalid.refused("There is an offer to merge these two already");
        }
        if (both.retired().author().equals(both.surviving().author())) {
            merge(tx, merge, both, by);
        } else {
            tell(tx, both.authorsOther(by), both, by, "news.merge.offered");
        }
    }

    /** The other author says yes. Problems: 403 for anybody else, 404 for no open offer, 422 where they cannot be merged any more. */
    public void accept(Transaction tx, Account by, long id) {
        var merge = open(tx, id);
        var both = lock(tx, merge.retired(), merge.surviving());
        requireOpen(tx, id);
        requireMay(tx, by, both);
        if (by.id().equals(merge.offeredBy()) || !isAuthorOfEither(tx, merge, by)) {
            throw new Forbidden("Only the author of the other proposal can answer this");
        }
        requireMergeable(tx, both);
        merge(tx, merge, both, by);
        tell(tx, both.authorsOther(by), both, by, "news.merge.accepted");
    }

    /** The other author says no, or who offered takes it back. Problems: 403 for anybody else, 404 for no open offer. */
    public void decline(Transaction tx, Account by, long id) {
        var merge = open(tx, id);
        var both = lock(tx, merge.retired(), merge.surviving());
        requireOpen(tx, id);
        if (!isAuthorOfEither(tx, merge, by)) {
            throw new Forbidden("Only the author of one of the two proposals can answer this");
        }
        store.answer(tx, id, false, by.id(), civic.clock().instant());
        tell(tx, both.authorsOther(by), both, by, "news.merge.declined");
    }

    private Merge open(Transaction tx, long id) {
        return store.find(tx, id).filter(Merge::isOpen).orElseThrow(NotFound::new);
    }

    private void requireOpen(Transaction tx, long id) {
        open(tx, id); // another may have answered before the two were locked
    }

    /** Two proposals, locked. */
    private record Both(Proposal retired, Proposal surviving) {

        /** That of which somebody is not the author. */
        Proposal authorsOther(Account by) {
            return retired.author().equals(by.id()) ? surviving : retired;
        }
    }

    private Both lock(Transaction tx, ProposalId retired, ProposalId surviving) {
        var locked = proposals.locked(tx, Set.of(retired, surviving));
        return new Both(one(locked, retired), one(locked, surviving));
    }

    private static Proposal one(List<Proposal> locked, ProposalId id) {
        return locked.stream()
                .filter(proposal -> proposal.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void requireMay(Transaction tx, Account by, Both both) {
        both.retired().requireHome();
        both.surviving().requireHome();
        for (var side : List.of(both.retired(), both.surviving())) {
            if (by.type() != ActorType.PERSON || civic.officials().isOfficial(tx, side.community(), by)) {
                throw new Forbidden("Only people who do not speak for a public body can merge proposals");
            }
            if (civic.bans().isBanned(tx, side.community(), by.id())) {
                throw new Forbidden("You are banned from this community");
            }
        }
    }

    /** What bodies have stays; what is merged already goes nowhere else, so that no chain comes back to where it began. */
    private void requireMergeable(Transaction tx, Both both) {
        Transitions.require(
                Transitions.Mover.RULE,
                both.retired().state(),
                ProposalState.MERGED_INTO,
                proposals.isSent(tx, both.retired().id()));
        if (proposals.isSent(tx, both.retired().id())) {
            throw Invalid.refused("A proposal that its bodies have cannot be merged into another");
        }
        if (!both.surviving().state().takesSupports()) {
            throw Invalid.refused(
                    "A proposal that is " + both.surviving().state().word() + " takes no supports of another");
        }
    }

    private void merge(Transaction tx, Merge merge, Both both, Account by) {
        store.answer(tx, merge.id(), true, by.id(), civic.clock().instant());
        lifecycle.move(
                tx,
                both.retired(),
                ProposalState.MERGED_INTO,
                both.retired().answer(),
                event("state").by(by.id()));
        proposals.record(
                tx,
                both.retired().id(),
                event("merge").to("into " + both.surviving().id()).by(by.id()));
        proposals.record(
                tx,
                both.surviving().id(),
                event("merge").to("of " + both.retired().id()).by(by.id()));
        news.spread(tx, merge);
    }

    private void tell(Transaction tx, Proposal of, Both both, Account by, String what) {
        civic.accounts()
                .find(tx, of.author())
                .filter(Account::isActive)
                .filter(author -> !author.id().equals(by.id()))
                .ifPresent(author -> proposals
                        .clerk()
                        .tell(
                                tx,
                                civic.communities().require(tx, of.community()),
                                author,
                                Words.in(of.content().language())
                                        .get(
                                                what,
                                                both.retired().title(),
                                                both.surviving().title(),
                                                proposals.page(tx, of).toString()),
                                of.content().language()));
    }
}
