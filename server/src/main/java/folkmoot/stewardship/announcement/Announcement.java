package folkmoot.stewardship.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the operators tell all members, as one of them sees it.
 *
 * @param text plain
 * @param read whether the viewer has dismissed it
 */
public record Announcement(
        long id,
        String text,
        Optional<Instant> starts,
        Optional<Instant> ends,
        boolean allDay,
        Instant published,
        Instant updated,
        boolean read,
        List<Reaction> reactions) {

    /** An emoji, or the shortcode of one of ours; how many put it there, and whether the viewer did. */
    public record Reaction(String name, int count, boolean mine) {}
}
