package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * A sheet of paper that people signed for a proposal (Folkmoot API).
 *
 * @param signatures as entered
 * @param signaturesNow how many of them count
 * @param correctedAt of the last correction
 * @param reason why it was corrected
 * @param enteredBy id of an account; for the community's moderators only
 * @param correctedBy likewise
 */
public record SheetEntity(
        String id,
        String number,
        String place,
        int signatures,
        int signaturesNow,
        Instant enteredAt,
        Optional<Instant> correctedAt,
        Optional<String> reason,
        Optional<String> enteredBy,
        Optional<String> correctedBy) {}
