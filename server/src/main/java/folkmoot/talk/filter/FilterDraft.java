package folkmoot.talk.filter;

import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants a filter to be; an absent part stays as it is, or takes the default.
 *
 * @param expiresIn empty inside for good
 */
public record FilterDraft(
        Optional<String> title,
        Optional<Set<FilterContext>> contexts,
        Optional<FilterAction> action,
        Optional<Optional<Duration>> expiresIn,
        List<KeywordChange> keywords) {

    static final int LONGEST_TITLE = 256;
    static final int LONGEST_KEYWORD = 512;

    /**
     * One keyword to add, to change or to remove.
     *
     * @param id of an existing keyword
     */
    public record KeywordChange(
            Optional<Long> id, Optional<String> text, Optional<Boolean> wholeWord, boolean remove) {}

    /** The title as it is kept, or 422. */
    static String requireTitle(String title) {
        if (title.isBlank()) {
            throw Invalid.field("title", "ERR_BLANK", "can't be blank");
        }
        if (title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            throw Invalid.field("title", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_TITLE + " characters)");
        }
        return title.strip();
    }

    /** The keyword as it is kept, or 422. */
    static String requireKeyword(String keyword) {
        if (keyword.isBlank()) {
            throw Invalid.field("keyword", "ERR_BLANK", "can't be blank");
        }
        if (keyword.codePointCount(0, keyword.length()) > LONGEST_KEYWORD) {
            throw Invalid.field(
                    "keyword", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_KEYWORD + " characters)");
        }
        return keyword;
    }
}
