package folkmoot.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a run measured.
 *
 * @param done how many were done
 * @param took in what time
 * @param nanos how long each answer took, sorted
 */
record Result(long done, Duration took, long[] nanos, long errors) {

    static Result of(long done, Duration took, long[] nanos, long errors) {
        Arrays.sort(nanos);
        return new Result(done, took, nanos, errors);
    }

    double rate() {
        return done / (took.toNanos() / 1e9);
    }

    /** {@code p50 1.2 ms, p99 4.5 ms}, or nothing where single answers were not timed. */
    String latencies() {
        return nanos.length == 0 ? "" : String.format(Locale.ROOT, ", p50 %.1f ms, p99 %.1f ms", at(0.50), at(0.99));
    }

    /** Milliseconds within which 99 of a hundred were answered. */
    String p99() {
        return nanos.length == 0 ? "" : String.format(Locale.ROOT, "%.0f", at(0.99));
    }

    /** Nanoseconds of the middle one. */
    long median() {
        return nanos[nanos.length / 2];
    }

    /** Nanoseconds that one in a hundred exceeds. */
    long late() {
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(0.99 * nanos.length))];
    }

    private double at(double share) {
        return nanos[(int) Math.min(nanos.length - 1, Math.floor(share * nanos.length))] / 1e6;
    }
}
