package folkmoot.federation.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** When a signature is fresh: as Mastodon, at most 1 h 5 min old and at most 1 h ahead of our clock. */
final class TimeWindow {

    private static final Duration SKEW = Duration.ofHours(1);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofHours(12);

    /** RFC 7231 form with a two-digit day, in English whatever the machine speaks. */
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private TimeWindow() {}

    static boolean contains(Instant created, Optional<Instant> expires, Instant now) {
        var latest = created.plus(LONGEST_LIFE);
        var end =
                expires.filter(time -> time.isBefore(latest)).orElse(expires.isPresent() ? latest : created.plus(LIFE));
        return !created.isAfter(now.plus(SKEW)) && !end.isBefore(now.minus(SKEW));
    }

    static Optional<Instant> parseDate(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty(); // the caller refuses it
        }
    }

    static Optional<Instant> parseSeconds(String seconds) {
        return seconds.matches("[0-9]{1,12}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
                : Optional.empty();
    }

    static String formatDate(Instant instant) {
        return HTTP.format(instant.atZone(ZoneOffset.UTC));
    }
}
