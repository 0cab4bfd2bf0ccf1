package folkmoot.talk.list;

import folkmoot.platform.id.AccountId;

/**
 * A list of accounts, read as a timeline.
 *
 * @param replies replies to whom are shown: {@code list}, {@code followed} or {@code none}
 * @param exclusive whether its members leave the owner's home
 */
public record AccountList(long id, AccountId owner, String title, String replies, boolean exclusive) {}
