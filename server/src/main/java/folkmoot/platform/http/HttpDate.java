package folkmoot.platform.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The moment of an answer, as its {@code Date} header has it (RFC 9110, 6.6.1); written once a second. */
final class HttpDate {

    /** With a two-digit day, in English whatever the machine speaks. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Written(long second, String text) {}

    private volatile Written last = new Written(Long.MIN_VALUE, "");

    String now() {
        long second = System.currentTimeMillis() / 1_000;
        var written = last;
        if (written.second() != second) {
            written = new Written(second, FORMAT.format(Instant.ofEpochSecond(second)));
            last = written;
        }
        return written.text();
    }
}
