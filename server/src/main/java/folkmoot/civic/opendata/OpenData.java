package folkmoot.civic.opendata;

import folkmoot.civic.community.Community;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A community's data for everybody, read piece by piece, so that a large one costs no more memory than a small one. */
public final class OpenData {

    private static final String STAMP = """
        SELECT (SELECT coalesce(max(id), 0) FROM proposal_event), (SELECT coalesce(max(id), 0) FROM community_act WHERE community_id = ?),
               (SELECT size FROM log_head)
        """;

    private static final Pattern HANDLE = Pattern.compile(
            "(?<![\\p{Alnum}/.])@[\\p{Alnum}_][\\w.-]*(@[\\w.-]*\\w(:\\d+)?)?\\s?", Pattern.UNICODE_CHARACTER_CLASS);

    private final Database database;
    private final LocalUris uris;

    public OpenData(Database database, LocalUris uris) {
        this.database = database;
        this.uris = uris;
    }

    /** A word that is another one after anything changed that a file could tell; also after what it does not tell. */
    public String stamp(Transaction tx, Community community) {
        return tx.fetch(
                        STAMP,
                        row -> row.getLong(1) + "-" + row.getLong(2) + "-" + row.getLong(3),
                        community.id().value())
                .getFirst();
    }

    /**
     * The rows of a file, some at a time, each in a transaction of its own; what changes meanwhile may be in it or not. Values are texts, whole
     * and other numbers, truth values, {@link Instant}s, or null.
     *
     * @param since only what was made or changed since then; of a file that is not incremental, all
     */
    public Iterator<List<List<Object>>> rows(Community community, DataFile file, Optional<Instant> since) {
        var page = uris.at("/c/" + community.name() + "/proposals/").toString();
        return new Iterator<>() {

            private long[] after = new long[file.keys().size()];
            private Optional<List<List<Object>>> next = Optional.empty();

            @Override
            public boolean hasNext() {
                next = next.or(() ->
                        Optional.of(database.read(tx -> DataRows.after(tx, file, community.id(), page, since, after))));
                return !next.get().isEmpty();
            }

            @Override
            public List<List<Object>> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var rows = next.get();
                next = Optional.empty();
                after = DataRows.keys(file, rows.getLast());
                if (file == DataFile.RESPONSES) {
                    rows.forEach(OpenData::plain);
                }
                return rows;
            }
        };
    }

    /** The text of an answer: without the handles that apps put before what they reply to. */
    private static void plain(List<Object> response) {
        int text = DataFile.RESPONSES.fields().stream()
                .map(DataField::name)
                .toList()
                .indexOf("text");
        response.set(text, unaddressed(Html.text((String) response.get(text))));
    }

    static String unaddressed(String text) {
        return HANDLE.matcher(text).replaceAll("").strip();
    }
}
