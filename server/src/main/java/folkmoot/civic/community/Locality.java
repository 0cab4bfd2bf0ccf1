package folkmoot.civic.community;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An area that proposals can concern.
 *
 * @param code such as {@code gss:E05000001}
 * @param parent code of the area that it lies in
 * @param validFrom first day on which its code is in use; since ever where empty
 * @param validUntil last such day
 * @param successor code of the area that it became part of when it ended
 */
public record Locality(
        String code,
        String name,
        Optional<String> parent,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<String> successor) {

    /** One that is in use since ever and until further notice. */
    public Locality(String code, String name, Optional<String> parent) {
        this(code, name, parent, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether its code is in use on a day. */
    public boolean isValidOn(LocalDate day) {
        return validFrom.filter(day::isBefore).isEmpty() && !hasEndedBy(day);
    }

    boolean hasEndedBy(LocalDate day) {
        return validUntil.filter(day::isAfter).isPresent();
    }
}
