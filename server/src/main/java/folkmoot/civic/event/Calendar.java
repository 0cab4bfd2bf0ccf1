package folkmoot.civic.event;

import folkmoot.platform.text.CalendarLines;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A calendar to subscribe to or to open (iCalendar, RFC 5545), times in UTC. Its bytes are asked for once. */
public final class Calendar {

    private final CalendarLines lines = new CalendarLines();

    public Calendar(String name) {
        lines.line("BEGIN:VCALENDAR");
        lines.line("VERSION:2.0");
        lines.line("PRODID:-//Folkmoot//Events//EN");
        lines.line("CALSCALE:GREGORIAN");
        lines.line("METHOD:PUBLISH");
        lines.line("X-WR-CALNAME:" + CalendarLines.escaped(name));
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
        lines.line("BEGIN:VEVENT");
        lines.line("UID:" + CalendarLines.escaped(entry.id().toString()));
        lines.line("DTSTAMP:" + CalendarLines.stamp(entry.changed()));
        lines.line("DTSTART:" + CalendarLines.stamp(entry.event().start()));
        entry.event().end().ifPresent(end -> lines.line("DTEND:" + CalendarLines.stamp(end)));
        lines.line("SUMMARY:" + CalendarLines.escaped(entry.title()));
        text("DESCRIPTION", entry.text());
        text(
                "LOCATION",
                Optional.of(entry.place())
                        .filter(place -> !place.isEmpty())
                        .orElse(entry.event().link()));
        lines.line("URL:" + entry.page());
        lines.line("STATUS:" + (entry.cancelled() ? "CANCELLED" : "CONFIRMED"));
        lines.line("END:VEVENT");
        return this;
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            lines.line(name + ":" + CalendarLines.escaped(value));
        }
    }

    public byte[] bytes() {
        lines.line("END:VCALENDAR");
        return lines.bytes();
    }
}
