package folkmoot.civic.statistics;

import static folkmoot.schema.generated.Tables.BODY_STATISTIC;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/** Counts how every body answers what is at home here, and keeps that for the pages. All SQL that writes {@code body_statistic}. */
public final class Counting {

    private final Database database;
    private final TrackFigures figures;
    private final InstantSource clock;

    public Counting(Database database, TrackFigures figures, InstantSource clock) {
        this.database = database;
        this.figures = figures;
        this.clock = clock;
    }

    /** Counts everything anew. */
    public void run() {
        database.write(tx -> replace(tx, figures.where(tx, "t.body_id IS NOT NULL AND p.local")));
    }

    private void replace(Transaction tx, Map<TrackFigures.Key, Figures> figures) {
        var now = clock.instant();
        tx.sql().deleteFrom(BODY_STATISTIC).execute();
        figures.forEach((key, is) -> tx.sql()
                .insertInto(BODY_STATISTIC)
                .set(BODY_STATISTIC.BODY_ID, key.body().orElseThrow().value())
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
                .set(BODY_STATISTIC.PROMISED, is.promises().made())
                .set(BODY_STATISTIC.PROMISES_KEPT, is.promises().kept())
                .set(BODY_STATISTIC.PROMISES_LATE, is.promises().late())
                .set(BODY_STATISTIC.COUNTED_AT, now)
                .execute());
    }
}
