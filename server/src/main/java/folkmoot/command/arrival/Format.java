package folkmoot.command.arrival;

import folkmoot.civic.arrival.Arrival;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What another platform exports. */
public enum Format {
    /** petition.parliament.uk and its kin: the JSON of a list or of one petition. */
    PETITIONS("UK e-petitions: JSON of a list or of one petition"),
    /** Proposals of Decidim, CSV or JSON, with titles in several languages. */
    DECIDIM("Decidim: proposals as CSV or JSON"),
    /** Proposals of Consul Democracy, CSV or JSON. */
    CONSUL("Consul Democracy: proposals as CSV or JSON"),
    /** Requests of Open311 GeoReport v2, as FixMyStreet publishes them: JSON or XML. */
    OPEN311("Open311 GeoReport v2, also of FixMyStreet: requests as JSON or XML"),
    /** Any table or lines of JSON, with a mapping. */
    TABLE("any table or JSON Lines, with --map");

    private final String meaning;

    Format(String meaning) {
        this.meaning = meaning;
    }

    /** The word in the command. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** What there is, a line each. */
    public static String all() {
        return Arrays.stream(values())
                .map(one -> one.word() + " (" + one.meaning + ")")
                .collect(Collectors.joining("; "));
    }

    /** What one record of a file came to. */
    public sealed interface Read {

        record One(Arrival arrival) implements Read {}

        /** It cannot be read; others can. */
        record Unreadable(String why) implements Read {}
    }

    /**
     * Reads a file, record by record.
     *
     * @param language in which texts of several languages are taken
     * @param mapping of {@link #TABLE}
     */
    public void read(Path file, String language, Optional<Mapping> mapping, Consumer<Read> each) throws IOException {
        switch (this) {
            case PETITIONS -> Records.json(file, "data", node -> each.accept(Petitions.arrival(node)));
            case OPEN311 -> Open311.read(file, each);
            case DECIDIM -> Records.flat(file, row -> each.accept(Mapping.DECIDIM.arrival(row, language)));
            case CONSUL -> Records.flat(file, row -> each.accept(Mapping.CONSUL.arrival(row, language)));
            case TABLE ->
                Records.flat(file, row -> each.accept(mapping.orElseThrow().arrival(row, language)));
        }
    }
}
