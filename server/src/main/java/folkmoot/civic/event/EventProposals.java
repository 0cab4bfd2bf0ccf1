package folkmoot.civic.event;

import static folkmoot.schema.generated.Tables.MATTER_EVENT_PROPOSAL;

import folkmoot.civic.matter.Matter;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Proposals that arose at an event: said by who made either of them. */
public final class EventProposals {

    private final Proposals proposals;
    private final InstantSource clock;

    public EventProposals(Proposals proposals, InstantSource clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * Says that a proposal arose there; twice is the same as once. Problems: 403 for who made neither, 404 for what is no event, 422 for a proposal of another community.
     */
    public void add(Transaction tx, Matter event, ProposalId id, Account by) {
        if (!event.kind().equals("event")) {
            throw new NotFound();
        }
        var proposal = proposals
                .find(tx, id)
                .filter(found -> found.state().isPublic() && event.community().equals(Optional.of(found.community())))
                .orElseThrow(() -> Invalid.field("proposal", "ERR_INVALID", "is none of this community"));
        if (!event.author().equals(by.id()) && !proposal.author().equals(by.id())) {
            throw new Forbidden("Only who made the event or the proposal can do this");
        }
        tx.sql()
                .insertInto(MATTER_EVENT_PROPOSAL)
                .set(MATTER_EVENT_PROPOSAL.STATUS_ID, event.id().value())
                .set(MATTER_EVENT_PROPOSAL.PROPOSAL_ID, id.value())
                .set(MATTER_EVENT_PROPOSAL.BY_ACCOUNT_ID, by.id().value())
                .set(MATTER_EVENT_PROPOSAL.LINKED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    /** Those that everybody may read. */
    public List<Proposal> of(Transaction tx, StatusId event) {
        return tx
                .sql()
                .select(MATTER_EVENT_PROPOSAL.PROPOSAL_ID)
                .from(MATTER_EVENT_PROPOSAL)
                .where(MATTER_EVENT_PROPOSAL.STATUS_ID.eq(event.value()))
                .orderBy(MATTER_EVENT_PROPOSAL.PROPOSAL_ID)
                .fetch(row -> new ProposalId(row.value1()))
                .stream()
                .flatMap(id -> proposals.find(tx, id).stream())
                .filter(proposal -> proposal.state().isPublic())
                .toList();
    }

    /** Whether it arose at an event. */
    public Optional<StatusId> eventOf(Transaction tx, ProposalId proposal) {
        return tx.sql()
                .select(MATTER_EVENT_PROPOSAL.STATUS_ID)
                .from(MATTER_EVENT_PROPOSAL)
                .where(MATTER_EVENT_PROPOSAL.PROPOSAL_ID.eq(proposal.value()))
                .limit(1)
                .fetchOptional(row -> new StatusId(row.value1()));
    }
}
