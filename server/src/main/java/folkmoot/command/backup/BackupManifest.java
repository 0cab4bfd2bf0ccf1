package folkmoot.command.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a backup is made of; written last, so that one without it is not complete.
 *
 * @param format {@link #FORMAT}; greater ones are refused
 * @param version of the software
 * @param beganAt ISO 8601
 * @param endedAt everything acknowledged before is in it
 * @param firstSegment of the database's log that it needs
 * @param files all but the media, by path below the backup
 * @param media by name in the folder that all backups share
 * @param mediaElsewhere the media are in an object store, which is not copied
 */
record BackupManifest(
        int format,
        String version,
        String origin,
        String beganAt,
        String endedAt,
        String firstSegment,
        List<File> files,
        List<File> media,
        boolean mediaElsewhere) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** One file with its digest. */
    record File(String path, long bytes, String sha256) {}
}
