package folkmoot.civic.statistics;

import static folkmoot.schema.generated.Tables.BODY_STATISTIC;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.WorkingDays;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts how every body answers, from the tracks of all proposals; those asked and answered on the same days are one row. */
public final class Counting {

    private static final String TRACKS = """
        SELECT t.body_id,
               (t.asked_at AT TIME ZONE ?)::date AS asked,
               (t.answered_at AT TIME ZONE ?)::date AS answered,
               coalesce(p.category, '') AS category,
               coalesce(t.acknowledged_at, t.answered_at) IS NOT NULL AS acknowledged,
               coalesce((coalesce(t.acknowledged_at, t.answered_at) AT TIME ZONE ?)::date <= t.ack_due, false) AS acknowledged_in_time,
               coalesce((t.answered_at AT TIME ZONE ?)::date <= t.answer_due, false) AS answered_in_time,
               t.answered_at IS NULL AND t.answer_due < ? AS overdue,
               EXISTS (SELECT 1 FROM proposal_event e
                   WHERE e.proposal_id = t.proposal_id AND e.kind = 'state' AND e.to_state = 'disputed') AS reopened,
               count(*)::integer AS many
        FROM proposal_track t JOIN proposal p ON p.id = t.proposal_id
        WHERE t.body_id IS NOT NULL AND t.asked_at IS NOT NULL AND p.local
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
        """;

    private final Database database;
    private final Bodies bodies;
    private final WorkingDays days;
    private final InstantSource clock;

    public Counting(Database database, Bodies bodies, WorkingDays days, InstantSource clock) {
        this.database = database;
        this.bodies = bodies;
        this.days = days;
        this.clock = clock;
    }

    private record Key(BodyId body, int year, String category) {}

    /** Tracks that are alike. */
    private record Alike(
            BodyId body,
            LocalDate asked,
            Optional<LocalDate> answered,
            String category,
            boolean acknowledged,
            boolean acknowledgedInTime,
            boolean answeredInTime,
            boolean overdue,
            boolean reopened,
            int many) {}

    /** Counts everything anew. */
    public void run() {
        database.write(tx -> {
            var figures = new HashMap<Key, Figures>();
            var found = read(tx);
            var entries = bodies
                    .list(tx, found.stream().map(Alike::body).distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(Body::id, Function.identity()));
            found.forEach(alike -> figures.merge(
                    new Key(alike.body(), alike.asked().getYear(), alike.category()),
                    figures(alike, days.of(Optional.ofNullable(entries.get(alike.body())))),
                    Figures::plus));
            replace(tx, figures);
        });
    }

    private List<Alike> read(Transaction tx) {
        var zone = days.zone().getId();
        return tx.sql()
                .fetch(TRACKS, zone, zone, zone, zone, days.day(clock.instant()))
                .map(row -> new Alike(
                        new BodyId(row.get("body_id", Long.class)),
                        row.get("asked", LocalDate.class),
                        Optional.ofNullable(row.get("answered", LocalDate.class)),
                        row.get("category", String.class),
                        row.get("acknowledged", Boolean.class),
                        row.get("acknowledged_in_time", Boolean.class),
                        row.get("answered_in_time", Boolean.class),
                        Boolean.TRUE.equals(row.get("overdue", Boolean.class)),
                        row.get("reopened", Boolean.class),
                        row.get("many", Integer.class)));
    }

    private static Figures figures(Alike alike, WorkingDays calendar) {
        int many = alike.many();
        var waits = alike.answered()
                .map(answered -> {
                    int waited = Math.min(calendar.between(alike.asked(), answered), Figures.LONGEST);
                    var counts = new int[waited + 1];
                    counts[waited] = many;
                    return counts;
                })
                .orElse(new int[0]);
        return new Figures(
                many,
                alike.acknowledged() ? many : 0,
                alike.acknowledgedInTime() ? many : 0,
                alike.answered().isPresent() ? many : 0,
                alike.answeredInTime() ? many : 0,
                alike.overdue() ? many : 0,
                alike.reopened() ? many : 0,
                waits);
    }

    private void replace(Transaction tx, Map<Key, Figures> figures) {
        var now = clock.instant();
        tx.sql().deleteFrom(BODY_STATISTIC).execute();
        figures.forEach((key, is) -> tx.sql()
                .insertInto(BODY_STATISTIC)
                .set(BODY_STATISTIC.BODY_ID, key.body().value())
                .set(BODY_STATISTIC.YEAR, key.year())
                .set(BODY_STATISTIC.CATEGORY, key.category())
                .set(BODY_STATISTIC.RECEIVED, is.received())
                .set(BODY_STATISTIC.ACKNOWLEDGED, is.acknowledged())
                .set(BODY_STATISTIC.ACKNOWLEDGED_IN_TIME, is.acknowledgedInTime())
                .set(BODY_STATISTIC.ANSWERED, is.answered())
                .set(BODY_STATISTIC.ANSWERED_IN_TIME, is.answeredInTime())
                .set(BODY_STATISTIC.OVERDUE, is.overdue())
                .set(BODY_STATISTIC.REOPENED, is.reopened())
                .set(BODY_STATISTIC.WAITS, Arrays.stream(is.waits()).boxed().toArray(Integer[]::new))
                .set(BODY_STATISTIC.COUNTED_AT, now)
                .execute());
    }
}
