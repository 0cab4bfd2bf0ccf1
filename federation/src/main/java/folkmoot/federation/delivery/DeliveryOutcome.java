package folkmoot.federation.delivery;

import java.time.Duration;
import java.util.Optional;

/** What became of one delivery. */
public sealed interface DeliveryOutcome {

    /** Taken (2xx). */
    record Delivered(int status) implements DeliveryOutcome {}

    /** Refused for good (501 and 4xx but those below): this activity is not tried again there. */
    record Permanent(String reason) implements DeliveryOutcome {}

    /** The signature was not believed (401), in neither scheme: worth a few more tries, no more. */
    record Unauthorized(String reason) implements DeliveryOutcome {}

    /** A redirect, which is never followed: the inbox is elsewhere, and its actor should be read again. */
    record Moved(String reason) implements DeliveryOutcome {}

    /** 410: the inbox is gone. */
    record Gone() implements DeliveryOutcome {}

    /** Not now (408, 425, 429, 5xx). {@code after} is what the server asked for, at most an hour. */
    record Retry(Optional<Duration> after, String reason) implements DeliveryOutcome {}

    /** No answer. */
    record Unreachable(String reason) implements DeliveryOutcome {}

    /** We do not go there: a private address or a form we do not use. */
    record Refused(String reason) implements DeliveryOutcome {}
}
