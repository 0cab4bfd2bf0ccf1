package folkmoot.civic.proposal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/** Counts days on which offices work: not weekends, not the holidays of the calendar that is configured. */
public final class WorkingDays {

    private final Set<LocalDate> holidays;
    private final ZoneId zone;

    public WorkingDays(Collection<LocalDate> holidays, ZoneId zone) {
        this.holidays = Set.copyOf(holidays);
        this.zone = zone;
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The day so many working days after a moment; the day itself does not count. */
    public LocalDate after(Instant from, int days) {
        var day = day(from);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** How many working days lie after one moment up to another. */
    public int between(Instant from, Instant to) {
        int count = 0;
        var last = day(to);
        for (var day = day(from).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /** What the clock shows at a moment, where the community is. */
    public LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    /** The calendar day of a moment, where the community is. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
