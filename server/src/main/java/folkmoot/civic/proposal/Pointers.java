package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_NOTICE;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an author elsewhere wrote the proposal as a post of their own, people see that post, and their servers send a favourite of it to
 * its author's server only. So the clerk answers it with a post that stands for the proposal there: a favourite of that is a support.
 * All SQL of {@code proposal_notice}.
 */
public final class Pointers {

    private final Proposals proposals;
    private final Foundations civic;

    Pointers(Proposals proposals) {
        this.proposals = proposals;
        this.civic = proposals.civic();
    }

    /** Answers the author's post, for everybody who sees it to read. */
    void post(Transaction tx, Proposal proposal, Account author, Status original) {
        var community = civic.communities().require(tx, proposal.community());
        var clerk = proposals.clerk();
        var language = proposal.content().language();
        var words = Words.in(language);
        var post = clerk.post(
                tx,
                new Clerk.Post(
                        clerk.of(tx, community),
                        community,
                        Optional.of(original),
                        Visibility.UNLISTED,
                        clerk.words(
                                List.of(author),
                                words.get(
                                        "notice.here",
                                        community.title(),
                                        proposals.page(tx, proposal).toString())),
                        Set.of(author.id()),
                        List.of(),
                        language));
        tx.sql()
                .insertInto(PROPOSAL_NOTICE)
                .set(PROPOSAL_NOTICE.STATUS_ID, post.id().value())
                .set(PROPOSAL_NOTICE.PROPOSAL_ID, proposal.id().value())
                .execute();
    }

    /** The proposal for which a post of the clerk stands. */
    Optional<ProposalId> of(Transaction tx, StatusId post) {
        return tx.sql()
                .select(PROPOSAL_NOTICE.PROPOSAL_ID)
                .from(PROPOSAL_NOTICE)
                .where(PROPOSAL_NOTICE.STATUS_ID.eq(post.value()))
                .fetchOptional(row -> new ProposalId(row.value1()));
    }

    /** The posts that stand for a proposal. */
    List<StatusId> all(Transaction tx, ProposalId proposal) {
        return tx.sql()
                .select(PROPOSAL_NOTICE.STATUS_ID)
                .from(PROPOSAL_NOTICE)
                .where(PROPOSAL_NOTICE.PROPOSAL_ID.eq(proposal.value()))
                .fetch(row -> new StatusId(row.value1()));
    }
}
