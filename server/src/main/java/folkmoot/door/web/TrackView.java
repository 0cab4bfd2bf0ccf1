package folkmoot.door.web;

import java.util.List;
import java.util.Optional;

/**
 * How far one addressed body has come.
 *
 * @param tone {@code good}, {@code active}, {@code warn} or {@code bad}
 * @param asked whether it has the proposal
 * @param clock what the response clock says, line by line
 */
public record TrackView(
        String name,
        Optional<String> url,
        String state,
        String tone,
        List<String> clock,
        boolean overdue,
        boolean asked,
        Optional<PostView> response) {}
