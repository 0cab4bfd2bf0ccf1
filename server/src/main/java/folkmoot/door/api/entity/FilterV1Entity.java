package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Filter (client API, v1): one keyword.
 *
 * @param id of the keyword
 * @param irreversible left out instead of folded
 */
public record FilterV1Entity(
        String id,
        String phrase,
        List<String> context,
        boolean wholeWord,
        Optional<Instant> expiresAt,
        boolean irreversible) {}
