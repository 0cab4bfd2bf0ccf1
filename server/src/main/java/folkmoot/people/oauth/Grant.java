package folkmoot.people.oauth;

import folkmoot.platform.id.TokenId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A program that somebody let in and that can still act.
 *
 * @param as the user name as which it acts
 * @param by who let it in, where that is a team
 * @param lastUsed day in UTC; empty for one that was not used since this is written down
 */
public record Grant(
        TokenId token,
        String application,
        String as,
        Optional<String> by,
        Scopes scopes,
        Instant since,
        Optional<LocalDate> lastUsed) {}
