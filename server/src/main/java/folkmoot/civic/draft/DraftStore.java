package folkmoot.civic.draft;

import static folkmoot.schema.generated.Tables.PROPOSAL_DRAFT;
import static folkmoot.schema.generated.Tables.PROPOSAL_DRAFT_AUTHOR;

import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Spot;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Worded;
import folkmoot.schema.generated.tables.records.ProposalDraftRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** SQL of {@code proposal_draft}. */
final class DraftStore {

    void insert(Transaction tx, Draft draft, Optional<String> key) {
        var row = tx.sql().newRecord(PROPOSAL_DRAFT);
        row.setId(draft.id());
        row.setCommunityId(draft.community().value());
        row.setAuthorAccountId(draft.author().value());
        row.setState(draft.state().word());
        row.setFollowsId(draft.follows().map(ProposalId::value).orElse(null));
        row.setStatusId(draft.post().map(StatusId::value).orElse(null));
        row.setRequestKey(key.orElse(null));
        row.setWaitsUntil(draft.waitsUntil().orElse(null));
        row.setCreatedAt(draft.times().created());
        write(row, draft.text(), draft.times().changed());
        tx.sql().insertInto(PROPOSAL_DRAFT).set(row).execute();
    }

    private static void write(ProposalDraftRecord row, NewProposal text, Instant now) {
        row.setTitle(text.title());
        row.setAsk(text.ask());
        row.setProblem(text.problem());
        row.setCategory(text.place().category().orElse(null));
        row.setLocality(text.place().locality().orElse(null));
        row.setLifeEvent(text.place().lifeEvent().orElse(null));
        row.setPlaceName(text.place().spot().map(Spot::name).orElse(null));
        row.setLatitude(Spot.latitude(text.place().spot()));
        row.setLongitude(Spot.longitude(text.place().spot()));
        row.setMedia(text.pictures().stream().map(MediaId::value).toArray(Long[]::new));
        row.setBodies(text.bodies().toArray(String[]::new));
        row.setLanguage(text.language());
        row.setDifferentBecause(text.differentBecause().orElse(null));
        row.setChangedAt(now);
    }

    void change(Transaction tx, long id, NewProposal text, Instant now) {
        var row = tx.sql().newRecord(PROPOSAL_DRAFT);
        write(row, text, now);
        tx.sql().update(PROPOSAL_DRAFT).set(row).where(PROPOSAL_DRAFT.ID.eq(id)).execute();
    }

    /** @param until when it is published if nobody looked; empty where it does not wait */
    void move(Transaction tx, long id, DraftState state, Optional<Instant> until) {
        tx.sql()
                .update(PROPOSAL_DRAFT)
                .set(PROPOSAL_DRAFT.STATE, state.word())
                .set(PROPOSAL_DRAFT.WAITS_UNTIL, until.orElse(null))
                .where(PROPOSAL_DRAFT.ID.eq(id))
                .execute();
    }

    void returned(Transaction tx, long id, Optional<String> reason, String note) {
        move(tx, id, DraftState.RETURNED, Optional.empty());
        tx.sql()
                .update(PROPOSAL_DRAFT)
                .set(PROPOSAL_DRAFT.REASON, reason.orElse(null))
                .set(PROPOSAL_DRAFT.NOTE, note)
                .where(PROPOSAL_DRAFT.ID.eq(id))
                .execute();
    }

    /** Its text is the proposal's now. */
    void published(Transaction tx, Draft draft, ProposalId proposal) {
        move(tx, draft.id(), DraftState.PUBLISHED, Optional.empty());
        tx.sql()
                .update(PROPOSAL_DRAFT)
                .set(PROPOSAL_DRAFT.PUBLISHED_ID, proposal.value())
                .set(PROPOSAL_DRAFT.TITLE, "")
                .set(PROPOSAL_DRAFT.ASK, "")
                .set(PROPOSAL_DRAFT.PROBLEM, "")
                .setNull(PROPOSAL_DRAFT.DIFFERENT_BECAUSE)
                .setNull(PROPOSAL_DRAFT.PLACE_NAME)
                .setNull(PROPOSAL_DRAFT.LATITUDE)
                .setNull(PROPOSAL_DRAFT.LONGITUDE)
                .set(PROPOSAL_DRAFT.MEDIA, new Long[0])
                .where(PROPOSAL_DRAFT.ID.eq(draft.id()))
                .execute();
    }

    void delete(Transaction tx, Condition which) {
        tx.sql().deleteFrom(PROPOSAL_DRAFT).where(which).execute();
    }

    Optional<Draft> find(Transaction tx, Condition which) {
        return tx.sql().selectFrom(PROPOSAL_DRAFT).where(which).fetchOptional(DraftStore::draft);
    }

    Optional<Draft> lock(Transaction tx, Condition which) {
        return tx.sql().selectFrom(PROPOSAL_DRAFT).where(which).forUpdate().fetchOptional(DraftStore::draft);
    }

    int count(Transaction tx, Condition which) {
        return tx.sql().fetchCount(PROPOSAL_DRAFT, which);
    }

    /** The newest first. */
    List<Draft> list(Transaction tx, Condition which, int most) {
        return tx.sql()
                .selectFrom(PROPOSAL_DRAFT)
                .where(which)
                .orderBy(PROPOSAL_DRAFT.ID.desc())
                .limit(most)
                .fetch(DraftStore::draft);
    }

    /** Those that wait, by when their time is over. */
    List<Draft> waiting(Transaction tx, Condition which, int most) {
        return tx.sql()
                .selectFrom(PROPOSAL_DRAFT)
                .where(which.and(PROPOSAL_DRAFT.STATE.eq(DraftState.CHECKING.word())))
                .orderBy(PROPOSAL_DRAFT.WAITS_UNTIL, PROPOSAL_DRAFT.ID)
                .limit(most)
                .fetch(DraftStore::draft);
    }

    /** Those that somebody writes, alone or with others. */
    static Condition writtenBy(AccountId account) {
        return PROPOSAL_DRAFT
                .AUTHOR_ACCOUNT_ID
                .eq(account.value())
                .or(PROPOSAL_DRAFT.ID.in(DSL.select(PROPOSAL_DRAFT_AUTHOR.DRAFT_ID)
                        .from(PROPOSAL_DRAFT_AUTHOR)
                        .where(PROPOSAL_DRAFT_AUTHOR.ACCOUNT_ID.eq(account.value()))
                        .and(PROPOSAL_DRAFT_AUTHOR.ACCEPTED_AT.isNotNull())));
    }

    private static Draft draft(ProposalDraftRecord row) {
        return new Draft(
                row.getId(),
                new CommunityId(row.getCommunityId()),
                new AccountId(row.getAuthorAccountId()),
                Worded.find(DraftState.class, row.getState()).orElseThrow(),
                new NewProposal(
                        row.getTitle(),
                        row.getAsk(),
                        row.getProblem(),
                        new Proposal.Place(
                                Optional.ofNullable(row.getCategory()),
                                Optional.ofNullable(row.getLocality()),
                                Optional.ofNullable(row.getLifeEvent()),
                                Spot.kept(row.getPlaceName(), row.getLatitude(), row.getLongitude())),
                        List.of(row.getBodies()),
                        row.getLanguage(),
                        Optional.ofNullable(row.getDifferentBecause()),
                        Arrays.stream(row.getMedia()).map(MediaId::new).toList()),
                Optional.ofNullable(row.getFollowsId()).map(ProposalId::new),
                Optional.ofNullable(row.getStatusId()).map(StatusId::new),
                Optional.ofNullable(row.getWaitsUntil()),
                Optional.ofNullable(row.getReason()),
                row.getNote(),
                Optional.ofNullable(row.getPublishedId()).map(ProposalId::new),
                new Draft.Times(row.getCreatedAt(), row.getChangedAt()));
    }
}
