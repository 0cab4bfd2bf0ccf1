package folkmoot.civic.body;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of a community's register.
 *
 * @param slug stable name in addresses
 * @param name in the community's language
 * @param names in others, by language tag
 * @param domain its official DNS domain; actors on it or under it are recognised at level 2
 * @param codes its codes elsewhere: {@code gss}, {@code wikidata}
 * @param retired when it was taken out of the register
 */
public record Body(
        BodyId id,
        CommunityId community,
        String slug,
        String name,
        Map<String, String> names,
        String kind,
        String domain,
        Reach reach,
        Scope scope,
        List<String> languages,
        Targets targets,
        Map<String, String> codes,
        Kin kin,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Optional<Instant> retired) {

    public Body {
        names = Map.copyOf(names);
        languages = List.copyOf(languages);
        codes = Map.copyOf(codes);
    }

    /** In the reader's language where it is known in it. */
    public String name(String language) {
        return names.getOrDefault(language, name);
    }

    /** {@code user@domain} of its actor. */
    public Optional<String> handle() {
        return reach.handle();
    }

    /** That actor's account once found. */
    public Optional<AccountId> account() {
        return reach.account();
    }

    /** Address to which it is written where it has no actor. */
    public Optional<String> mail() {
        return reach.mail();
    }

    /** Its own page for enquiries. */
    public Optional<URI> form() {
        return reach.form();
    }

    /** What it is responsible for, in words. */
    public List<String> remit() {
        return scope.remit();
    }

    /** Code of the area for which it is responsible. */
    public Optional<String> area() {
        return scope.area();
    }

    /** Working days in which it should acknowledge. */
    public int acknowledgeDays() {
        return targets.acknowledgeDays();
    }

    /** Working days in which it should answer. */
    public int answerDays() {
        return targets.answerDays();
    }

    /** Which days are working days. */
    public WorkingTime time() {
        return targets.time();
    }

    /** Days on which it does not work; none for those of the instance's calendar. */
    public Set<LocalDate> holidays() {
        return targets.time().holidays();
    }

    /** The body that it belongs to. */
    public Optional<BodyId> parent() {
        return kin.parent().map(Kin.Entry::id);
    }

    /** The body that it came from. */
    public Optional<BodyId> predecessor() {
        return kin.predecessor().map(Kin.Entry::id);
    }

    /** Its handle was looked up and led nowhere. */
    public boolean isUnreachable() {
        return reach.handle().isPresent() && reach.triedAt().isPresent() && !reach.reached();
    }

    public boolean isValidOn(LocalDate day) {
        return retired.isEmpty()
                && !day.isBefore(validFrom)
                && validUntil.filter(day::isAfter).isEmpty();
    }
}
