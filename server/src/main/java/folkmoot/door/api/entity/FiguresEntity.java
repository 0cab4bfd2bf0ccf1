package folkmoot.door.api.entity;

import folkmoot.civic.statistics.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What bodies were asked and how they answered (Folkmoot API).
 *
 * @param medianDays half were answered in so many working days or fewer; empty where none was answered
 * @param ninetiethDays nine of ten
 * @param overdue due and not answered
 * @param reopened said to be done, and disputed by citizens
 * @param commitmentsKept before their day had passed
 * @param commitmentsLate those of which the day passed before anybody said that they are kept
 */
public record FiguresEntity(
        int received,
        int acknowledged,
        int acknowledgedInTime,
        int answered,
        int answeredInTime,
        Optional<Integer> medianDays,
        Optional<Integer> ninetiethDays,
        int overdue,
        int reopened,
        int commitments,
        int commitmentsKept,
        int commitmentsLate) {

    /** Of what was asked in one year. */
    public record Year(int year, FiguresEntity figures) {}

    public static FiguresEntity of(Figures figures) {
        return new FiguresEntity(
                figures.received(),
                figures.acknowledged(),
                figures.acknowledgedInTime(),
                figures.answered(),
                figures.answeredInTime(),
                days(figures.median()),
                days(figures.ninetieth()),
                figures.overdue(),
                figures.reopened(),
                figures.promises().made(),
                figures.promises().kept(),
                figures.promises().late());
    }

    /** In their order. */
    public static List<Year> years(Map<Integer, Figures> years) {
        return years.entrySet().stream()
                .map(year -> new Year(year.getKey(), of(year.getValue())))
                .toList();
    }

    private static Optional<Integer> days(OptionalInt days) {
        return days.isPresent() ? Optional.of(days.getAsInt()) : Optional.empty();
    }
}
