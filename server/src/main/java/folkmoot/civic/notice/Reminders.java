package folkmoot.civic.notice;

import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;
import static folkmoot.schema.generated.Tables.TRACK_PAUSE;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.ToldBodies;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/**
 * Reminds bodies of what they have not answered: when half of their time is over, four fifths, all of it, and then every ten working
 * days; on working days only, and never with more than one message a day. Of one proposal it reminds below its post, for everybody to
 * read; of several in a digest. Once a week it says where everything stands. What is paused or answered is not reminded of.
 */
public final class Reminders {

    private static final Duration LOOK = Duration.ofHours(1);
    private static final int NOT_BEFORE = 7;
    private static final int DUE = 3;
    private static final int LATE_EVERY = 10;
    private static final int BATCH = 200;
    private static final int KEPT_DAYS = 60;

    /** Each proposal of a digest says in its history that its body was reminded. */
    record Reminded(List<Long> proposals, long body, boolean overdue) {}

    static final JobKind<Reminded> REMINDED = new JobKind<>("body-reminded", Reminded.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final ToldBodies clocks;
    private final Ways ways;
    private final BodyMessages messages;
    private final Jobs jobs;
    private final NoticeStore store = new NoticeStore();

    Reminders(Database database, Proposals proposals, ToldBodies clocks, Ways ways, BodyMessages messages, Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.clocks = clocks;
        this.ways = ways;
        this.messages = messages;
        this.jobs = jobs;
        jobs.handle(REMINDED, this::writeDown);
        jobs.every("body-reminders", LOOK, this::run);
    }

    /** A body that owes an answer. @param step of how much it was reminded */
    private record Open(ProposalId proposal, BodyId body, Instant asked, LocalDate due, int step, boolean lost) {}

    /** Of how much it is to be reminded now. */
    private record Step(Open open, Body body, int step) {

        boolean isNew() {
            return step > open.step();
        }
    }

    /** Sends what is due today. Outside a transaction. */
    public void run() {
        var now = civic.clock().instant();
        var today = civic.days().day(now);
        if (civic.days().local(now).getHour() < NOT_BEFORE) {
            return;
        }
        database.write(tx -> store.forgetMessages(tx, today.minusDays(KEPT_DAYS)));
        var open = database.read(Reminders::open);
        if (open.isEmpty()) {
            return;
        }
        var bodies = database.read(tx ->
                civic.bodies().list(tx, open.stream().map(Open::body).collect(Collectors.toSet())).stream()
                        .filter(body -> civic.days().of(body).isWorkingDay(today))
                        .collect(Collectors.toMap(Body::id, body -> body)));
        var found = new LinkedHashMap<String, Way>();
        var groups = new LinkedHashMap<String, List<Step>>();
        bodies.values()
                .forEach(body -> database.read(tx -> ways.of(tx, body)).ifPresent(way -> {
                    found.put(way.recipient(), way);
                    open.stream()
                            .filter(one -> one.body().equals(body.id()))
                            .map(one -> new Step(one, body, step(body, one.due(), today)))
                            .forEach(step -> groups.computeIfAbsent(way.recipient(), _ -> new ArrayList<>())
                                    .add(step));
                }));
        groups.forEach((recipient, steps) -> {
            look(found.get(recipient), steps);
            remind(found.get(recipient), steps, today);
        });
    }

    /** A body whose server died after it was told is not reached any more: its clock says so, and until when. */
    private void look(Way way, List<Step> steps) {
        boolean lost = database.read(tx -> messages.isLost(tx, way));
        for (var step : steps) {
            var id = step.open().proposal();
            if (lost && !step.open().lost()) {
                database.write(tx -> clocks.problem(tx, id, step.body(), "unreachable"));
            } else if (!lost && step.open().lost()) {
                database.write(tx -> clocks.reached(tx, id, step.body()));
            }
        }
    }

    /** Told, not answered, and with a day by which it should be. */
    private static List<Open> open(Transaction tx) {
        return tx.sql()
                .select(
                        PROPOSAL_TRACK.PROPOSAL_ID,
                        PROPOSAL_TRACK.BODY_ID,
                        PROPOSAL_TRACK.ASKED_AT,
                        PROPOSAL_TRACK.ANSWER_DUE,
                        PROPOSAL_TRACK.REMINDED_STEP,
                        PROPOSAL_TRACK.PROBLEM.isNotNull())
                .from(PROPOSAL_TRACK)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(PROPOSAL_TRACK.PROPOSAL_ID))
                .where(PROPOSAL_TRACK.ANSWERED_AT.isNull())
                .and(PROPOSAL_TRACK.ANSWER_DUE.isNotNull())
                .and(PROPOSAL_TRACK.ASKED_AT.isNotNull())
                .and(PROPOSAL_TRACK.BODY_ID.isNotNull())
                .andNotExists(DSL.selectOne()
                        .from(TRACK_PAUSE)
                        .where(TRACK_PAUSE.PROPOSAL_ID.eq(PROPOSAL_TRACK.PROPOSAL_ID))
                        .and(TRACK_PAUSE.BODY_ID.eq(PROPOSAL_TRACK.BODY_ID))
                        .and(TRACK_PAUSE.ENDED_AT.isNull()))
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.STATE.in(Arrays.stream(ProposalState.values())
                        .filter(ProposalState::isOnTheWay)
                        .map(ProposalState::word)
                        .toList()))
                .orderBy(PROPOSAL_TRACK.ANSWER_DUE, PROPOSAL_TRACK.PROPOSAL_ID)
                .fetch(row -> new Open(
                        new ProposalId(row.value1()),
                        new BodyId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    /** Reckoned back from the day that is due, so that time in which the clock stood still is not counted. */
    private int step(Body body, LocalDate due, LocalDate today) {
        var days = civic.days().of(body);
        if (!today.isBefore(due)) {
            return DUE + days.between(due, today) / LATE_EVERY;
        }
        int left = days.between(today, due);
        int gone = body.answerDays() - left;
        if (gone * 5 >= body.answerDays() * 4) {
            return 2;
        }
        return gone * 2 >= body.answerDays() ? 1 : 0;
    }

    private void remind(Way way, List<Step> steps, LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        database.write(tx -> {
            tx.alone("messages to " + way.recipient());
            if (store.messages(tx, way.recipient(), "daily", today) > 0) {
                return;
            }
            boolean weekly = !store.hadSince(tx, way.recipient(), "weekly", monday) && hasBegun(steps, monday);
            var fresh = steps.stream().filter(Step::isNew).toList();
            var known = proposals
                    .all(tx, fresh.stream().map(step -> step.open().proposal()).toList())
                    .stream()
                    .collect(Collectors.toMap(Proposal::id, proposal -> proposal));
            if (fresh.size() == 1 && !weekly) {
                var step = fresh.getFirst();
                messages.remind(tx, way, item(step, known), step.open().due().isBefore(today));
            } else if (!fresh.isEmpty() || weekly) {
                messages.digest(tx, way, digest(tx, steps, fresh, known, weekly));
            }
            writeSteps(tx, fresh, today);
        });
    }

    /** What was sent only this week needs no summary yet. */
    private boolean hasBegun(List<Step> steps, LocalDate monday) {
        return steps.stream()
                .anyMatch(step -> civic.days().day(step.open().asked()).isBefore(monday));
    }

    private Digest digest(
            Transaction tx, List<Step> steps, List<Step> fresh, Map<ProposalId, Proposal> known, boolean weekly) {
        var shown = fresh;
        var named = known;
        if (weekly && fresh.isEmpty()) { // what is due next, so that it says something
            shown = steps.stream().limit(DigestText.LINES).toList();
            named = proposals
                    .all(tx, shown.stream().map(step -> step.open().proposal()).toList())
                    .stream()
                    .collect(Collectors.toMap(Proposal::id, proposal -> proposal));
        }
        var today = civic.days().day(civic.clock().instant());
        var soon = new ArrayList<Item>();
        var late = new ArrayList<Item>();
        for (var step : shown) {
            (step.open().due().isBefore(today) ? late : soon).add(item(step, named));
        }
        return new Digest(List.of(), soon, late, weekly ? Optional.of(steps.size()) : Optional.empty());
    }

    private static Item item(Step step, Map<ProposalId, Proposal> known) {
        return new Item(
                known.get(step.open().proposal()),
                step.body(),
                Optional.empty(),
                Optional.of(step.open().due()));
    }

    private void writeSteps(Transaction tx, List<Step> fresh, LocalDate today) {
        record Group(BodyId body, int step, boolean overdue) {}
        var groups = fresh.stream()
                .collect(Collectors.groupingBy(
                        step -> new Group(
                                step.open().body(),
                                step.step(),
                                step.open().due().isBefore(today)),
                        LinkedHashMap::new,
                        Collectors.mapping(step -> step.open().proposal(), Collectors.toList())));
        groups.forEach((group, ids) -> {
            clocks.reminded(tx, ids, group.body(), group.step());
            for (int from = 0; from < ids.size(); from += BATCH) {
                var some = ids.subList(from, Math.min(from + BATCH, ids.size())).stream()
                        .map(ProposalId::value)
                        .toList();
                jobs.enqueue(tx, REMINDED, new Reminded(some, group.body().value(), group.overdue()));
            }
        });
    }

    private void writeDown(Reminded reminded) {
        database.write(tx -> {
            var ids = reminded.proposals().stream().map(ProposalId::new).toList();
            for (var proposal : proposals.locked(tx, ids)) {
                clocks.writeReminder(tx, proposal.id(), new BodyId(reminded.body()), reminded.overdue());
            }
        });
    }
}
