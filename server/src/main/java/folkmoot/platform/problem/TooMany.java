package folkmoot.platform.problem;

import java.time.Duration;

/** More than the limit in a window. HTTP 429 with {@code Retry-After}. */
public final class TooMany extends Problem {

    private final Duration retryAfter;

    public TooMany(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
