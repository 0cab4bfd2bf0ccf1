package folkmoot.door.web.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands in a feed, whichever way it is written.
 *
 * @param page the page that it tells of
 * @param self where its files are, without their names
 * @param author who publishes it
 * @param language of its words, BCP 47
 * @param entries the newest first
 * @param days for calendars; of what has none there is no calendar
 */
public record Feed(
        String title, String page, String self, String author, String language, List<Entry> entries, List<Day> days) {

    /** One thing. @param text plain */
    public record Entry(String id, String url, String title, String text, Instant when) {}

    /** A day by which something is expected. @param id without spaces; the same as long as it is the same thing */
    public record Day(String id, String url, String title, LocalDate day, Instant since) {}

    /** When anything of it changed last. */
    Instant updated() {
        return entries.stream().map(Entry::when).max(Instant::compareTo).orElse(Instant.EPOCH);
    }
}
