package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.RegisterObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a change of a register does to proposals that are open. A calendar that is corrected moves the days on which a word is due: the
 * number of working days that the body has stays what it was when it was asked, and is counted by the new calendar. Targets that are
 * corrected hold for what is asked afterwards. What is open at an entry that is merged is open at the other one, with its clock; a
 * proposal that addresses both stays with the other one alone.
 */
public final class RegisterChanges implements RegisterObserver {

    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final WorkingDays days;

    public RegisterChanges(Proposals proposals, Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.proposals = proposals;
        this.days = proposals.civic().days();
    }

    /** Days that tracks have in common; thousands that were asked on one day are one of these. */
    private record Due(LocalDate asked, LocalDate acknowledge, LocalDate answer) {}

    @Override
    public void corrected(Transaction tx, Community community, Body before, Body after, String changes) {
        if (before.time().equals(after.time())) {
            return;
        }
        var was = days.of(before);
        var is = days.of(after);
        for (var due : open(tx, after)) {
            tx.sql()
                    .update(PROPOSAL_TRACK)
                    .set(PROPOSAL_TRACK.ACK_DUE, moved(was, is, due.asked(), due.acknowledge()))
                    .set(PROPOSAL_TRACK.ANSWER_DUE, moved(was, is, due.asked(), due.answer()))
                    .where(PROPOSAL_TRACK.BODY_ID.eq(after.id().value()))
                    .and(PROPOSAL_TRACK.ANSWERED_AT.isNull())
                    .and(PROPOSAL_TRACK.ASKED_AT.ge(days.begin(due.asked())))
                    .and(PROPOSAL_TRACK.ASKED_AT.lt(days.begin(due.asked().plusDays(1))))
                    .and(PROPOSAL_TRACK.ACK_DUE.isNotDistinctFrom(due.acknowledge()))
                    .and(PROPOSAL_TRACK.ANSWER_DUE.isNotDistinctFrom(due.answer()))
                    .execute();
        }
    }

    private LinkedHashSet<Due> open(Transaction tx, Body body) {
        var found = new LinkedHashSet<Due>();
        tx.sql()
                .select(PROPOSAL_TRACK.ASKED_AT, PROPOSAL_TRACK.ACK_DUE, PROPOSAL_TRACK.ANSWER_DUE)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.id().value()))
                .and(PROPOSAL_TRACK.ASKED_AT.isNotNull())
                .and(PROPOSAL_TRACK.ANSWERED_AT.isNull())
                .forEach(row -> found.add(new Due(days.day(row.value1()), row.value2(), row.value3())));
        return found;
    }

    private static LocalDate moved(WorkingDays was, WorkingDays is, LocalDate asked, LocalDate due) {
        return due == null ? null : is.after(asked, was.between(asked, due));
    }

    @Override
    public void merged(Transaction tx, Community community, Body from, Body into) {
        for (var id : openAt(tx, from)) {
            var proposal = proposals.locked(tx, List.of(id)).stream().findFirst();
            if (proposal.isPresent()) {
                move(tx, proposal.get(), from, into);
            }
        }
    }

    private static List<ProposalId> openAt(Transaction tx, Body body) {
        return tx.sql()
                .select(PROPOSAL_TRACK.PROPOSAL_ID)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.id().value()))
                .and(PROPOSAL_TRACK.ANSWERED_AT.isNull())
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID)
                .fetch(row -> new ProposalId(row.value1()));
    }

    private void move(Transaction tx, Proposal proposal, Body from, Body into) {
        var id = proposal.id();
        var tracks = proposals.tracks(tx, id);
        boolean both = tracks.stream()
                .anyMatch(track -> track.body().filter(into.id()::equals).isPresent());
        var at = PROPOSAL_TRACK
                .PROPOSAL_ID
                .eq(id.value())
                .and(PROPOSAL_TRACK.BODY_ID.eq(from.id().value()));
        if (both) {
            tx.sql().deleteFrom(PROPOSAL_TRACK).where(at).execute();
        } else {
            tx.sql()
                    .update(PROPOSAL_TRACK)
                    .set(PROPOSAL_TRACK.BODY_ID, into.id().value())
                    .set(PROPOSAL_TRACK.BODY_NAME, into.name())
                    .set(
                            PROPOSAL_TRACK.BODY_ACCOUNT_ID,
                            into.account().map(AccountId::value).orElse(null))
                    .where(at)
                    .execute();
        }
        proposals.record(tx, id, event("track-merged").of(into.id()).change(from.slug(), into.slug()));
        lifecycle.follow(tx, proposal, at(tx, id, into)); // nobody waits any more for an entry that is gone
        lifecycle.changed(tx, id);
    }

    /** Where a body's track stands. */
    private TrackState at(Transaction tx, ProposalId id, Body body) {
        return proposals.tracks(tx, id).stream()
                .filter(track -> track.body().filter(body.id()::equals).isPresent())
                .map(Track::state)
                .findFirst()
                .orElse(TrackState.ASKED);
    }
}
