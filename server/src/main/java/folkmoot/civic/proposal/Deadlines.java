package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;

/** What happens because a day has come and nothing else did. */
public final class Deadlines {

    private static final int REMIND_AFTER_WORKING_DAYS = 10;
    private static final int BATCH = 200;

    private final Proposals proposals;
    private final Confirmations confirmations;
    private final Foundations civic;

    public Deadlines(Proposals proposals, Confirmations confirmations) {
        this.proposals = proposals;
        this.confirmations = confirmations;
        this.civic = proposals.civic();
    }

    /** Once a day: reminds of what is overdue, and ends the time of confirmation. */
    public void daily(Database database) {
        var now = civic.clock().instant();
        var today = civic.days().day(now);
        var remindedBefore = now.minus(Duration.ofDays(REMIND_AFTER_WORKING_DAYS * 7 / 5));
        for (var id : database.read(tx -> proposals.trackStore().overdue(tx, today, remindedBefore, BATCH))) {
            database.write(tx -> proposals.find(tx, id).ifPresent(proposal -> remind(tx, proposal)));
        }
        var unanswered = PROPOSAL.STATE
                .eq(ProposalState.DONE.word())
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.DONE_CLAIMED_AT.lt(now.minus(Lifecycle.CONFIRMATION_TIME)));
        for (var proposal : database.read(tx -> proposals.store().list(tx, unanswered, BATCH))) {
            database.write(tx -> confirmations.expire(tx, proposal));
        }
    }

    private void remind(Transaction tx, Proposal late) {
        var proposal = proposals.locked(tx, late);
        var now = civic.clock().instant();
        var today = civic.days().day(now);
        if (!proposal.local() || !proposal.state().isOnTheWay()) {
            return;
        }
        for (var track : proposals.tracks(tx, proposal.id())) {
            if (track.clock().answered().isEmpty()
                    && track.clock().answerDue().filter(today::isAfter).isPresent()) {
                var body = civic.bodies().list(tx, track.body().stream().toList()).stream()
                        .findFirst();
                int waited = civic.days().of(body).between(track.clock().asked().orElse(now), now);
                var words = Words.in(proposal.content().language());
                proposals
                        .clerk()
                        .notice(
                                tx,
                                proposal,
                                words.get(
                                        "notice.overdue",
                                        track.bodyName(),
                                        track.clock().answerDue().get().toString(),
                                        waited),
                                civic.accounts()
                                        .list(tx, track.account().stream().toList()));
                proposals.record(
                        tx, proposal.id(), event("overdue").of(track.body().orElseThrow()));
            }
        }
        proposals.trackStore().setReminded(tx, proposal.id(), today, now);
    }
}
