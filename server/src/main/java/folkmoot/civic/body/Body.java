package folkmoot.civic.body;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a community's register.
 *
 * @param slug stable name in addresses
 * @param domain its official DNS domain; actors on it or under it are recognised at level 2
 * @param handle {@code user@domain} of its actor
 * @param account that actor's account once seen
 * @param acknowledgeDays working days in which it should acknowledge
 * @param answerDays working days in which it should answer
 * @param retired when it was taken out of the register
 */
public record Body(
        BodyId id,
        CommunityId community,
        String slug,
        String name,
        String kind,
        String domain,
        Optional<String> handle,
        Optional<AccountId> account,
        List<String> remit,
        Optional<String> area,
        List<String> languages,
        int acknowledgeDays,
        int answerDays,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Optional<Instant> retired) {

    public Body {
        remit = List.copyOf(remit);
        languages = List.copyOf(languages);
    }

    public boolean isValidOn(LocalDate day) {
        return retired.isEmpty()
                && !day.isBefore(validFrom)
                && validUntil.filter(day::isAfter).isEmpty();
    }
}
