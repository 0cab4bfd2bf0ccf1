package folkmoot.civic.attestation;

import folkmoot.people.account.Badge;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What an attester says of somebody.
 *
 * @param community by whose list of claims; empty for a credential that stands on another server
 * @param claim word of the claim
 * @param names how people read it, as it was when it was attested
 * @param issuer who says it
 * @param subject of whom
 * @param credential address of the signed document
 * @param until last day on which it holds, UTC
 * @param accepted when who it is about agreed; before that, nobody but the two learns of it
 * @param shown whether it stands on the profile
 * @param revoked when the issuer took it back
 * @param checked when a credential of another server was last read there and held
 */
public record Attestation(
        long id,
        Optional<CommunityId> community,
        String claim,
        Map<String, String> names,
        AccountId issuer,
        AccountId subject,
        URI credential,
        Instant issued,
        LocalDate until,
        Optional<Instant> accepted,
        boolean shown,
        Optional<Instant> revoked,
        Optional<Instant> checked) {

    public Attestation {
        names = Map.copyOf(names);
    }

    /** In the reader's language where it is named in it. */
    public String name(String language) {
        return Badge.name(names, language);
    }
}
