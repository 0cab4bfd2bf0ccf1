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
 * @param delegationId by which delegation an office answered on behalf of the body
 * @param answerId the answer to many proposals of which it is one
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
        Optional<String> delegationId,
        Optional<String> answerId,
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
     * @param joint id of the answer of another body that it joins
     * @param digest SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of by, content, due, joint, language, measure, names, position,
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
            Optional<String> joint,
            int level,
            Instant createdAt,
            String digest) {}
}
