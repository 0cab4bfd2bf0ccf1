package folkmoot.civic.near;

import folkmoot.civic.proposal.NearElsewhere;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Proposals of other servers, as sketches: what a draft is compared with here. All SQL of {@code sketch_elsewhere} and {@code sketch_source}. */
public final class SketchesElsewhere implements NearElsewhere {

    private static final double SHOWN_FROM = 0.15;
    private static final int CANDIDATES = 200;
    private static final int MOST = 3;

    private final DomainBlocks blocks;

    public SketchesElsewhere(DomainBlocks blocks) {
        this.blocks = blocks;
    }

    /** One that another server told. */
    record Told(URI record, URI url, String host, String title, String language, Sketch sketch) {}

    /**
     * How far a server was read.
     *
     * @param after the last id
     * @param began when reading began at its first
     */
    record Source(long after, Instant began) {}

    @Override
    public List<Found> find(Transaction tx, NewProposal draft) {
        var own = Sketch.of(Sketches.text(draft.title(), draft.ask(), draft.problem()));
        return own.isEmpty()
                ? List.of()
                : tx
                        .fetch(
                                "SELECT title, url, language, host, sketch FROM sketch_elsewhere WHERE bands &&"
                                        + " ?::int[] LIMIT ?",
                                row -> new Found(
                                        row.getString(1),
                                        URI.create(row.getString(2)),
                                        row.getString(3),
                                        row.getString(4),
                                        own.to(Sketch.read(row.getBytes(5)))),
                                own.bands(),
                                CANDIDATES)
                        .stream()
                        .filter(found -> found.score() >= SHOWN_FROM)
                        .sorted(Comparator.comparingDouble(Found::score).reversed())
                        .filter(found -> !blocks.isSuspended(found.url().getHost()))
                        .limit(MOST)
                        .toList();
    }

    Optional<Source> source(Transaction tx, URI server) {
        return tx
                .fetch(
                        "SELECT after_id, began_at FROM sketch_source WHERE url = ?",
                        row -> new Source(row.getLong(1), Rows.time(row, 2)),
                        server.toString())
                .stream()
                .findFirst();
    }

    void read(Transaction tx, URI server, Source until) {
        tx.execute("""
            INSERT INTO sketch_source (url, after_id, began_at) VALUES (?, ?, ?)
            ON CONFLICT (url) DO UPDATE SET after_id = excluded.after_id, began_at = excluded.began_at
            """, server.toString(), until.after(), until.began());
    }

    void keep(Transaction tx, List<Told> all, Instant now) {
        for (var one : all) {
            tx.execute(
                    """
                    INSERT INTO sketch_elsewhere (record_uri, url, host, title, language, sketch, bands, seen_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?::int[], ?)
                    ON CONFLICT (record_uri) DO UPDATE SET url = excluded.url, title = excluded.title,
                        language = excluded.language, sketch = excluded.sketch, bands = excluded.bands,
                        seen_at = excluded.seen_at
                    """,
                    one.record().toString(),
                    one.url().toString(),
                    one.host(),
                    one.title(),
                    one.language(),
                    one.sketch().bytes(),
                    one.sketch().bands(),
                    now);
        }
    }

    int count(Transaction tx, String host) {
        return tx.fetch("SELECT count(*) FROM sketch_elsewhere WHERE host = ?", row -> row.getInt(1), host)
                .getFirst();
    }

    /** What a server did not tell again since it was read from its first is withdrawn, closed or gone. */
    void forget(Transaction tx, String host, Instant before) {
        tx.execute("DELETE FROM sketch_elsewhere WHERE host = ? AND seen_at < ?", host, before);
    }
}
