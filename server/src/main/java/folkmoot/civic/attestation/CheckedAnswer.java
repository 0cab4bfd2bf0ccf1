package folkmoot.civic.attestation;

import folkmoot.people.account.Badge;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * An answer that somebody marked as checked.
 *
 * @param by who
 * @param names as what, by language: the claim that is attested of them
 * @param review the day by which somebody should look again
 */
public record CheckedAnswer(StatusId status, AccountId by, Map<String, String> names, Instant when, LocalDate review) {

    public CheckedAnswer {
        names = Map.copyOf(names);
    }

    /** As what, in the reader's language where it is named in it. */
    public String as(String language) {
        return Badge.name(names, language);
    }

    /** Whether it should be looked at again. */
    public boolean isDue(LocalDate today) {
        return review.isBefore(today);
    }
}
