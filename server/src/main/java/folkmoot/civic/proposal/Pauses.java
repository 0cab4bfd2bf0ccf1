package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.TRACK_PAUSE;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.schema.generated.tables.records.TrackPauseRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Clocks that wait because the author has the ball: a body asked something. Once for a body and proposal, for at most 20 working days; the
 * clock goes on when the author replies, the body itself goes on, or the time is over. All SQL of {@code track_pause}.
 */
public final class Pauses {

    /** Working days. */
    public static final int LONGEST = 20;

    private static final int BATCH = 500;

    private static final String WAITING = """
        WITH asked (id) AS (SELECT unnest(?::bigint[])), open (id) AS (SELECT DISTINCT proposal_id FROM track_pause WHERE ended_at IS NULL)
        SELECT a.id, p.id FROM open JOIN proposal p USING (id) JOIN asked a ON a.id = p.author_account_id
        UNION
        SELECT a.id, open.id FROM open JOIN proposal_coauthor c ON c.proposal_id = open.id AND c.accepted_at IS NOT NULL
        JOIN asked a ON a.id = c.account_id
        """;

    private final Proposals proposals;
    private final Records records;
    private final Foundations civic;

    public Pauses(Proposals proposals, Records records) {
        this.proposals = proposals;
        this.records = records;
        this.civic = proposals.civic();
    }

    /** @param until the last day of waiting */
    public record Pause(
            ProposalId proposal, BodyId body, Instant since, LocalDate until, Due before, Optional<Instant> ended) {}

    /** By which days a body should have acknowledged and answered. */
    public record Due(Optional<LocalDate> acknowledge, Optional<LocalDate> answer) {}

    /** The pauses of a proposal, those that are over, too. */
    public List<Pause> list(Transaction tx, ProposalId proposal) {
        return tx.sql()
                .selectFrom(TRACK_PAUSE)
                .where(TRACK_PAUSE.PROPOSAL_ID.eq(proposal.value()))
                .fetch(Pauses::pause);
    }

    /** The pauses of several proposals. One query. */
    public Map<ProposalId, List<Pause>> map(Transaction tx, Collection<ProposalId> wanted) {
        return tx
                .sql()
                .selectFrom(TRACK_PAUSE)
                .where(TRACK_PAUSE.PROPOSAL_ID.in(
                        wanted.stream().map(ProposalId::value).toList()))
                .fetch(Pauses::pause)
                .stream()
                .collect(Collectors.groupingBy(Pause::proposal));
    }

    /** So many working days a clock stood still from one day to another: none of them is one on which the body was waited for. */
    public static int stoodStill(WorkingDays days, LocalDate from, LocalDate to) {
        return Math.min(LONGEST, days.between(from, to));
    }

    /** A body of a locked proposal asked the author: its clock stands still from now on. Nothing where it did before, or owes no answer. */
    public void begin(Transaction tx, Proposal proposal, BodyId body, AccountId by) {
        var track = track(tx, proposal.id(), body);
        if (track.isEmpty() || track.get().clock().answered().isPresent()) {
            return;
        }
        var clock = track.get().clock();
        var now = civic.clock().instant();
        var days =
                civic.days().of(civic.bodies().list(tx, List.of(body)).stream().findFirst());
        var until = days.after(now, LONGEST);
        boolean first = tx.sql()
                        .insertInto(TRACK_PAUSE)
                        .set(TRACK_PAUSE.PROPOSAL_ID, proposal.id().value())
                        .set(TRACK_PAUSE.BODY_ID, body.value())
                        .set(TRACK_PAUSE.PAUSED_AT, now)
                        .set(TRACK_PAUSE.UNTIL, until)
                        .set(TRACK_PAUSE.ACK_DUE, clock.acknowledgeDue().orElse(null))
                        .set(TRACK_PAUSE.ANSWER_DUE, clock.answerDue().orElse(null))
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (first) {
            setDue(
                    tx,
                    proposal.id(),
                    track.get(),
                    shifted(days, dueOf(clock), civic.days().day(now), LONGEST));
            proposals.record(tx, proposal.id(), event("paused").of(body).by(by).to(until.toString()));
            records.changed(tx, proposal.id());
        }
    }

    private static Due dueOf(Track.Clock clock) {
        return new Due(clock.acknowledgeDue(), clock.answerDue());
    }

    /** What was over when it asked stays over. */
    private static Due shifted(WorkingDays days, Due due, LocalDate asked, int by) {
        return new Due(
                due.acknowledge().map(day -> day.isBefore(asked) ? day : later(days, day, by)),
                due.answer().map(day -> day.isBefore(asked) ? day : later(days, day, by)));
    }

    private static LocalDate later(WorkingDays days, LocalDate from, int by) {
        var day = from;
        for (int left = by; left > 0; ) {
            day = day.plusDays(1);
            if (days.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private void setDue(Transaction tx, ProposalId id, Track track, Due due) {
        var clock = track.clock();
        proposals
                .trackStore()
                .setDue(
                        tx,
                        id,
                        track.position(),
                        clock.acknowledged().isPresent() ? clock.acknowledgeDue() : due.acknowledge(),
                        due.answer());
    }

    private Optional<Track> track(Transaction tx, ProposalId proposal, BodyId body) {
        return proposals.tracks(tx, proposal).stream()
                .filter(track -> track.body().equals(Optional.of(body)))
                .findFirst();
    }

    /** A body of a locked proposal goes on by itself. */
    public void end(Transaction tx, Proposal proposal, BodyId body) {
        end(tx, proposal, Optional.of(body), Optional.empty());
    }

    /** An author of a locked proposal replied: all clocks go on that waited for that. */
    public void authorReplied(Transaction tx, Proposal proposal, AccountId author) {
        end(tx, proposal, Optional.empty(), Optional.of(author));
    }

    private void end(Transaction tx, Proposal proposal, Optional<BodyId> of, Optional<AccountId> by) {
        for (var pause : list(tx, proposal.id())) {
            if (pause.ended().isEmpty()
                    && of.filter(body -> !body.equals(pause.body())).isEmpty()) {
                end(tx, proposal, pause, by);
            }
        }
    }

    /** The working days that it lasted are added to what the body had, and no more. */
    private void end(Transaction tx, Proposal proposal, Pause pause, Optional<AccountId> by) {
        var now = civic.clock().instant();
        tx.sql()
                .update(TRACK_PAUSE)
                .set(TRACK_PAUSE.ENDED_AT, now)
                .where(TRACK_PAUSE.PROPOSAL_ID.eq(proposal.id().value()))
                .and(TRACK_PAUSE.BODY_ID.eq(pause.body().value()))
                .execute();
        var days = civic.days()
                .of(civic.bodies().list(tx, List.of(pause.body())).stream().findFirst());
        int lasted = stoodStill(days, days.day(pause.since()), days.day(now));
        track(tx, proposal.id(), pause.body())
                .ifPresent(track -> setDue(
                        tx,
                        proposal.id(),
                        track,
                        shifted(days, pause.before(), civic.days().day(pause.since()), lasted)));
        var happened = event("resumed").of(pause.body());
        proposals.record(tx, proposal.id(), by.map(happened::by).orElse(happened));
        records.changed(tx, proposal.id());
    }

    /** Which authors are waited for, and about what: of the given ones. */
    public Map<AccountId, Set<ProposalId>> waitingFor(Transaction tx, Collection<AccountId> authors) {
        var waited = new HashMap<AccountId, Set<ProposalId>>();
        tx.fetch(WAITING, row -> Map.entry(new AccountId(row.getLong(1)), new ProposalId(row.getLong(2))), (Object)
                        authors.stream().map(AccountId::value).toArray(Long[]::new))
                .forEach(found -> waited.computeIfAbsent(found.getKey(), _ -> new HashSet<>())
                        .add(found.getValue()));
        return waited;
    }

    /** Once a day: those whose time is over. */
    public void daily(Database database) {
        var today = civic.days().day(civic.clock().instant());
        var over = database.read(tx -> tx.sql()
                .selectFrom(TRACK_PAUSE)
                .where(TRACK_PAUSE.ENDED_AT.isNull())
                .and(TRACK_PAUSE.UNTIL.lt(today))
                .limit(BATCH)
                .fetch(Pauses::pause));
        for (var pause : over) {
            database.write(tx -> proposals.find(tx, pause.proposal()).ifPresent(found -> {
                var proposal = proposals.locked(tx, found);
                list(tx, proposal.id()).stream()
                        .filter(known -> known.body().equals(pause.body()))
                        .filter(known -> known.ended().isEmpty())
                        .forEach(known -> end(tx, proposal, known, Optional.empty()));
            }));
        }
    }

    private static Pause pause(TrackPauseRecord row) {
        return new Pause(
                new ProposalId(row.getProposalId()),
                new BodyId(row.getBodyId()),
                row.getPausedAt(),
                row.getUntil(),
                new Due(Optional.ofNullable(row.getAckDue()), Optional.ofNullable(row.getAnswerDue())),
                Optional.ofNullable(row.getEndedAt()));
    }
}
