package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL that writes {@code proposal_track}. */
final class TrackStore {

    void insert(Transaction tx, ProposalId id, Track track) {
        tx.sql().insertInto(PROPOSAL_TRACK).set(ProposalRows.row(id, track)).execute();
    }

    void update(Transaction tx, ProposalId id, Track track) {
        var row = ProposalRows.row(id, track);
        tx.sql()
                .update(PROPOSAL_TRACK)
                .set(row)
                .where(PROPOSAL_TRACK.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_TRACK.POSITION.eq(track.position()))
                .execute();
    }

    void setDue(
            Transaction tx, ProposalId id, int position, Optional<LocalDate> acknowledge, Optional<LocalDate> answer) {
        tx.sql()
                .update(PROPOSAL_TRACK)
                .set(PROPOSAL_TRACK.ACK_DUE, acknowledge.orElse(null))
                .set(PROPOSAL_TRACK.ANSWER_DUE, answer.orElse(null))
                .where(PROPOSAL_TRACK.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_TRACK.POSITION.eq(position))
                .execute();
    }

    void replace(Transaction tx, ProposalId id, List<Track> tracks) {
        tx.sql()
                .deleteFrom(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.PROPOSAL_ID.eq(id.value()))
                .execute();
        tracks.forEach(track -> insert(tx, id, track));
    }

    List<Track> list(Transaction tx, ProposalId id) {
        return map(tx, List.of(id)).getOrDefault(id, List.of());
    }

    Map<ProposalId, List<Track>> map(Transaction tx, Collection<ProposalId> wanted) {
        return tx.sql()
                .selectFrom(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.PROPOSAL_ID.in(
                        wanted.stream().map(ProposalId::value).toList()))
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID, PROPOSAL_TRACK.POSITION)
                .fetchGroups(row -> new ProposalId(row.getProposalId()), ProposalRows::track);
    }

    /** The proposal leaves for a body: from now on its text stays. */
    void setSent(Transaction tx, ProposalId id, int position, Instant now) {
        tx.sql()
                .update(PROPOSAL_TRACK)
                .set(PROPOSAL_TRACK.SENT_AT, now)
                .where(PROPOSAL_TRACK.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_TRACK.POSITION.eq(position))
                .execute();
    }

    /** Of how much bodies were reminded; see the column. */
    void setReminded(Transaction tx, Collection<ProposalId> wanted, BodyId body, int step, Instant now) {
        tx.sql()
                .update(PROPOSAL_TRACK)
                .set(PROPOSAL_TRACK.REMINDED_STEP, step)
                .set(PROPOSAL_TRACK.REMINDED_AT, now)
                .where(PROPOSAL_TRACK.PROPOSAL_ID.in(
                        wanted.stream().map(ProposalId::value).toList()))
                .and(PROPOSAL_TRACK.BODY_ID.eq(body.value()))
                .execute();
    }
}
