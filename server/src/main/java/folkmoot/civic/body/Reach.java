package folkmoot.civic.body;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The ways to a body.
 *
 * @param handle {@code user@domain} of its actor
 * @param account that actor's account once found
 * @param mail address to which it is written where it has no actor
 * @param form its own page for enquiries
 * @param triedAt when the handle was last looked up
 * @param reached whether that look-up found the account
 */
public record Reach(
        Optional<String> handle,
        Optional<AccountId> account,
        Optional<String> mail,
        Optional<URI> form,
        Optional<Instant> triedAt,
        boolean reached) {}
