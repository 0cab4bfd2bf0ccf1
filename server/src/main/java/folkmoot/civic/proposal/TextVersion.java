package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A text of a proposal that stood.
 *
 * @param number from 1; supports are for one
 * @param correction how often the version's text was changed without becoming another version
 * @param base not a correction: what later ones are compared with
 * @param salt 16 random bytes
 * @param digest SHA-256 of the salt and the canonical JSON of the text
 */
public record TextVersion(
        int number,
        int correction,
        VersionText text,
        Optional<AccountId> by,
        boolean base,
        byte[] salt,
        byte[] digest,
        Instant written) {}
