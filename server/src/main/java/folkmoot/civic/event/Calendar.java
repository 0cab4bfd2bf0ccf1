package folkmoot.civic.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A calendar to subscribe to or to open (iCalendar, RFC 5545): lines of at most 75 octets, times in UTC. */
public final class Calendar {

    /** Its media type. */
    public static final String TYPE = "text/calendar; charset=utf-8";

    private static final int OCTETS = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    public Calendar(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Folkmoot//Events//EN");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + escaped(name));
    }

    /**
     * One event.
     *
     * @param id the same in every calendar
     * @param place in words; empty for none
     */
    public record Entry(
            URI id,
            URI page,
            String title,
            String text,
            String place,
            Event event,
            Instant changed,
            boolean cancelled) {}

    public Calendar add(Entry entry) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(entry.id().toString()));
        line("DTSTAMP:" + TIME.format(entry.changed()));
        line("DTSTART:" + TIME.format(entry.event().start()));
        entry.event().end().ifPresent(end -> line("DTEND:" + TIME.format(end)));
        line("SUMMARY:" + escaped(entry.title()));
        text("DESCRIPTION", entry.text());
        text(
                "LOCATION",
                Optional.of(entry.place())
                        .filter(place -> !place.isEmpty())
                        .orElse(entry.event().link()));
        line("URL:" + entry.page());
        line("STATUS:" + (entry.cancelled() ? "CANCELLED" : "CONFIRMED"));
        line("END:VEVENT");
        return this;
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            line(name + ":" + escaped(value));
        }
    }

    /** RFC 5545, 3.3.11. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .replace("\n", "\\n");
    }

    /** Folded between characters (RFC 5545, 3.1). */
    private void line(String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int more = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += more;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    public byte[] bytes() {
        return (out + "END:VCALENDAR\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
