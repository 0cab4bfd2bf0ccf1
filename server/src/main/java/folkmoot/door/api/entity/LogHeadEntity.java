package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the log of this instance says of itself, who signed that, and what contradicts it (Folkmoot API).
 *
 * @param origin which log: {@code town.example/log}
 * @param size leaves of the newest tree that was signed
 * @param rootHash of that tree, in hexadecimal digits
 * @param checkpoint the signed note
 * @param key what its signature is checked with (C2SP signed-note, vkey)
 * @param actor whose {@code assertionMethod} lists that key
 * @param folded leaves of the tree as it is now
 * @param sound whether the tree as it is begins with the one that was signed
 * @param forks what contradicts this log
 * @param witnessed what this instance saw of other logs
 */
public record LogHeadEntity(
        String origin,
        long size,
        String rootHash,
        Instant signedAt,
        String checkpoint,
        String key,
        String actor,
        long folded,
        boolean sound,
        List<WitnessEntity> witnesses,
        List<ForkEntity> forks,
        List<WitnessedEntity> witnessed) {

    /** The last tree that another server signed. */
    public record WitnessEntity(String name, long size, Instant cosignedAt) {}

    /** Two notes that cannot both be true. */
    public record ForkEntity(
            String origin, String reason, long size, Instant foundAt, String claimed, Optional<String> known) {}

    /** Another log, as this instance saw it. */
    public record WitnessedEntity(
            String origin,
            Optional<Long> size,
            Optional<Instant> seenAt,
            Instant checkedAt,
            Optional<String> trouble,
            List<ForkEntity> forks) {}
}
