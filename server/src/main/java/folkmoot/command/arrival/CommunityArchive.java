package folkmoot.command.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.community.Category;
import folkmoot.civic.community.Locality;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.civic.moving.CommunityAsItWas;
import folkmoot.command.archive.ReadArchive;
import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One community as {@code folkmoot export DIR --community NAME} wrote it: what it was, and its proposals as they arrive elsewhere. */
public final class CommunityArchive {

    private final ReadArchive archive;
    private final Map<String, JsonNode> accounts = new HashMap<>();

    private CommunityArchive(ReadArchive archive) {
        this.archive = archive;
    }

    /** Reads all of it. Problems: as {@link ReadArchive#of}, and 422 where it is not of one community. */
    public static CommunityArchive read(Path folder) throws IOException {
        var archive = ReadArchive.of(folder);
        if (archive.community().isEmpty()) {
            throw Invalid.refused(folder + " is the export of a whole instance. Make one of the community, with"
                    + " folkmoot export DIR --community NAME.");
        }
        var read = new CommunityArchive(archive);
        archive.rows("account", row -> read.accounts.put(text(row, "id"), row));
        return read;
    }

    /** The domain of the handles in it. */
    public String domain() {
        return archive.domain();
    }

    /** The community without its proposals. */
    public CommunityAsItWas community() throws IOException {
        var row = only("community");
        var group = accounts.get(text(row, "account_id"));
        return new CommunityAsItWas(
                text(group, "username"),
                text(group, "display_name"),
                text(group, "note_source"),
                text(row, "guidelines"),
                text(row, "language"),
                optional(row, "locality"),
                text(row, "template"),
                threshold(row),
                categories(),
                localities(),
                new ArchivedRegister(archive).json(),
                URI.create(text(group, "uri")),
                head());
    }

    private JsonNode only(String table) throws IOException {
        var rows = new ArrayList<JsonNode>();
        archive.rows(table, rows::add);
        if (rows.size() != 1) {
            throw Invalid.refused("The export has " + rows.size() + " rows of " + table + " where it needs one.");
        }
        return rows.getFirst();
    }

    private static ThresholdRule threshold(JsonNode row) {
        return new ThresholdRule(
                row.path("threshold_count").asInt(),
                texts(row, "threshold_columns").stream()
                        .flatMap(word -> SupportColumn.of(word).stream())
                        .collect(Collectors.toSet()),
                ThresholdRule.leastOf(row.path("threshold_least").toString()),
                row.path("threshold_servers").asInt());
    }

    private List<Category> categories() throws IOException {
        record Placed(int position, Category category) {}
        var all = new ArrayList<Placed>();
        archive.rows("community_category", row -> {
            var names = new HashMap<String, String>();
            row.path("names")
                    .properties()
                    .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
            all.add(new Placed(row.path("position").asInt(), new Category(text(row, "slug"), names)));
        });
        return all.stream()
                .sorted((one, other) -> Integer.compare(one.position(), other.position()))
                .map(Placed::category)
                .toList();
    }

    private List<Locality> localities() throws IOException {
        var all = new ArrayList<Locality>();
        archive.rows(
                "community_locality",
                row -> all.add(new Locality(
                        text(row, "code"),
                        text(row, "name"),
                        optional(row, "parent_code"),
                        optional(row, "valid_from").map(LocalDate::parse),
                        optional(row, "valid_until").map(LocalDate::parse),
                        optional(row, "successor"))));
        return all;
    }

    private CommunityAsItWas.LogHead head() throws IOException {
        var row = only("log_head");
        return new CommunityAsItWas.LogHead(
                URI.create(archive.origin()).getAuthority() + "/log",
                row.path("size").asLong(),
                HexFormat.of().parseHex(text(row, "root").replaceFirst("^\\\\x", "")));
    }

    /** Its proposals with their history, answers and comments, in the order in which they were made. */
    public List<Arrival> proposals() throws IOException {
        return new ArchivedProposals(archive, accounts).all();
    }

    static String text(JsonNode row, String column) {
        return row.path(column).asText("");
    }

    static Optional<String> optional(JsonNode row, String column) {
        return row.hasNonNull(column) ? Optional.of(text(row, column)) : Optional.empty();
    }

    static List<String> texts(JsonNode row, String column) {
        return StreamSupport.stream(row.path(column).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
