package folkmoot.civic.statistics;

import static folkmoot.schema.generated.Tables.BODY_STATISTIC;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How bodies answer, as it was last counted: a line for each year and category, however many proposals these are. */
public final class BodyStatistics {

    /** Of one body in one year and category; the category is empty for proposals without one. */
    public record Line(BodyId body, int year, String category, Figures figures, Instant counted) {}

    /** Of one body. One query. */
    public List<Line> of(Transaction tx, BodyId body) {
        return of(tx, List.of(body));
    }

    /** The same of several, the newest year first. One query. */
    public List<Line> of(Transaction tx, Collection<BodyId> bodies) {
        return tx.sql()
                .selectFrom(BODY_STATISTIC)
                .where(BODY_STATISTIC.BODY_ID.in(
                        bodies.stream().map(BodyId::value).toList()))
                .orderBy(BODY_STATISTIC.YEAR.desc(), BODY_STATISTIC.CATEGORY)
                .fetch(row -> new Line(
                        new BodyId(row.getBodyId()),
                        row.getYear(),
                        row.getCategory(),
                        new Figures(
                                row.getReceived(),
                                row.getAcknowledged(),
                                row.getAcknowledgedInTime(),
                                row.getAnswered(),
                                row.getAnsweredInTime(),
                                row.getOverdue(),
                                row.getReopened(),
                                Arrays.stream(row.getWaits())
                                        .mapToInt(Integer::intValue)
                                        .toArray(),
                                new Figures.Promises(row.getPromised(), row.getPromisesKept(), row.getPromisesLate())),
                        row.getCountedAt()));
    }

    /** All lines together. */
    public static Figures total(List<Line> lines) {
        return Figures.sum(lines.stream().map(Line::figures).toList());
    }

    /** Added up by what lines have in common, in the order in which it comes first. */
    public static <K> Map<K, Figures> by(List<Line> lines, Function<Line, K> key) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        key,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), BodyStatistics::total)));
    }

    /** When they were counted. */
    public static Optional<Instant> counted(List<Line> lines) {
        return lines.stream().map(Line::counted).findFirst();
    }
}
