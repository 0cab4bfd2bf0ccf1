package folkmoot.talk.status;

import folkmoot.people.account.Account;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.media.MediaAttachment;
import java.util.List;
import java.util.Set;

/**
 * A status with all that belongs to it, as it is kept.
 *
 * @param mentioned accounts mentioned, ours and others
 * @param tags hashtags in any form
 * @param attachments what it shows, in order: chosen ones of ours, or those of a post from elsewhere
 */
public record Posted(
        Status status, Account author, Set<AccountId> mentioned, List<String> tags, List<MediaAttachment> attachments) {

    public Posted {
        mentioned = Set.copyOf(mentioned);
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
    }
}
