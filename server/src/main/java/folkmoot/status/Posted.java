package folkmoot.status;

import folkmoot.account.Account;
import folkmoot.id.AccountId;
import java.util.List;
import java.util.Set;

/**
 * A status with all that belongs to it, as it is kept.
 *
 * @param mentioned accounts mentioned, ours and others
 * @param tags hashtags in any form
 */
public record Posted(
        Status status, Account author, Set<AccountId> mentioned, List<String> tags, List<Attachment> attachments) {

    public Posted {
        mentioned = Set.copyOf(mentioned);
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
    }
}
