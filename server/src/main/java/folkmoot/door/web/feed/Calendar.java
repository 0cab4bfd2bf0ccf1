package folkmoot.door.web.feed;

import folkmoot.platform.http.Response;
import folkmoot.platform.text.CalendarLines;
import java.time.format.DateTimeFormatter;

/** Days for calendars (RFC 5545): each a whole day, which takes nobody's time. */
final class Calendar {

    private final CalendarLines lines = new CalendarLines();

    static Response of(Feed feed) {
        var calendar = new Calendar();
        calendar.write(feed);
        return Response.bytes(200, CalendarLines.TYPE, calendar.lines.bytes());
    }

    private void write(Feed feed) {
        lines.line("BEGIN:VCALENDAR");
        lines.line("VERSION:2.0");
        lines.line("PRODID:-//Folkmoot//Days//EN");
        lines.line("NAME:" + CalendarLines.escaped(feed.title()));
        lines.line("X-WR-CALNAME:" + CalendarLines.escaped(feed.title()));
        lines.line("URL:" + feed.page());
        lines.line("REFRESH-INTERVAL;VALUE=DURATION:P1D");
        feed.days().forEach(this::write);
        lines.line("END:VCALENDAR");
    }

    private void write(Feed.Day day) {
        lines.line("BEGIN:VEVENT");
        lines.line("UID:" + CalendarLines.escaped(day.id()));
        lines.line("DTSTAMP:" + CalendarLines.stamp(day.since()));
        lines.line("DTSTART;VALUE=DATE:" + day.day().format(DateTimeFormatter.BASIC_ISO_DATE));
        lines.line("SUMMARY:" + CalendarLines.escaped(day.title()));
        lines.line("URL:" + day.url());
        lines.line("TRANSP:TRANSPARENT");
        lines.line("END:VEVENT");
    }
}
