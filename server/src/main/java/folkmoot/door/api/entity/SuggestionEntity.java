package folkmoot.door.api.entity;

import java.util.List;

/**
 * Suggestion (client API): somebody the viewer might like to follow, and why.
 *
 * @param source the deprecated single word: {@code staff}, {@code past_interactions} or {@code global}
 */
public record SuggestionEntity(String source, List<String> sources, AccountEntity account) {}
