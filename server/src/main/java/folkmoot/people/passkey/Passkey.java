package folkmoot.people.passkey;

import folkmoot.platform.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A passkey of somebody.
 *
 * @param credentialId how its device calls it
 * @param credential its public key with what belongs to it (attested credential data, WebAuthn 6.5.1)
 * @param signCount how often it signed, as it said last; 0 where it does not count
 * @param name as its owner calls it
 * @param used when somebody signed in with it last
 */
public record Passkey(
        long id,
        UserId user,
        byte[] credentialId,
        byte[] credential,
        long signCount,
        String name,
        Instant created,
        Optional<Instant> used) {}
