package folkmoot.civic.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import folkmoot.civic.community.DataLicence;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What programs read first: which files there are, with their columns (Frictionless Data Package 2.0). */
public record DataPackage(
        @JsonProperty("$schema") String profile,
        String name,
        String title,
        String description,
        URI homepage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<License> licenses,
        List<Resource> resources) {

    private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";
    private static final String RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json";
    private static final String NUMBERS = "Numbers that could tell who backs something are held back";
    private static final String FORMULAS =
            "In the CSV files an apostrophe stands before a text that a spreadsheet would take for a formula";

    /** @param path where it can be read */
    public record License(String name, URI path, String title) {}

    /** A file. */
    public record Resource(
            @JsonProperty("$schema") String profile,
            String name,
            URI path,
            String type,
            String format,
            String mediatype,
            String encoding,
            Schema schema) {}

    /** The columns of a file. */
    public record Schema(
            List<Column> fields,
            @JsonProperty("primaryKey") List<String> key,

            @JsonProperty("foreignKeys") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Foreign> foreign) {}

    /** A column. */
    public record Column(
            String name,
            String type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String description) {}

    /** That the proposals of a file stand in the file of proposals. */
    public record Foreign(List<String> fields, Reference reference) {}

    /** Where they stand. */
    public record Reference(String resource, List<String> fields) {}

    /** @param home the page of the data, below which its files are */
    public static DataPackage of(String name, String title, URI home, Optional<DataLicence> licence) {
        return new DataPackage(
                PROFILE,
                name.replace('_', '-'),
                title,
                "What people propose in " + title + ", and what became of it. " + NUMBERS + ". " + FORMULAS + ".",
                home,
                licence.stream()
                        .map(one -> new License(one.word(), one.text(), one.title()))
                        .toList(),
                Arrays.stream(DataFile.values())
                        .flatMap(file -> Stream.of(
                                resource(home, file, "csv", "text/csv"),
                                resource(home, file, "json", "application/json")))
                        .toList());
    }

    private static Resource resource(URI home, DataFile file, String format, String type) {
        var columns = file.fields().stream()
                .map(field -> new Column(field.name(), field.type(), field.meaning()))
                .toList();
        var foreign = file == DataFile.PROPOSALS
                ? List.<Foreign>of()
                : List.of(new Foreign(
                        List.of("proposal_id"), new Reference(name(DataFile.PROPOSALS, format), List.of("id"))));
        return new Resource(
                RESOURCE,
                name(file, format),
                URI.create(home + "/" + file.word() + "." + format),
                "table",
                format,
                type,
                "utf-8",
                new Schema(columns, file.keys(), foreign));
    }

    private static String name(DataFile file, String format) {
        return format.equals("csv") ? file.word() : file.word() + "-" + format;
    }
}
