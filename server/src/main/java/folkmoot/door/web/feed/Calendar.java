package folkmoot.door.web.feed;

import folkmoot.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Days for calendars (RFC 5545): each a whole day, which takes nobody's time. */
final class Calendar {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    static Response of(Feed feed) {
        var calendar = new Calendar();
        calendar.write(feed);
        return Response.bytes(
                200, "text/calendar; charset=utf-8", calendar.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(Feed feed) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Folkmoot//Days//EN");
        line("NAME:" + escaped(feed.title()));
        line("X-WR-CALNAME:" + escaped(feed.title()));
        line("URL:" + feed.page());
        line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
        feed.days().forEach(this::write);
        line("END:VCALENDAR");
    }

    private void write(Feed.Day day) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(day.id()));
        line("DTSTAMP:" + stamp(day.since()));
        line("DTSTART;VALUE=DATE:" + day.day().format(DateTimeFormatter.BASIC_ISO_DATE));
        line("SUMMARY:" + escaped(day.title()));
        line("URL:" + day.url());
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String stamp(Instant moment) {
        return STAMP.format(moment);
    }

    /** RFC 5545 3.3.11. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Folded after 75 bytes, never within a letter (RFC 5545 3.1). */
    private void line(String content) {
        int bytes = 0;
        for (int at = 0; at < content.length(); at += Character.charCount(content.codePointAt(at))) {
            var letter = Character.toString(content.codePointAt(at));
            int length = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > LONGEST_LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(letter);
            bytes += length;
        }
        text.append("\r\n");
    }
}
