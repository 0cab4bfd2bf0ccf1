package folkmoot.talk.bookmark;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;

/**
 * One account wants to find one status again.
 *
 * @param id cursor of the list
 */
public record Bookmark(long id, AccountId account, StatusId status) {}
