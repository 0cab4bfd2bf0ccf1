package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.platform.database.Database;

/** What happens to a proposal because a day has come and nothing else did. Of what bodies are reminded stands in {@code civic.notice}. */
public final class Deadlines {

    private static final int BATCH = 200;

    private final Proposals proposals;
    private final Confirmations confirmations;
    private final Foundations civic;

    public Deadlines(Proposals proposals, Confirmations confirmations) {
        this.proposals = proposals;
        this.confirmations = confirmations;
        this.civic = proposals.civic();
    }

    /** Once a day: ends the time of confirmation. */
    public void daily(Database database) {
        var now = civic.clock().instant();
        var unanswered = PROPOSAL.STATE
                .eq(ProposalState.DONE.word())
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.DONE_CLAIMED_AT.lt(now.minus(Lifecycle.CONFIRMATION_TIME)));
        for (var proposal : database.read(tx -> proposals.store().list(tx, unanswered, BATCH))) {
            database.write(tx -> confirmations.expire(tx, proposal));
        }
    }
}
