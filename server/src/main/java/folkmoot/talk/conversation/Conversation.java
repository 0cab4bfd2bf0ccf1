package folkmoot.talk.conversation;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.util.List;

/**
 * A thread of direct statuses as one of those who take part sees it.
 *
 * @param others who takes part besides the owner
 * @param last its newest status; cursor of the list
 */
public record Conversation(long id, AccountId owner, List<AccountId> others, StatusId last, boolean unread) {

    public Conversation {
        others = List.copyOf(others);
    }
}
