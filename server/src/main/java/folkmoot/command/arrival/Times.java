package folkmoot.command.arrival;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/** Days and times as people's programs write them; without a zone they are taken for UTC. */
final class Times {

    /** Day before month: a table whose months come first has to be saved in another way. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("yyyy-MM-dd['T'][' ']HH:mm[:ss][.SSSSSS][.SSS][' ']['UTC'][XXX][XX][X]"),
            form("yyyy-MM-dd"),
            form("d/M/yyyy[' ']HH:mm[:ss]"),
            form("d/M/yyyy"),
            form("d.M.yyyy[' ']HH:mm[:ss]"),
            form("d.M.yyyy"));

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final double FIRST_SERIAL = 20_000; // 1954
    private static final double LAST_SERIAL = 80_000; // 2119
    private static final long DAY_SECONDS = 86_400;

    private Times() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter(java.util.Locale.ROOT);
    }

    /** Empty for what is none. */
    static Optional<Instant> read(String text) {
        var word = text.strip();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(word).toInstant());
        } catch (DateTimeException another) {
            // one of the forms below
        }
        for (var form : FORMS) {
            try {
                var read = form.parseBest(word, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                return Optional.of(
                        switch (read) {
                            case OffsetDateTime time -> time.toInstant();
                            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                            default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
                        });
            } catch (DateTimeException another) {
                // the next form
            }
        }
        return serial(word);
    }

    /** The number of days by which spreadsheets know a day. */
    private static Optional<Instant> serial(String word) {
        if (!word.matches("\\d{5}([.,]\\d+)?")) {
            return Optional.empty();
        }
        double days = Double.parseDouble(word.replace(',', '.'));
        return days < FIRST_SERIAL || days > LAST_SERIAL
                ? Optional.empty()
                : Optional.of(
                        DAY_ZERO.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(Math.round(days * DAY_SECONDS)));
    }
}
