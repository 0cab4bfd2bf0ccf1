package folkmoot.stewardship.dashboard;

import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;

import folkmoot.platform.database.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Of those who joined in one stretch of time, how many came back in each that followed (Admin::Cohort). */
public final class Retention {

    public enum Frequency {
        DAY,
        MONTH;

        LocalDate begin(LocalDate day) {
            return this == MONTH ? day.withDayOfMonth(1) : day;
        }

        LocalDate next(LocalDate begin) {
            return this == MONTH ? begin.plusMonths(1) : begin.plusDays(1);
        }

        Field<LocalDate> of(Field<?> when) {
            var day = Period.day(when);
            return this == MONTH ? DSL.field("date_trunc('month', {0})::date", SQLDataType.LOCALDATE, day) : day;
        }
    }

    /** Those who joined in the stretch that begins on a day. */
    public record Cohort(LocalDate joined, List<Return> returns) {}

    /** @param rate share of those who joined, from 0 to 1 */
    public record Return(LocalDate begin, double rate, int count) {}

    /** One cohort for each stretch, each with its returns up to the end of the period. Two queries. */
    public List<Cohort> of(Transaction tx, Period period, Frequency frequency) {
        var joined = frequency.of(USERS.CREATED_AT);
        var came = frequency.of(VISIT.DAY);
        var sizes = tx.sql()
                .select(joined, DSL.count())
                .from(USERS)
                .where(period.holds(USERS.CREATED_AT))
                .groupBy(joined)
                .fetchMap(joined, DSL.count());
        Map<List<LocalDate>, Integer> returns = tx.sql()
                .select(joined, came, DSL.countDistinct(USERS.ID))
                .from(USERS)
                .join(VISIT)
                .on(VISIT.USER_ID.eq(USERS.ID))
                .where(period.holds(USERS.CREATED_AT), period.holds(VISIT.DAY))
                .groupBy(joined, came)
                .fetchMap(row -> List.of(row.value1(), row.value2()), row -> row.value3());
        var begins = stretches(period, frequency);
        return begins.stream()
                .map(cohort -> new Cohort(
                        cohort,
                        begins.stream()
                                .filter(begin -> !begin.isBefore(cohort))
                                .map(begin -> returned(
                                        begin,
                                        returns.getOrDefault(List.of(cohort, begin), 0),
                                        sizes.getOrDefault(cohort, 0)))
                                .toList()))
                .toList();
    }

    private static Return returned(LocalDate begin, int count, int size) {
        return new Return(begin, size == 0 ? 0 : (double) count / size, count);
    }

    private static List<LocalDate> stretches(Period period, Frequency frequency) {
        return Stream.iterate(frequency.begin(period.first()), begin -> !begin.isAfter(period.last()), frequency::next)
                .toList();
    }
}
