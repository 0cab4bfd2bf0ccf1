package folkmoot.people.notification;

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

    /** What holds for somebody who never changed it. */
    public static final NotificationPolicy DEFAULT =
            new NotificationPolicy("accept", "accept", "accept", "filter", "filter", "accept");

    /** With the rules that are given ({@code not_following} and so on); the others stay. */
    public NotificationPolicy with(Map<String, String> changes) {
        return new NotificationPolicy(
                changes.getOrDefault("not_following", notFollowing),
                changes.getOrDefault("not_followers", notFollowers),
                changes.getOrDefault("new_accounts", newAccounts),
                changes.getOrDefault("private_mentions", privateMentions),
                changes.getOrDefault("limited_accounts", limitedAccounts),
                changes.getOrDefault("bots", bots));
    }
}
