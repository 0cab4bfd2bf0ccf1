package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * Which body passed a proposal on to which (Folkmoot API).
 *
 * @param fromBodyId absent where a moderator chose the body
 * @param number the how manieth in a row; 0 for a moderator
 * @param waits it goes nowhere before a moderator has decided
 */
public record HopEntity(Optional<String> fromBodyId, String toBodyId, int number, boolean waits, Instant createdAt) {}
