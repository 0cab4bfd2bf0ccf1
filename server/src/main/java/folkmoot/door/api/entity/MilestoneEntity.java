package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * What a body said would be there by which day (Folkmoot API).
 *
 * @param responseId the answer in which it said so
 * @param due a day
 * @param lateAt since when it shows as late
 * @param works what the author says of it
 * @param keptAt when the body said that it is done, or the author that it works
 */
public record MilestoneEntity(
        String responseId,
        String bodyId,
        String due,
        String measure,
        Optional<Instant> lateAt,
        Optional<Boolean> works,
        Optional<Instant> keptAt) {}
