package folkmoot.platform.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A file for calendars, line by line (iCalendar, RFC 5545): what is in the lines says whoever writes it. */
public final class CalendarLines {

    /** Its media type. */
    public static final String TYPE = "text/calendar; charset=utf-8";

    private static final int LONGEST_LINE = 75; // octets
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    /** A moment in UTC. */
    public static String stamp(Instant moment) {
        return STAMP.format(moment);
    }

    /** Words as a value (RFC 5545 3.3.11). */
    public static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Folded after 75 octets, never within a letter (RFC 5545 3.1). */
    public void line(String content) {
        int octets = 0;
        for (int at = 0; at < content.length(); at += Character.charCount(content.codePointAt(at))) {
            var letter = Character.toString(content.codePointAt(at));
            int length = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(letter);
            octets += length;
        }
        text.append("\r\n");
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
