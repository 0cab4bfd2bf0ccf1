package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Filter (client API, v2). Inside a FilterResult it comes without its keywords and statuses.
 *
 * @param filterAction {@code warn}, {@code hide} or {@code blur}
 */
public record FilterEntity(
        String id,
        String title,
        List<String> context,
        Optional<Instant> expiresAt,
        String filterAction,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<Keyword>> keywords,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<Single>> statuses) {

    /** FilterKeyword. */
    public record Keyword(String id, String keyword, boolean wholeWord) {}

    /** FilterStatus. */
    public record Single(String id, String statusId) {}

    /** FilterResult: a filter that caught a status, and by what. */
    public record Result(
            FilterEntity filter, Optional<List<String>> keywordMatches, Optional<List<String>> statusMatches) {}
}
