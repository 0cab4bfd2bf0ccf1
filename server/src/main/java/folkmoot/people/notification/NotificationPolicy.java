package folkmoot.people.notification;

import folkmoot.platform.problem.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to be notified of; each rule says {@code accept}, {@code filter} (hold back as a request) or {@code
 * drop} (client API, NotificationPolicy).
 */
public record NotificationPolicy(
        String notFollowing,
        String notFollowers,
        String newAccounts,
        String privateMentions,
        String limitedAccounts,
        String bots) {

    /** What there are rules for. */
    public static final List<String> RULES =
            List.of("not_following", "not_followers", "new_accounts", "private_mentions", "limited_accounts", "bots");

    /** What a rule can say. */
    public static final List<String> WORDS = List.of("accept", "filter", "drop");

    /** What holds for somebody who never changed it. */
    public static final NotificationPolicy DEFAULT =
            new NotificationPolicy("accept", "accept", "accept", "filter", "filter", "accept");

    /** What each rule says. */
    public Map<String, String> rules() {
        var rules = new LinkedHashMap<String, String>();
        rules.put("not_following", notFollowing);
        rules.put("not_followers", notFollowers);
        rules.put("new_accounts", newAccounts);
        rules.put("private_mentions", privateMentions);
        rules.put("limited_accounts", limitedAccounts);
        rules.put("bots", bots);
        return rules;
    }

    /** With the rules that are given; the others stay. Problems: 422 for a word that says nothing, by {@code for_} and the rule. */
    public NotificationPolicy with(Map<String, String> changes) {
        changes.forEach((rule, word) -> {
            if (!WORDS.contains(word)) {
                throw Invalid.field("for_" + rule, "ERR_INCLUSION", "is not included in the list");
            }
        });
        return new NotificationPolicy(
                changes.getOrDefault("not_following", notFollowing),
                changes.getOrDefault("not_followers", notFollowers),
                changes.getOrDefault("new_accounts", newAccounts),
                changes.getOrDefault("private_mentions", privateMentions),
                changes.getOrDefault("limited_accounts", limitedAccounts),
                changes.getOrDefault("bots", bots));
    }
}
