package folkmoot.civic.statistics;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.WorkingDays;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How tracks were answered, and what was promised on them: the one method by which the page of a body and a desk count. Tracks that were
 * asked and answered on the same days are one row. Reads only.
 */
public final class TrackFigures {

    private static final String TRACKS = """
        SELECT t.body_id,
               (t.asked_at AT TIME ZONE here.zone)::date AS asked,
               (t.answered_at AT TIME ZONE here.zone)::date AS answered,
               (z.paused_at AT TIME ZONE here.zone)::date AS paused,
               (coalesce(z.ended_at, t.answered_at) AT TIME ZONE here.zone)::date AS resumed,
               coalesce(p.category, '') AS category,
               coalesce(t.acknowledged_at, t.answered_at) IS NOT NULL AS acknowledged,
               coalesce((coalesce(t.acknowledged_at, t.answered_at) AT TIME ZONE here.zone)::date <= t.ack_due, false)
                   AS acknowledged_in_time,
               coalesce((t.answered_at AT TIME ZONE here.zone)::date <= t.answer_due, false) AS answered_in_time,
               t.answered_at IS NULL AND t.answer_due < here.today AS overdue,
               EXISTS (SELECT 1 FROM proposal_event e
                   WHERE e.proposal_id = t.proposal_id AND e.kind = 'state' AND e.to_state = 'disputed') AS reopened,
               count(*)::integer AS many
        FROM (SELECT ?::text AS zone, ?::date AS today) here, proposal_track t JOIN proposal p ON p.id = t.proposal_id
        LEFT JOIN track_pause z ON z.proposal_id = t.proposal_id AND z.body_id = t.body_id
        WHERE t.asked_at IS NOT NULL AND %s
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        """;

    private static final String PROMISES = """
        SELECT t.body_id,
               extract(year FROM t.asked_at AT TIME ZONE here.zone)::integer AS year,
               coalesce(p.category, '') AS category,
               count(*)::integer AS made,
               count(*) FILTER (WHERE c.kept_at IS NOT NULL AND c.late_at IS NULL)::integer AS kept,
               count(*) FILTER (WHERE c.late_at IS NOT NULL)::integer AS late
        FROM (SELECT ?::text AS zone) here, commitment c JOIN proposal p ON p.id = c.proposal_id
        JOIN proposal_track t ON t.proposal_id = c.proposal_id AND t.body_id = c.body_id
        WHERE t.asked_at IS NOT NULL AND %s
        GROUP BY 1, 2, 3
        """;

    private final Bodies bodies;
    private final WorkingDays days;
    private final InstantSource clock;

    public TrackFigures(Bodies bodies, WorkingDays days, InstantSource clock) {
        this.bodies = bodies;
        this.days = days;
        this.clock = clock;
    }

    /** What lines are counted by. @param body empty for entries of registers elsewhere */
    record Key(Optional<BodyId> body, int year, String category) {}

    /** Tracks that are alike. */
    private record Alike(
            Optional<BodyId> body,
            LocalDate asked,
            Optional<LocalDate> answered,
            Optional<LocalDate> paused,
            Optional<LocalDate> resumed,
            String category,
            boolean acknowledged,
            boolean acknowledgedInTime,
            boolean answeredInTime,
            boolean overdue,
            boolean reopened,
            int many) {}

    /** Of those that fulfil a condition in SQL on {@code t}, a track, and {@code p}, its proposal. */
    Map<Key, Figures> where(Transaction tx, String condition, Object... values) {
        var figures = new HashMap<Key, Figures>();
        var found = tracks(tx, condition, values);
        var entries =
                bodies
                        .list(
                                tx,
                                found.stream()
                                        .flatMap(alike -> alike.body().stream())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Body::id, Function.identity()));
        found.forEach(alike -> figures.merge(
                new Key(alike.body(), alike.asked().getYear(), alike.category()),
                figures(alike, days.of(alike.body().map(entries::get))),
                Figures::plus));
        promises(tx, condition, values).forEach((key, promises) -> figures.merge(key, promises, Figures::plus));
        return figures;
    }

    private List<Alike> tracks(Transaction tx, String condition, Object... values) {
        var given = new ArrayList<Object>(List.of(days.zone().getId(), days.day(clock.instant())));
        given.addAll(List.of(values));
        return tx.sql()
                .fetch(TRACKS.formatted(condition), given.toArray())
                .map(row -> new Alike(
                        Optional.ofNullable(row.get("body_id", Long.class)).map(BodyId::new),
                        row.get("asked", LocalDate.class),
                        Optional.ofNullable(row.get("answered", LocalDate.class)),
                        Optional.ofNullable(row.get("paused", LocalDate.class)),
                        Optional.ofNullable(row.get("resumed", LocalDate.class)),
                        row.get("category", String.class),
                        row.get("acknowledged", Boolean.class),
                        row.get("acknowledged_in_time", Boolean.class),
                        row.get("answered_in_time", Boolean.class),
                        Boolean.TRUE.equals(row.get("overdue", Boolean.class)),
                        row.get("reopened", Boolean.class),
                        row.get("many", Integer.class)));
    }

    private Map<Key, Figures> promises(Transaction tx, String condition, Object... values) {
        var given =
                Stream.concat(Stream.of(days.zone().getId()), Stream.of(values)).toArray();
        return tx.sql().fetch(PROMISES.formatted(condition), given).stream()
                .collect(Collectors.toMap(
                        row -> new Key(
                                Optional.ofNullable(row.get("body_id", Long.class))
                                        .map(BodyId::new),
                                row.get("year", Integer.class),
                                row.get("category", String.class)),
                        row -> Figures.of(new Figures.Promises(
                                row.get("made", Integer.class),
                                row.get("kept", Integer.class),
                                row.get("late", Integer.class)))));
    }

    private static Figures figures(Alike alike, WorkingDays calendar) {
        int many = alike.many();
        return new Figures(
                many,
                alike.acknowledged() ? many : 0,
                alike.acknowledgedInTime() ? many : 0,
                alike.answered().isPresent() ? many : 0,
                alike.answeredInTime() ? many : 0,
                alike.overdue() ? many : 0,
                alike.reopened() ? many : 0,
                alike.answered()
                        .map(answered -> waits(alike, answered, calendar))
                        .orElse(new int[0]));
    }

    private static int[] waits(Alike alike, LocalDate answered, WorkingDays calendar) {
        int still = alike.paused()
                .flatMap(from -> alike.resumed().map(to -> Pauses.stoodStill(calendar, from, to)))
                .orElse(0);
        int waited = Math.clamp(calendar.between(alike.asked(), answered) - still, 0, Figures.LONGEST);
        var counts = new int[waited + 1];
        counts[waited] = alike.many();
        return counts;
    }
}
