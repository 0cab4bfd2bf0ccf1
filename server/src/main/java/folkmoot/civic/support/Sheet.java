package folkmoot.civic.support;

import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sheet of paper that people signed for a proposal. Who signed stands on the paper and nowhere here.
 *
 * @param number what is written on it to tell it from others
 * @param place where it was signed
 * @param signatures as entered
 * @param now how many of them count
 * @param enteredBy for moderators only; empty once the account is gone
 * @param own whether who looks entered it, or corrected it last: then another corrects it
 */
public record Sheet(
        long id,
        String number,
        String place,
        int signatures,
        int now,
        Instant enteredAt,
        Optional<AccountId> enteredBy,
        Optional<Correction> correction,
        boolean own) {

    /** What {@link #cells} are. */
    static final List<String> COLUMNS = List.of(
            "number",
            "place",
            "signatures",
            "signatures_now",
            "entered_at",
            "entered_by",
            "corrected_at",
            "corrected_by",
            "reason");

    List<String> cells() {
        return List.of(
                number,
                place,
                Integer.toString(signatures),
                Integer.toString(now),
                enteredAt.toString(),
                enteredBy.map(AccountId::toString).orElse(""),
                correction.map(last -> last.at().toString()).orElse(""),
                correction.flatMap(Correction::by).map(AccountId::toString).orElse(""),
                correction.map(Correction::reason).orElse(""));
    }

    /**
     * The last correction.
     *
     * @param by for moderators only; empty once the account is gone
     * @param reason for everybody to read
     */
    public record Correction(Optional<AccountId> by, Instant at, String reason) {}

    /** As somebody may see it who moderates the community, or does not. */
    Sheet shownTo(Optional<AccountId> viewer, boolean moderator) {
        boolean mine =
                viewer.isPresent() && (viewer.equals(enteredBy) || viewer.equals(correction.flatMap(Correction::by)));
        return new Sheet(
                id,
                number,
                place,
                signatures,
                now,
                enteredAt,
                enteredBy.filter(_ -> moderator),
                correction.map(last -> new Correction(last.by().filter(_ -> moderator), last.at(), last.reason())),
                mine);
    }
}
