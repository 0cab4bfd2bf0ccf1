package folkmoot.federation.delivery;

import folkmoot.federation.fetch.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the answer to a delivery means for this activity and this inbox. */
final class Outcomes {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(30);

    private Outcomes() {}

    static DeliveryOutcome of(Exchange exchange, Instant now) {
        return switch (exchange) {
            case Exchange.Refused(var reason) -> new DeliveryOutcome.Refused(reason);
            case Exchange.Unreachable(var reason) -> new DeliveryOutcome.Unreachable(reason);
            case Exchange.TooLarge(var status) -> of(status, Optional.empty(), "The answer was " + status);
            case Exchange.Answered answered ->
                of(
                        answered.status(),
                        retryAfter(answered, now),
                        "The answer was " + answered.status() + skew(answered, now));
        };
    }

    private static DeliveryOutcome of(int status, Optional<Duration> after, String reason) {
        return switch (status) {
            case 401 -> new DeliveryOutcome.Unauthorized(reason);
            case 410 -> new DeliveryOutcome.Gone();
            case 408, 425, 429 -> new DeliveryOutcome.Retry(after, reason);
            case 501 -> new DeliveryOutcome.Permanent(reason);
            default -> byClass(status, after, reason);
        };
    }

    private static DeliveryOutcome byClass(int status, Optional<Duration> after, String reason) {
        return switch (status / 100) {
            case 2 -> new DeliveryOutcome.Delivered(status);
            case 3 -> new DeliveryOutcome.Moved(reason);
            case 5 -> new DeliveryOutcome.Retry(after, reason);
            default -> new DeliveryOutcome.Permanent(reason);
        };
    }

    /** In seconds or as a date (RFC 9110 10.2.3), at most an hour; anything else is as good as never sent. */
    private static Optional<Duration> retryAfter(Exchange.Answered answered, Instant now) {
        return answered.header("retry-after")
                .map(String::strip)
                .flatMap(text -> text.matches("[0-9]{1,6}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : date(text).map(until -> Duration.between(now, until)))
                .filter(Duration::isPositive)
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** A signature is often not believed because one of the clocks is wrong; whoever reads the reason should know. */
    private static String skew(Exchange.Answered answered, Instant now) {
        return answered.header("date")
                .filter(_ -> answered.status() == 401)
                .flatMap(Outcomes::date)
                .map(theirs -> Duration.between(now, theirs))
                .filter(difference -> difference.abs().compareTo(CLOCKS_AGREE) > 0)
                .map(difference -> "; its clock differs from ours by " + difference.toSeconds() + " s")
                .orElse("");
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
