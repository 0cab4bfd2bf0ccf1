package folkmoot.talk.poll;

import static folkmoot.schema.generated.Tables.POLL;
import static folkmoot.schema.generated.Tables.POLL_VOTE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.PollRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes {@code poll} and {@code poll_vote}. */
final class PollStore {

    void insert(Transaction tx, Poll poll, Instant now) {
        tx.sql()
                .insertInto(POLL)
                .set(POLL.ID, poll.id().value())
                .set(POLL.STATUS_ID, poll.status().value())
                .set(POLL.ACCOUNT_ID, poll.author().value())
                .set(POLL.OPTIONS, poll.options().toArray(String[]::new))
                .set(POLL.TALLIES, poll.tallies().toArray(Integer[]::new))
                .set(POLL.MULTIPLE, poll.multiple())
                .set(POLL.HIDE_TOTALS, poll.hideTotals())
                .set(
                        POLL.VOTERS_COUNT,
                        poll.voters().isPresent() ? poll.voters().getAsInt() : null)
                .set(POLL.EXPIRES_AT, poll.expires().orElse(null))
                .set(POLL.FETCHED_AT, poll.fetched().orElse(null))
                .set(POLL.CREATED_AT, now)
                .execute();
    }

    /** The counts that the poll's own server claims, and the end it now has. */
    void refresh(Transaction tx, Poll poll) {
        tx.sql()
                .update(POLL)
                .set(POLL.TALLIES, poll.tallies().toArray(Integer[]::new))
                .set(
                        POLL.VOTERS_COUNT,
                        poll.voters().isPresent() ? poll.voters().getAsInt() : null)
                .set(POLL.EXPIRES_AT, poll.expires().orElse(null))
                .set(POLL.FETCHED_AT, poll.fetched().orElse(null))
                .where(POLL.ID.eq(poll.id().value()))
                .execute();
    }

    void markFetched(Transaction tx, PollId id, Instant now) {
        tx.sql()
                .update(POLL)
                .set(POLL.FETCHED_AT, now)
                .where(POLL.ID.eq(id.value()))
                .execute();
    }

    /** The same question with another end. */
    void prolong(Transaction tx, PollId id, Instant expires, boolean hideTotals) {
        tx.sql()
                .update(POLL)
                .set(POLL.EXPIRES_AT, expires)
                .set(POLL.HIDE_TOTALS, hideTotals)
                .setNull(POLL.ENDED_AT)
                .where(POLL.ID.eq(id.value()))
                .execute();
    }

    void delete(Transaction tx, StatusId status) {
        tx.sql().deleteFrom(POLL).where(POLL.STATUS_ID.eq(status.value())).execute();
    }

    /** Takes the row for this transaction, so that votes and the end of a poll do not cross. */
    Optional<Poll> lock(Transaction tx, PollId id) {
        return tx.sql()
                .selectFrom(POLL)
                .where(POLL.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .map(PollStore::poll);
    }

    List<Poll> list(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(POLL).where(condition).fetch().map(PollStore::poll);
    }

    /** The polls of statuses, each with what the viewer chose. One query. */
    Map<StatusId, Polls.Seen> seen(Transaction tx, Collection<StatusId> statuses, Optional<AccountId> viewer) {
        var own = DSL.array(DSL.select(POLL_VOTE.CHOICE)
                        .from(POLL_VOTE)
                        .where(POLL_VOTE.POLL_ID.eq(POLL.ID))
                        .and(POLL_VOTE.ACCOUNT_ID.eq(
                                viewer.map(AccountId::value).orElse(0L)))
                        .orderBy(POLL_VOTE.CHOICE))
                .as("own");
        return tx.sql()
                .select(POLL.fields())
                .select(own)
                .from(POLL)
                .where(POLL.STATUS_ID.eq(
                        DSL.any(statuses.stream().map(StatusId::value).toArray(Long[]::new))))
                .fetchMap(
                        row -> new StatusId(row.get(POLL.STATUS_ID)),
                        row -> new Polls.Seen(poll(row.into(POLL)), List.of(row.get(own))));
    }

    List<Poll> ofStatuses(Transaction tx, Collection<StatusId> statuses) {
        return list(
                tx,
                POLL.STATUS_ID.eq(DSL.any(statuses.stream().map(StatusId::value).toArray(Long[]::new))));
    }

    /** Polls whose end nobody was told of yet; each is given to one caller. */
    List<Poll> ended(Transaction tx, Instant now, int most) {
        return tx.sql()
                .selectFrom(POLL)
                .where(POLL.ENDED_AT.isNull())
                .and(POLL.EXPIRES_AT.le(now))
                .orderBy(POLL.EXPIRES_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch()
                .map(PollStore::poll);
    }

    void markEnded(Transaction tx, PollId id, Instant now) {
        tx.sql()
                .update(POLL)
                .set(POLL.ENDED_AT, now)
                .where(POLL.ID.eq(id.value()))
                .execute();
    }

    /** Whether the choice is new. */
    boolean insertVote(Transaction tx, PollId poll, AccountId by, int choice, Optional<URI> uri, Instant now) {
        return tx.sql()
                        .insertInto(POLL_VOTE)
                        .set(POLL_VOTE.POLL_ID, poll.value())
                        .set(POLL_VOTE.ACCOUNT_ID, by.value())
                        .set(POLL_VOTE.CHOICE, choice)
                        .set(POLL_VOTE.URI, uri.map(URI::toString).orElse(null))
                        .set(POLL_VOTE.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Counts a vote; {@code newVoter} when it is the account's first. */
    void count(Transaction tx, PollId poll, int choice, boolean newVoter) {
        tx.sql()
                .execute(
                        "UPDATE poll SET tallies[?] = tallies[?] + 1, voters_count = voters_count + ? WHERE id = ?",
                        choice + 1,
                        choice + 1,
                        newVoter ? 1 : 0,
                        poll.value());
    }

    /** What somebody chose, or all of it. */
    void deleteVotes(Transaction tx, PollId poll, Optional<AccountId> by) {
        tx.sql()
                .deleteFrom(POLL_VOTE)
                .where(POLL_VOTE.POLL_ID.eq(poll.value()))
                .and(by.map(one -> POLL_VOTE.ACCOUNT_ID.eq(one.value())).orElse(DSL.noCondition()))
                .execute();
    }

    void setTallies(Transaction tx, PollId poll, List<Integer> tallies, int voters) {
        tx.sql()
                .update(POLL)
                .set(POLL.TALLIES, tallies.toArray(Integer[]::new))
                .set(POLL.VOTERS_COUNT, voters)
                .where(POLL.ID.eq(poll.value()))
                .execute();
    }

    /** Whether it had not ended before. @param when at the latest */
    boolean end(Transaction tx, PollId poll, Instant when) {
        return tx.sql()
                        .update(POLL)
                        .set(POLL.EXPIRES_AT, DSL.least(POLL.EXPIRES_AT, DSL.val(when)))
                        .set(POLL.ENDED_AT, when)
                        .where(POLL.ID.eq(poll.value()))
                        .and(POLL.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    List<Integer> choices(Transaction tx, PollId poll, AccountId by) {
        return tx.sql()
                .select(POLL_VOTE.CHOICE)
                .from(POLL_VOTE)
                .where(POLL_VOTE.POLL_ID.eq(poll.value()))
                .and(POLL_VOTE.ACCOUNT_ID.eq(by.value()))
                .orderBy(POLL_VOTE.CHOICE)
                .fetch(POLL_VOTE.CHOICE);
    }

    List<AccountId> voters(Transaction tx, PollId poll) {
        return tx.sql()
                .selectDistinct(POLL_VOTE.ACCOUNT_ID)
                .from(POLL_VOTE)
                .where(POLL_VOTE.POLL_ID.eq(poll.value()))
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Our polls in which somebody voted since. */
    List<StatusId> votedSince(Transaction tx, Instant since) {
        return tx.sql()
                .selectDistinct(POLL.STATUS_ID)
                .from(POLL_VOTE)
                .join(POLL)
                .on(POLL.ID.eq(POLL_VOTE.POLL_ID))
                .where(POLL_VOTE.CREATED_AT.ge(since))
                .and(POLL.FETCHED_AT.isNull())
                .and(POLL.ENDED_AT.isNull())
                .fetch(row -> new StatusId(row.value1()));
    }

    static Poll poll(PollRecord row) {
        return new Poll(
                new PollId(row.getId()),
                new StatusId(row.getStatusId()),
                new AccountId(row.getAccountId()),
                List.of(row.getOptions()),
                List.of(row.getTallies()),
                row.getMultiple(),
                row.getHideTotals(),
                row.getVotersCount() == null ? OptionalInt.empty() : OptionalInt.of(row.getVotersCount()),
                Optional.ofNullable(row.getExpiresAt()),
                Optional.ofNullable(row.getFetchedAt()));
    }
}
