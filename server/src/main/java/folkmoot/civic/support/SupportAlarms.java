package folkmoot.civic.support;

import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What looks odd about the supports of a proposal, for moderators to look at: nothing is held or taken out because of it. It names
 * servers of five supporters and more, and never people.
 */
final class SupportAlarms {

    private static final int FEWEST = 20;
    private static final double MOST_NEW = 0.5;
    private static final double MOST_FROM_ONE = 0.4;
    private static final int MOST_FROM_ONE_NETWORK = 5;
    private static final int BURST = 30;
    private static final int BINS = 48;
    private static final Duration SHORTEST_BIN = Duration.ofMinutes(1);

    private static final String SOURCES = """
        SELECT s.source, count(*), count(*) FILTER (WHERE a.first_seen_at > o.created_at OR u.unseen AND u.created_at > o.created_at),
               sum(count(*)) OVER (), min(s.created_at), max(s.created_at)
        FROM support s JOIN proposal o ON o.id = s.proposal_id LEFT JOIN account a ON a.id = s.account_id
        LEFT JOIN users u ON u.account_id = s.account_id
        WHERE s.proposal_id = ? AND s.withdrawn_at IS NULL AND s.counted_in <> 'in-person'
        GROUP BY s.source ORDER BY count(*) DESC LIMIT 50
        """;

    /** People here whose requests came from one /48 (IPv6) or /24 (IPv4) on the day on which they supported. */
    private static final String NETWORKS = """
        SELECT count(DISTINCT s.account_id), min(s.created_at), max(s.created_at)
        FROM support s JOIN users u ON u.account_id = s.account_id
        JOIN visit v ON v.user_id = u.id AND v.day = (s.created_at AT TIME ZONE 'UTC')::date
        WHERE s.proposal_id = ? AND s.withdrawn_at IS NULL
        GROUP BY network(set_masklen(v.address::inet, CASE WHEN family(v.address::inet) = 4 THEN 24 ELSE 48 END))
        HAVING count(DISTINCT s.account_id) >= ? ORDER BY 1 DESC LIMIT 10
        """;

    private static final String BURSTS = """
        SELECT source, count(*), min(created_at), max(created_at) FROM support
        WHERE proposal_id = ? AND withdrawn_at IS NULL
        GROUP BY source, date_trunc('minute', created_at) HAVING count(*) >= ? ORDER BY 2 DESC LIMIT 10
        """;

    private static final String PLOT = """
        SELECT width_bucket(extract(epoch FROM created_at), ?, ?, ?), count(*), count(*) FILTER (WHERE counting = 'counted')
        FROM support WHERE proposal_id = ? AND withdrawn_at IS NULL GROUP BY 1 ORDER BY 1
        """;

    private final String here;

    /** @param here domain of the accounts here */
    SupportAlarms(String here) {
        this.here = here;
    }

    private record Source(String name, int live, int fresh, int all, Instant first, Instant last) {}

    SupportReview.Alarms of(Transaction tx, Proposal proposal, Instant now) {
        tx.flush();
        var alarms = new ArrayList<SupportReview.Alarm>();
        var sources = tx.fetch(SOURCES, SupportAlarms::source, proposal.id().value());
        addNewcomers(alarms, sources);
        addSources(alarms, sources);
        addNetworks(alarms, tx, proposal);
        addBursts(alarms, tx, proposal);
        return new SupportReview.Alarms(alarms, plot(tx, proposal, now));
    }

    private static void addNewcomers(List<SupportReview.Alarm> alarms, List<Source> sources) {
        int live = sources.stream().mapToInt(Source::live).sum();
        int fresh = sources.stream().mapToInt(Source::fresh).sum();
        if (live >= FEWEST && fresh > live * MOST_NEW) {
            alarms.add(new SupportReview.Alarm(
                    SupportReview.Alarm.Kind.NEWCOMERS,
                    Optional.empty(),
                    fresh,
                    live,
                    sources.stream().map(Source::first).min(Instant::compareTo).orElseThrow(),
                    sources.stream().map(Source::last).max(Instant::compareTo).orElseThrow()));
        }
    }

    private void addSources(List<SupportReview.Alarm> alarms, List<Source> sources) {
        for (var source : sources) {
            if (!source.name().isEmpty() && source.live() >= FEWEST && source.live() > source.all() * MOST_FROM_ONE) {
                alarms.add(new SupportReview.Alarm(
                        SupportReview.Alarm.Kind.ONE_SERVER,
                        Optional.of(source.name()),
                        source.live(),
                        source.all(),
                        source.first(),
                        source.last()));
            }
        }
    }

    private static void addNetworks(List<SupportReview.Alarm> alarms, Transaction tx, Proposal proposal) {
        alarms.addAll(tx.fetch(
                NETWORKS,
                row -> new SupportReview.Alarm(
                        SupportReview.Alarm.Kind.ONE_NETWORK,
                        Optional.empty(),
                        row.getInt(1),
                        row.getInt(1),
                        Rows.time(row, 2),
                        Rows.time(row, 3)),
                proposal.id().value(),
                MOST_FROM_ONE_NETWORK));
    }

    private void addBursts(List<SupportReview.Alarm> alarms, Transaction tx, Proposal proposal) {
        alarms.addAll(tx.fetch(
                BURSTS,
                row -> new SupportReview.Alarm(
                        SupportReview.Alarm.Kind.BURST,
                        Optional.of(row.getString(1).isEmpty() ? here : row.getString(1)),
                        row.getInt(2),
                        row.getInt(2),
                        Rows.time(row, 3),
                        Rows.time(row, 4)),
                proposal.id().value(),
                BURST));
    }

    private static SupportReview.Plot plot(Transaction tx, Proposal proposal, Instant now) {
        var begin = proposal.times().created();
        var length = Duration.between(begin, now).dividedBy(BINS).plusSeconds(1);
        var bin = length.compareTo(SHORTEST_BIN) < 0 ? SHORTEST_BIN : length;
        var given = new int[BINS];
        var counted = new int[BINS];
        var end = begin.plus(bin.multipliedBy(BINS));
        tx.fetch(
                PLOT,
                row -> {
                    int at = Math.clamp(row.getInt(1) - 1L, 0, BINS - 1);
                    given[at] += row.getInt(2);
                    counted[at] += row.getInt(3);
                    return true;
                },
                begin.getEpochSecond(),
                end.getEpochSecond(),
                BINS,
                proposal.id().value());
        return new SupportReview.Plot(begin, bin, given, counted);
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), Rows.time(row, 5), Rows.time(row, 6));
    }
}
