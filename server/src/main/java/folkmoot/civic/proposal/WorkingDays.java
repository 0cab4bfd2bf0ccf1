package folkmoot.civic.proposal;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.WorkingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts days on which offices work. Those of a body are the days of its own week without its own holidays; where its entry
 * names none, without those of the calendar that is configured. A day begins and ends where the community is.
 */
public final class WorkingDays {

    private final Supplier<? extends Collection<LocalDate>> holidays;
    private final ZoneId zone;
    private final WorkingTime time;

    public WorkingDays(Supplier<? extends Collection<LocalDate>> holidays, ZoneId zone) {
        this(holidays, zone, WorkingTime.USUAL);
    }

    private WorkingDays(Supplier<? extends Collection<LocalDate>> holidays, ZoneId zone, WorkingTime time) {
        this.holidays = holidays;
        this.zone = zone;
        this.time = time;
    }

    /** Those of a body's offices. */
    public WorkingDays of(Body body) {
        return of(body.time());
    }

    /** Those of a body that is not in the register (any more) are the usual ones. */
    public WorkingDays of(Optional<Body> body) {
        return body.map(this::of).orElse(this);
    }

    WorkingDays of(WorkingTime time) {
        return new WorkingDays(holidays, zone, time);
    }

    public boolean isWorkingDay(LocalDate day) {
        return time.week().contains(day.getDayOfWeek())
                && !(time.holidays().isEmpty() ? holidays.get() : time.holidays()).contains(day);
    }

    /** The day so many working days after a moment; the day itself does not count. */
    public LocalDate after(Instant from, int days) {
        return after(day(from), days);
    }

    /** The same after a day. */
    public LocalDate after(LocalDate from, int days) {
        var day = from;
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
        return between(day(from), day(to));
    }

    /** The same of days. */
    public int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
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

    /** Where the community is. */
    public ZoneId zone() {
        return zone;
    }

    /** When a day begins, where the community is. */
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The calendar day of a moment, where the community is. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
