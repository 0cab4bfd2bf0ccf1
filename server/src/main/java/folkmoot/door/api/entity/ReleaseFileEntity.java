package folkmoot.door.api.entity;

import folkmoot.civic.release.ReleaseFile;
import java.net.URI;
import java.time.Instant;

/**
 * A file of a release (Folkmoot API).
 *
 * @param bytes its size
 * @param sha256 its digest, hexadecimal, as it stands in the log of the community
 * @param gone whether the body took the release back
 * @param url where members have it until the hour, and everybody from then on
 */
public record ReleaseFileEntity(
        String id, String name, String type, int bytes, String sha256, boolean gone, URI url, Instant addedAt) {

    /** @param matters address of the endpoints of the release */
    public static ReleaseFileEntity of(ReleaseFile file, URI matters) {
        return new ReleaseFileEntity(
                Long.toString(file.id()),
                file.name(),
                file.type(),
                file.bytes(),
                file.digest(),
                file.gone(),
                URI.create(matters + "/files/" + file.id()),
                file.added());
    }
}
