package folkmoot.people.notification;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.util.Optional;

/**
 * Something that an account may have to hear of.
 *
 * @param account who hears
 * @param from who caused it; the account itself where nobody in particular did
 * @param subject as in {@link Notification}
 * @param quiet shown in the list, and nobody is woken for it
 */
record Cause(
        AccountId account,
        NotificationType type,
        AccountId from,
        Optional<StatusId> about,
        Optional<Long> subject,
        boolean quiet) {

    boolean own() {
        return account.equals(from);
    }
}
