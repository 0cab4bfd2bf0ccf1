package folkmoot.civic.matter;

import static folkmoot.schema.generated.Tables.MATTER_ANSWER;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.MatterAnswerRecord;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes answers. */
final class MatterAnswerStore {

    private final Ids ids;
    private final InstantSource clock;

    MatterAnswerStore(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes an answer, or one's own anew. @param uri of the Join that it is */
    void put(
            Transaction tx,
            StatusId matter,
            AccountId account,
            MatterAnswer.State state,
            String firstName,
            String note,
            Optional<URI> uri) {
        var now = clock.instant();
        tx.sql()
                .insertInto(MATTER_ANSWER)
                .set(MATTER_ANSWER.ID, ids.next())
                .set(MATTER_ANSWER.STATUS_ID, matter.value())
                .set(MATTER_ANSWER.ACCOUNT_ID, account.value())
                .set(MATTER_ANSWER.STATE, state.word())
                .set(MATTER_ANSWER.FIRST_NAME, firstName)
                .set(MATTER_ANSWER.NOTE, note)
                .set(MATTER_ANSWER.URI, uri.map(URI::toString).orElse(null))
                .set(MATTER_ANSWER.CREATED_AT, now)
                .set(MATTER_ANSWER.CHANGED_AT, now)
                .onConflict(MATTER_ANSWER.STATUS_ID, MATTER_ANSWER.ACCOUNT_ID)
                .doUpdate()
                .set(MATTER_ANSWER.STATE, state.word())
                .set(MATTER_ANSWER.FIRST_NAME, firstName)
                .set(MATTER_ANSWER.NOTE, note)
                .set(MATTER_ANSWER.URI, uri.map(URI::toString).orElse(null))
                .set(MATTER_ANSWER.CHANGED_AT, now)
                .execute();
    }

    void setState(Transaction tx, long id, MatterAnswer.State state) {
        tx.sql()
                .update(MATTER_ANSWER)
                .set(MATTER_ANSWER.STATE, state.word())
                .set(MATTER_ANSWER.CHANGED_AT, clock.instant())
                .where(MATTER_ANSWER.ID.eq(id))
                .execute();
    }

    void setThanked(Transaction tx, long id) {
        tx.sql()
                .update(MATTER_ANSWER)
                .set(MATTER_ANSWER.THANKED, true)
                .where(MATTER_ANSWER.ID.eq(id))
                .execute();
    }

    Optional<MatterAnswer> of(Transaction tx, StatusId matter, AccountId account) {
        return find(tx, MATTER_ANSWER.STATUS_ID.eq(matter.value()).and(MATTER_ANSWER.ACCOUNT_ID.eq(account.value())));
    }

    Optional<MatterAnswer> byUri(Transaction tx, URI join) {
        return find(tx, MATTER_ANSWER.URI.eq(join.toString()));
    }

    private static Optional<MatterAnswer> find(Transaction tx, Condition which) {
        return tx.sql().selectFrom(MATTER_ANSWER).where(which).fetchOptional(MatterAnswerStore::answer);
    }

    /** The first to answer first. */
    List<MatterAnswer> list(Transaction tx, StatusId matter) {
        return tx.sql()
                .selectFrom(MATTER_ANSWER)
                .where(MATTER_ANSWER.STATUS_ID.eq(matter.value()))
                .orderBy(MATTER_ANSWER.ID)
                .fetch(MatterAnswerStore::answer);
    }

    /** Those that stand, after one of them, the first to answer first. */
    List<MatterAnswer> live(Transaction tx, StatusId matter, long after, int most) {
        return tx.sql()
                .selectFrom(MATTER_ANSWER)
                .where(MATTER_ANSWER.STATUS_ID.eq(matter.value()))
                .and(MATTER_ANSWER.ID.gt(after))
                .and(MATTER_ANSWER.STATE.in(MatterAnswer.State.ASKED.word(), MatterAnswer.State.AGREED.word()))
                .orderBy(MATTER_ANSWER.ID)
                .limit(most)
                .fetch(MatterAnswerStore::answer);
    }

    /** How many stand in a state, of each matter that has any. */
    Map<StatusId, Integer> count(Transaction tx, Collection<StatusId> some, MatterAnswer.State state) {
        return tx.sql()
                .select(MATTER_ANSWER.STATUS_ID, DSL.count())
                .from(MATTER_ANSWER)
                .where(MATTER_ANSWER.STATUS_ID.in(
                        some.stream().map(StatusId::value).toList()))
                .and(MATTER_ANSWER.STATE.eq(state.word()))
                .groupBy(MATTER_ANSWER.STATUS_ID)
                .fetchMap(row -> new StatusId(row.value1()), row -> row.value2());
    }

    private static MatterAnswer answer(MatterAnswerRecord row) {
        return new MatterAnswer(
                row.getId(),
                new StatusId(row.getStatusId()),
                new AccountId(row.getAccountId()),
                MatterAnswer.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getFirstName(),
                row.getNote(),
                row.getThanked(),
                row.getChangedAt());
    }
}
