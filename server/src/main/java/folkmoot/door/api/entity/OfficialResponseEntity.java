package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a recognised official actor answered, or remarked, about a proposal that addresses its body (Folkmoot API).
 *
 * @param position the track state that it names now; {@code note} where it names none
 * @param level step of the ladder on which its author stood when it said so
 * @param via {@code reply}, {@code form}, {@code mail} or {@code desk}
 * @param removedAt when its post was removed; what it said stays
 * @param versions what it said, the first first
 * @param status the post that carries it, as long as it is there
 */
public record OfficialResponseEntity(
        String id,
        Optional<String> bodyId,
        String accountId,
        String type,
        String position,
        int level,
        String via,
        Instant createdAt,
        Optional<Instant> removedAt,
        List<VersionEntity> versions,
        Optional<StatusEntity> status) {

    /**
     * What it said from some moment on.
     *
     * @param by id on the wire of who posted it
     * @param due of a commitment: by which day
     * @param measure of a commitment: what will be there then
     * @param names of not-ours: the body that is responsible
     * @param reason why the track goes back
     * @param digest SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of by, content, due, language, measure, names, position,
     *     reason and type
     */
    public record VersionEntity(
            int version,
            String type,
            Optional<String> position,
            String content,
            String language,
            String by,
            Optional<String> due,
            Optional<String> measure,
            Optional<String> names,
            Optional<String> reason,
            int level,
            Instant createdAt,
            String digest) {}
}
