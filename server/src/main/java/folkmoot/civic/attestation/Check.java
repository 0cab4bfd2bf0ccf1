package folkmoot.civic.attestation;

import folkmoot.people.account.Badge;
import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A check as it stands in the log of the two.
 *
 * @param subject whose code it was
 * @param checker who typed it
 * @param names what is attested, by language
 * @param until last day on which it holds; empty where the answer was no
 */
public record Check(
        long id,
        AccountId subject,
        AccountId checker,
        Map<String, String> names,
        CheckOutcome outcome,
        Optional<LocalDate> until,
        Instant at) {

    public Check {
        names = Map.copyOf(names);
    }

    /** In the reader's language where it is named in it. */
    public String name(String language) {
        return Badge.name(names, language);
    }
}
