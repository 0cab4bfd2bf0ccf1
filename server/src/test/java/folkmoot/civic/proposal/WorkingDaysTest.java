package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.WorkingTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The clock of a body: its own week and holidays, in the time of its community. */
class WorkingDaysTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final LocalDate BOXING_DAY = LocalDate.of(2026, 12, 28);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private static WorkingDays in(String zone) {
        return new WorkingDays(() -> List.of(CHRISTMAS, BOXING_DAY, NEW_YEAR), ZoneId.of(zone));
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    @Test
    void theYearsEndTakesItsHolidays() {
        assertThat(in("Europe/London").after(at("2026-12-23T12:00:00Z"), 5)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(in("Europe/London").between(at("2026-12-23T12:00:00Z"), at("2027-01-04T12:00:00Z")))
                .isEqualTo(5);
    }

    @Test
    void aBodysOwnHolidaysTakeThePlaceOfTheInstances() {
        var own = in("Europe/London").of(new WorkingTime(WorkingTime.USUAL.week(), Set.of(LocalDate.of(2026, 12, 24))));

        assertThat(own.isWorkingDay(CHRISTMAS)).isTrue();
        assertThat(own.isWorkingDay(LocalDate.of(2026, 12, 24))).isFalse();
        assertThat(own.after(at("2026-12-23T12:00:00Z"), 1)).isEqualTo(CHRISTMAS);
    }

    @Test
    void aWeekFromSundayToThursdayIsCountedAsSuch() {
        var week = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
        week.add(DayOfWeek.SUNDAY);
        var own = in("Asia/Amman").of(new WorkingTime(week, Set.of()));

        assertThat(own.after(at("2026-03-05T09:00:00Z"), 1)).isEqualTo(LocalDate.of(2026, 3, 8)); // a Sunday
        assertThat(own.between(at("2026-03-05T09:00:00Z"), at("2026-03-12T09:00:00Z")))
                .isEqualTo(5);
    }

    @Test
    void aDayBeginsWhereTheCommunityIs() {
        var evening = at("2026-03-02T23:30:00Z"); // Tuesday in Warsaw already

        assertThat(in("Europe/London").after(evening, 1)).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(in("Europe/Warsaw").after(evening, 1)).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(in("Pacific/Auckland").day(evening)).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void theNightInWhichClocksAreChangedIsOneNight() {
        var london = in("Europe/London"); // spring: 29 March 2026, autumn: 25 October 2026

        assertThat(london.between(at("2026-03-27T23:59:00Z"), at("2026-03-29T23:30:00Z")))
                .as("Monday has begun: half past midnight in summer time")
                .isEqualTo(1);
        assertThat(london.after(at("2026-10-23T22:30:00Z"), 1))
                .as("Friday, half past eleven in the evening")
                .isEqualTo(LocalDate.of(2026, 10, 26));
    }
}
