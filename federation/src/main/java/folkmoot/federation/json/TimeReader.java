package folkmoot.federation.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads points in time as peers and pages write them: RFC 3339 with any number of decimals, with a blank for the T, with an
 * offset of four digits, or without one, which then is UTC; a day alone; and the form of mail and HTTP (RFC 1123).
 */
public final class TimeReader {

    private static final int LATEST_YEAR = 9_999;
    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]+([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,]([0-9]+))?)? ?(.*)");
    private static final Pattern OFFSET = Pattern.compile("([+-][0-9]{2}):?([0-9]{2})?");

    private TimeReader() {}

    /** The point in time; empty when it cannot be read, or lies before the year 1 or after 9999. */
    public static Optional<Instant> read(String text) {
        var bare = text.strip();
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var time = time(bare);
            return time.getYear() >= 1 && time.getYear() <= LATEST_YEAR
                    ? Optional.of(time.toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty(); // the caller decides whether a time was needed
        }
    }

    private static OffsetDateTime time(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toOffsetDateTime();
        }
        var clock = form.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2));
        return LocalDate.parse(form.group(1))
                .atTime(clock.plusNanos(nanos(form.group(3))))
                .atOffset(offset(form.group(4)));
    }

    private static long nanos(String decimals) {
        return decimals == null ? 0 : Long.parseLong((decimals + "000000000").substring(0, 9));
    }

    private static ZoneOffset offset(String text) {
        var offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return ZoneOffset.of(offset.group(1) + ":" + (offset.group(2) == null ? "00" : offset.group(2)));
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "", "Z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> throw new DateTimeException("no offset: " + text);
        };
    }
}
