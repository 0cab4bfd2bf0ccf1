package folkmoot.civic.community;

import folkmoot.people.account.Account;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.util.Optional;

/**
 * A community of this instance.
 *
 * @param group its Group account, by whose id it is known
 * @param clerk the Service account that speaks for it
 * @param guidelines house rules, plain text, one a line
 * @param language main language, BCP 47
 * @param locality the area it stands for, such as {@code gss:E09000014}
 * @param firstItems what of somebody new waits for a look
 */
public record Community(
        CommunityId id,
        Account group,
        AccountId clerk,
        String guidelines,
        String language,
        Optional<String> locality,
        ThresholdRule threshold,
        FirstItems firstItems,
        String template,
        Instant createdAt) {

    /** Its name in addresses. */
    public String name() {
        return group.username();
    }

    /** Problems: 422 once it has moved to another instance: nothing new begins here. */
    public void requireHere() {
        group.settings().movedTo().ifPresent(to -> {
            throw Invalid.refused("This community has moved to " + to);
        });
    }

    public String title() {
        return group.name();
    }
}
