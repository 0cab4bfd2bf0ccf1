package folkmoot.command.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/**
 * The first file to read of an archive, and the last that is written: without it an archive is not complete.
 *
 * @param format {@link #FORMAT}; a reader refuses greater ones
 * @param version of the software
 * @param kind {@code instance} or {@code community}
 * @param community its name, of a community alone
 * @param origin scheme, host and port of all addresses in it
 * @param schema migrations of the database it was written from
 * @param sequences how far the counters of the database had come
 * @param writtenAt ISO 8601
 * @param content one digest of all the files below: equal archives have equal ones
 * @param tables a file for each, also for those without a row
 * @param media the file that lists the media files
 * @param mediaBytes of all media files together
 * @param missingMedia names that rows mention and the storage did not have
 * @param leftOut tables that are not in it, with the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
        int format,
        String software,
        String version,
        String kind,
        String community,
        String origin,
        String domain,
        List<String> schema,
        Map<String, Long> sequences,
        String writtenAt,
        String content,
        List<Part> tables,
        Part media,
        long mediaBytes,
        List<String> missingMedia,
        Map<String, String> leftOut) {

    static final int FORMAT = 1;
    static final String FILE = "manifest.json";
    static final String INSTANCE = "instance";
    static final String COMMUNITY = "community";

    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A file of lines.
     *
     * @param name of the table
     * @param file below the archive's folder
     * @param rows lines
     * @param sha256 hexadecimal
     */
    record Part(String name, String file, long rows, long bytes, String sha256) {}

    long rows() {
        return tables.stream().mapToLong(Part::rows).sum();
    }
}
