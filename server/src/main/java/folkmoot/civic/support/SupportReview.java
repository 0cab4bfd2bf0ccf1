package folkmoot.civic.support;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.CommunityLog.Act;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.log.SupportAct;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Reason;
import folkmoot.civic.proposal.Records;
import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.Thresholds;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Worded;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Supports that moderators let count or take out, in the open. They see where supports come from and how, never whose they are; what
 * they decided stands in the proposal's history, in the community's log and, support by support, in the log that anybody can check.
 * Nothing is deleted, and everything can be put back.
 */
public final class SupportReview {

    private static final int MOST_AT_ONCE = 50_000;

    private final Proposals proposals;
    private final Thresholds thresholds;
    private final Records records;
    private final Foundations civic;
    private final CommunityLog log;
    private final SupportStore store;
    private final SupportWriter writer;
    private final SelectSupports select;
    private final SupportAlarms alarms;

    SupportReview(
            Proposals proposals,
            Thresholds thresholds,
            Records records,
            CommunityLog log,
            SupportStore store,
            SupportWriter writer) {
        this.proposals = proposals;
        this.thresholds = thresholds;
        this.records = records;
        this.civic = proposals.civic();
        this.log = log;
        this.store = store;
        this.writer = writer;
        this.select = new SelectSupports(civic.uris().domain());
        this.alarms = new SupportAlarms(civic.uris().domain());
    }

    /**
     * What is held from one source.
     *
     * @param source registrable domain, this instance's own for accounts here; empty for all sources of fewer than five supporters
     * @param upTo the newest of them: what comes later is not decided with them
     * @param counted how many of this source count already; 0 where it is not named
     * @param newcomers how many were first heard of after the proposal was made
     */
    public record Batch(String source, long upTo, int held, int counted, int newcomers, Instant first, Instant last) {}

    /**
     * What a decision does to the columns.
     *
     * @param changed how many supports become something else
     * @param upTo what to decide with, so that exactly these are meant
     * @param metBefore whether the threshold rule is met by the columns as they are
     */
    public record Effect(int changed, long upTo, Tally before, Tally after, boolean metBefore, boolean metAfter) {}

    /**
     * Something odd about the supports of a proposal.
     *
     * @param source the server; empty where it is not about one
     * @param count of so many supports
     * @param of among so many
     */
    public record Alarm(Kind kind, Optional<String> source, int count, int of, Instant from, Instant until) {

        /** What is odd. */
        public enum Kind implements Worded {
            /** Most accounts are newer here than the proposal. */
            NEWCOMERS,
            /** Many from one server elsewhere. */
            ONE_SERVER,
            /** People here whose requests came from one network. */
            ONE_NETWORK,
            /** So many from one source within a minute. */
            BURST;

            @Override
            public String word() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /**
     * How the supports came, in equal spans of time.
     *
     * @param given of each span, live ones
     * @param counted those of them that count
     */
    public record Plot(Instant begin, Duration span, int[] given, int[] counted) {}

    /** What moderators should look at, with how the supports came. */
    public record Alarms(List<Alarm> alarms, Plot plot) {}

    /** What looks odd. Problems: 403 for anybody but the community's moderators. */
    public Alarms alarms(Transaction tx, Proposal proposal, Account moderator) {
        requireModerator(tx, proposal, moderator);
        return alarms.of(tx, proposal, civic.clock().instant());
    }

    /** What waits for a decision, most first. Problems: 403 for anybody but the community's moderators. */
    public List<Batch> held(Transaction tx, Proposal proposal, Account moderator) {
        requireModerator(tx, proposal, moderator);
        tx.flush();
        return select.held(tx, proposal.id());
    }

    /** A proposal with supports that wait for a decision. */
    public record Waiting(ProposalId proposal, String title, int held, Instant oldest) {}

    /** Of all proposals of a community, those with held supports, the longest waiting first. Problems: 403 for anybody but its moderators. */
    public List<Waiting> waiting(Transaction tx, CommunityId community, Account moderator, int most) {
        civic.communities().requireModerator(tx, community, moderator.id());
        tx.flush();
        return select.waiting(tx, community, most);
    }

    /**
     * What a decision about a selection would do, without doing it. Problems: 403 for anybody but the community's moderators, 422 for
     * more than 50,000 at once.
     *
     * @param refusal empty to let them count
     */
    public Effect tryOut(
            Transaction tx, Proposal seen, Account moderator, Selection selection, Optional<Refusal> refusal) {
        requireModerator(tx, seen, moderator);
        var proposal = proposals.locked(tx, seen);
        return effect(tx, proposal, rows(tx, proposal, selection), refusal);
    }

    /**
     * Lets supports count, or takes them out with a reason. Problems: as {@link #tryOut}, and 422 for a note that is too long.
     *
     * @param note what everybody can read
     */
    public Effect decide(
            Transaction tx,
            Proposal seen,
            Account moderator,
            Selection selection,
            Optional<Refusal> refusal,
            String note) {
        requireModerator(tx, seen, moderator);
        var words = Reason.requireNote(note);
        var proposal = proposals.locked(tx, seen);
        var rows = rows(tx, proposal, selection);
        var effect = effect(tx, proposal, rows, refusal);
        for (var before : Counting.values()) {
            decide(tx, proposal, moderator, ofCounting(rows, before), new Verdict(before, refusal, words));
        }
        if (effect.changed() > 0) {
            records.changed(tx, proposal.id());
        }
        return effect;
    }

    private static List<SupportRow> ofCounting(List<SupportRow> rows, Counting counting) {
        return rows.stream()
                .filter(row -> row.decision().counting() == counting)
                .toList();
    }

    private List<SupportRow> rows(Transaction tx, Proposal proposal, Selection selection) {
        var rows = store.lock(tx, select.condition(proposal.id(), selection), 0, MOST_AT_ONCE + 1);
        if (rows.size() > MOST_AT_ONCE) {
            throw Invalid.refused("These are more than " + MOST_AT_ONCE + " supports. Choose fewer at once");
        }
        return rows;
    }

    /** @param before how the supports are counted before it */
    private record Verdict(Counting before, Optional<Refusal> refusal, String note) {

        SupportAct act() {
            return switch (before) {
                case HELD -> refusal.isPresent() ? SupportAct.REFUSED : SupportAct.RELEASED;
                case COUNTED -> SupportAct.INVALIDATED;
                case INVALID -> refusal.isPresent() ? SupportAct.INVALIDATED : SupportAct.REINSTATED;
            };
        }

        SupportRow on(SupportRow row) {
            var column = row.decision().column();
            return refusal.map(why -> row.reviewed(
                            new SupportRow.Decision(column, Counting.INVALID, Optional.of(why.word())),
                            Review.INVALIDATED))
                    .orElseGet(() -> row.reviewed(
                            isLeftOutByRule(row)
                                    ? row.decision()
                                    : new SupportRow.Decision(column, Counting.COUNTED, Optional.empty()),
                            Review.RELEASED));
        }

        /** Moderators put back what moderators took out; not somebody who is banned or speaks for a body. */
        private static boolean isLeftOutByRule(SupportRow row) {
            return row.decision().counting() == Counting.INVALID
                    && row.decision().why().flatMap(Refusal::of).isEmpty();
        }
    }

    private Effect effect(Transaction tx, Proposal proposal, List<SupportRow> rows, Optional<Refusal> refusal) {
        var before = proposals.tallies().of(tx, proposal.id());
        var counts = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        counts.putAll(before.counts());
        var earlier = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        earlier.putAll(before.earlier());
        var held = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        held.putAll(before.held());
        int refused = before.refused();
        int changed = 0;
        for (var row : rows) {
            var after = new Verdict(row.decision().counting(), refusal, "").on(row);
            if (after.decision().equals(row.decision())) {
                continue;
            }
            changed++;
            refused += count(proposal, row, -1, counts, earlier, held);
            refused += count(proposal, after, 1, counts, earlier, held);
        }
        var then = new Tally(counts, earlier, held, refused);
        long upTo = rows.isEmpty() ? 0 : rows.getLast().id();
        return new Effect(changed, upTo, before, then, isMet(tx, proposal, before), isMet(tx, proposal, then));
    }

    /** By how much the number of those left out changes. */
    private static int count(
            Proposal proposal,
            SupportRow row,
            int by,
            Map<SupportColumn, Integer> counts,
            Map<SupportColumn, Integer> earlier,
            Map<SupportColumn, Integer> held) {
        var column = row.decision().column();
        return switch (row.decision().counting()) {
            case COUNTED -> {
                counts.merge(column, by, Integer::sum);
                if (row.version() < proposal.version()) {
                    earlier.merge(column, by, Integer::sum);
                }
                yield 0;
            }
            case HELD -> {
                held.merge(column, by, Integer::sum);
                yield 0;
            }
            case INVALID -> by;
        };
    }

    private boolean isMet(Transaction tx, Proposal proposal, Tally tally) {
        return thresholds.isMet(tx, proposal, tally);
    }

    private void decide(Transaction tx, Proposal proposal, Account moderator, List<SupportRow> rows, Verdict verdict) {
        if (verdict.before() == Counting.COUNTED && verdict.refusal().isEmpty()) {
            writer.change(tx, rows, verdict.act(), verdict::on); // counted as before, and no rule changes it again
            return;
        }
        int decided = writer.change(tx, rows, verdict.act(), verdict::on);
        if (decided > 0) {
            record(tx, proposal, moderator, decided, verdict);
        }
    }

    private void record(Transaction tx, Proposal proposal, Account moderator, int decided, Verdict verdict) {
        var reason = verdict.refusal().map(Refusal::word);
        proposals.record(
                tx,
                proposal.id(),
                event(verdict.act().word())
                        .by(moderator.id())
                        .to(Integer.toString(decided))
                        .because(reason, verdict.note()));
        log.add(
                tx,
                proposal.community(),
                moderator.id(),
                act(verdict.act()),
                proposal.record(),
                reason.map(word -> verdict.note().isEmpty() ? word : word + ": " + verdict.note())
                        .orElse(verdict.note()));
    }

    private static Act act(SupportAct act) {
        return switch (act) {
            case RELEASED -> Act.RELEASE;
            case REFUSED -> Act.REFUSE;
            case INVALIDATED -> Act.INVALIDATE;
            case REINSTATED -> Act.REINSTATE;
            case GIVEN, WITHDRAWN, MOVED, RECOUNTED -> throw new IllegalArgumentException(act.word());
        };
    }

    private void requireModerator(Transaction tx, Proposal proposal, Account moderator) {
        proposal.requireHome();
        civic.communities().requireModerator(tx, proposal.community(), moderator.id());
    }
}
