package folkmoot.stewardship.dashboard;

import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Whole days (UTC), the first and the last included: at most two years. */
public record Period(LocalDate first, LocalDate last) {

    private static final long LONGEST = 732;

    public Period {
        if (last.isBefore(first)) {
            throw Invalid.malformed("end_at must not be before start_at");
        }
        if (ChronoUnit.DAYS.between(first, last) > LONGEST) {
            throw Invalid.malformed("No more than two years at once");
        }
    }

    /** As long, and just before. */
    public Period before() {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return new Period(first.minusDays(days), first.minusDays(1));
    }

    List<LocalDate> days() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** The day on which something happened. */
    static Field<LocalDate> day(Field<?> when) {
        return when.getDataType().isDate()
                ? when.cast(SQLDataType.LOCALDATE)
                : DSL.field("({0} AT TIME ZONE 'UTC')::date", SQLDataType.LOCALDATE, when);
    }

    /** Whether something happened in it; can use an index on the column. */
    @SuppressWarnings("unchecked")
    Condition holds(Field<?> when) {
        return when.getDataType().isDate()
                ? ((Field<LocalDate>) when).between(first, last)
                : ((Field<Instant>) when)
                        .ge(first.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .and(((Field<Instant>) when)
                                .lt(last.plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()));
    }
}
