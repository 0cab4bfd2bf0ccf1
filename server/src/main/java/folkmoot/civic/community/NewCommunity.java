package folkmoot.civic.community;

import folkmoot.platform.id.UserId;
import java.util.Optional;

/**
 * A community to be made; what is empty comes from the template.
 *
 * @param name in addresses, {@code [a-z0-9_]}
 * @param by who makes it; empty from the command line
 */
public record NewCommunity(
        String name,
        String title,
        Optional<String> description,
        Optional<String> template,
        Optional<String> language,
        Optional<String> locality,
        Optional<ThresholdRule> threshold,
        Optional<UserId> by) {

    public static NewCommunity of(String name, String title) {
        return new NewCommunity(
                name,
                title,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public NewCommunity withThreshold(ThresholdRule rule) {
        return new NewCommunity(name, title, description, template, language, locality, Optional.of(rule), by);
    }
}
