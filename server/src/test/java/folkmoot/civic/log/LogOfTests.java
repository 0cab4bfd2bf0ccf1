package folkmoot.civic.log;

import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.SignedNote;
import folkmoot.platform.database.Database;
import folkmoot.testing.Patience;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.stream.IntStream;

/** Entries for the log of an instance, and lies in it: what its database can be made to say. */
public final class LogOfTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final World world;
    private final Database database;

    public LogOfTests(World world) {
        this.world = world;
        this.database = world.server().house().platform().database();
    }

    /** Adds entries that say nothing but their number, as the writer of the log does. */
    public void grows(int count) {
        grows("n", count);
    }

    /** Adds so many that it has that size, once everything has its place that was written before. */
    public void growsTo(int size) {
        Patience.until(() -> database.read(tx -> tx.fetch("SELECT 1 FROM log_pending LIMIT 1", _ -> true))
                .isEmpty());
        grows(size - (int) database.read(tx -> new LogReading().head(tx)).size());
    }

    /** As {@link #grows(int)}, of another kind. */
    public void grows(String word, int count) {
        database.write(tx -> {
            long size = new LogReading().head(tx).size();
            var entries = IntStream.range(0, count)
                    .mapToObj(i -> ("{\"" + word + "\":" + (size + i) + "}").getBytes(StandardCharsets.UTF_8))
                    .toList();
            tx.execute(
                    "INSERT INTO log_entry (position, entry) SELECT ? + i - 1, e FROM unnest(?::bytea[]) WITH"
                            + " ORDINALITY AS u (e, i)",
                    size,
                    entries.toArray(byte[][]::new));
            new LogTree(InstantSource.system()).append(tx, size, entries);
        });
    }

    /** As if a copy of the database from the time of that size had been put back. */
    public void isCutBackTo(long size) {
        database.write(tx -> {
            var entries = new LogReading()
                    .entries(tx, 0, (int) size).stream().map(Leaf::bytes).toList();
            tx.execute("DELETE FROM log_cosignature");
            tx.execute("DELETE FROM log_checkpoint WHERE size > ?", size);
            tx.execute("DELETE FROM log_entry WHERE position >= ?", size);
            tx.execute("DELETE FROM log_tile");
            tx.execute("UPDATE log_head SET size = 0");
            new LogTree(InstantSource.system()).append(tx, 0, entries);
        });
    }

    /** The key of its log. */
    public NoteKey key() {
        return world.server().house().civic().publicLog().key().ofLog();
    }

    /** Signs a note as its log would. */
    public SignedNote signs(String text) {
        var key = world.server().house().civic().publicLog().key();
        return SignedNote.of(text).with(key.sign(text));
    }

    /** What anybody is answered. */
    public HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    /** A text that anybody is answered with. */
    public String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    /** Posts JSON; the status. */
    public int post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build())
                .statusCode();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + world.server().port() + path);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
