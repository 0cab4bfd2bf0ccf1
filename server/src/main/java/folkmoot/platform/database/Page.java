package folkmoot.platform.database;

import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * Which part of a list ordered by id, newest first. {@code maxId}: strictly older. {@code sinceId}: strictly newer, the
 * newest page. {@code minId}: the page immediately newer; it wins over {@code sinceId}.
 *
 * @param limit rows at most, at least 1
 */
public record Page(OptionalLong maxId, OptionalLong sinceId, OptionalLong minId, int limit) {

    /** The newest rows. */
    public static Page first(int limit) {
        return new Page(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), limit);
    }

    /** Rows strictly older than an id. */
    public static Page before(long id, int limit) {
        return new Page(OptionalLong.of(id), OptionalLong.empty(), OptionalLong.empty(), limit);
    }

    /** Whether rows are chosen from the cursor upwards; they are shown newest first all the same. */
    public boolean ascending() {
        return minId.isPresent();
    }

    /** The bounds as a condition on the row's id. */
    public Condition bounds(Field<Long> id) {
        Condition condition = DSL.noCondition();
        if (maxId.isPresent()) {
            condition = condition.and(id.lt(maxId.getAsLong()));
        }
        if (minId.isPresent()) {
            return condition.and(id.gt(minId.getAsLong()));
        }
        return sinceId.isPresent() ? condition.and(id.gt(sinceId.getAsLong())) : condition;
    }

    /** The order by the row's id in which the first rows within the bounds are the wanted ones. */
    public SortField<Long> order(Field<Long> id) {
        return ascending() ? id.asc() : id.desc();
    }

    /** Rows in the order in which they are shown. */
    public <T> List<T> newestFirst(List<T> rows) {
        return ascending() ? rows.reversed() : rows;
    }
}
