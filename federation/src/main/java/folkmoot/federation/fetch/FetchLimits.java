package folkmoot.federation.fetch;

import java.time.Duration;

/**
 * Bounds of fetching.
 *
 * @param deadline for one fetch with all its redirects
 * @param maxBytes longest document
 * @param redirects how many are followed
 * @param missingRest how long a document that was not there is not asked for again
 * @param unreachableRest how long an address that did not answer is not asked again
 */
public record FetchLimits(
        Duration deadline, int maxBytes, int redirects, Duration missingRest, Duration unreachableRest) {

    public static FetchLimits standard() {
        return new FetchLimits(Duration.ofSeconds(10), 1 << 20, 3, Duration.ofMinutes(5), Duration.ofSeconds(30));
    }

    /** For servers on one machine, which come and go: nothing is remembered for long. */
    public static FetchLimits loopback() {
        return new FetchLimits(Duration.ofSeconds(10), 1 << 20, 3, Duration.ofMillis(200), Duration.ofMillis(200));
    }

    public FetchLimits withMaxBytes(int other) {
        return new FetchLimits(deadline, other, redirects, missingRest, unreachableRest);
    }

    public FetchLimits withDeadline(Duration other) {
        return new FetchLimits(other, maxBytes, redirects, missingRest, unreachableRest);
    }
}
