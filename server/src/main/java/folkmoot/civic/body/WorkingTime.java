package folkmoot.civic.body;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the offices of a body work.
 *
 * @param week days of the week on which they do, at least one
 * @param holidays days on which they do not; none for the calendar that the instance is configured with
 */
public record WorkingTime(Set<DayOfWeek> week, Set<LocalDate> holidays) {

    /** Monday to Friday, with the instance's holidays. */
    public static final WorkingTime USUAL = new WorkingTime(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            Set.of());

    /** So many holidays are kept of one body: those of some thirty years. */
    static final int MOST_HOLIDAYS = 500;

    public WorkingTime {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("No day would ever come");
        }
        week = Set.copyOf(week);
        holidays = Set.copyOf(holidays);
    }

    /** {@code mon}, {@code tue} … */
    public static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** The day that a word names, short or in full. */
    static Optional<DayOfWeek> day(String word) {
        var typed = word.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day ->
                        typed.equals(day.name()) || typed.equals(day.name().substring(0, 3)))
                .findFirst();
    }

    static Set<DayOfWeek> week(Collection<String> words) {
        var days = new TreeSet<DayOfWeek>();
        words.forEach(word -> day(word).ifPresent(days::add));
        return days;
    }

    /** From Monday on, as words. */
    public List<String> weekWords() {
        return week.stream().sorted().map(WorkingTime::word).toList();
    }

    /** In their order. */
    public List<LocalDate> sortedHolidays() {
        return holidays.stream().sorted().toList();
    }
}
