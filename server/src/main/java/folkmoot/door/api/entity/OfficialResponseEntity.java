package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/** A reply of a recognised official actor whom the proposal addresses (Folkmoot API). */
public record OfficialResponseEntity(
        Optional<String> bodyId, String position, int level, Instant createdAt, StatusEntity status) {}
