package folkmoot.civic.attestation;

import folkmoot.people.account.Badge;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.util.List;
import java.util.Map;

/**
 * What may be attested of somebody in a community.
 *
 * @param word its name in addresses and forms
 * @param names how people read it, plain text by language tag; at least one
 * @param months for how long it is attested at most
 * @param checks whether those of whom it is attested may mark answers of others as checked
 * @param attesters bodies of the register that may attest it
 */
public record Claim(
        CommunityId community,
        String word,
        Map<String, String> names,
        int months,
        boolean checks,
        List<BodyId> attesters) {

    public Claim {
        names = Map.copyOf(names);
        attesters = List.copyOf(attesters);
    }

    /** In the reader's language where it is named in it. */
    public String name(String language) {
        return Badge.name(names, language);
    }
}
