package folkmoot.bookmark;

import folkmoot.id.AccountId;
import folkmoot.id.StatusId;

/**
 * One account wants to find one status again.
 *
 * @param id cursor of the list
 */
public record Bookmark(long id, AccountId account, StatusId status) {}
