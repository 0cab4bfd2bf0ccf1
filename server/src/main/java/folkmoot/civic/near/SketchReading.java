package folkmoot.civic.near;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.log.WitnessedLogs;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.FileResult;
import folkmoot.federation.json.Json;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.Id;
import folkmoot.platform.text.Names;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what servers with communities that somebody here follows tell of their proposals: from the first to the last, some pages an
 * hour, and then from the first again, so that what was changed or withdrawn there is, too.
 */
public final class SketchReading {

    private static final Logger LOG = LoggerFactory.getLogger(SketchReading.class);
    private static final int PAGES = 10;
    private static final int PAGE = 500;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_OF_A_SERVER = 50_000;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_ADDRESS = 500;

    private final Database database;
    private final WitnessedLogs logs;
    private final SketchesElsewhere kept;
    private final DomainBlocks blocks;
    private final Fetcher fetcher;
    private final InstantSource clock;

    public SketchReading(
            Database database,
            WitnessedLogs logs,
            SketchesElsewhere kept,
            DomainBlocks blocks,
            Fetcher fetcher,
            InstantSource clock) {
        this.database = database;
        this.logs = logs;
        this.kept = kept;
        this.blocks = blocks;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** Goes on with every server. Blocks for as long as they take. */
    public void readAll() {
        database.read(logs::servers).stream()
                .filter(server -> !blocks.isSuspended(server.getHost()))
                .forEach(this::read);
    }

    private void read(URI server) {
        var budget = FetchBudget.of(PAGES);
        var source = database.read(tx -> kept.source(tx, server))
                .filter(one -> one.after() > 0)
                .orElseGet(() -> new SketchesElsewhere.Source(0, clock.instant()));
        var host = Origins.authority(server);
        for (int page = 0; page < PAGES; page++) {
            var answer = page(server, source.after(), budget);
            if (answer.isEmpty()) {
                return;
            }
            var rows = answer.get();
            var told = told(server, host, rows);
            boolean last = rows.size() < PAGE || database.read(tx -> kept.count(tx, host)) >= MOST_OF_A_SERVER;
            var before = source;
            var now = clock.instant();
            source = new SketchesElsewhere.Source(last ? 0 : lastId(rows, before.after()), before.began());
            var until = source;
            database.write(tx -> {
                kept.keep(tx, told, now);
                kept.read(tx, server, until);
                if (last) {
                    kept.forget(tx, host, before.began());
                }
            });
            if (last) {
                return;
            }
        }
    }

    private Optional<JsonNode> page(URI server, long after, FetchBudget budget) {
        var uri = server.resolve("/api/folkmoot/v1/proposals/sketches?after=" + after + "&limit=" + PAGE);
        return switch (fetcher.fetchFile(uri, MOST_BYTES, budget)) {
            case FileResult.File(var bytes) -> json(uri, bytes);
            case FileResult.Failed(var reason) -> {
                LOG.debug("{} has no sketches: {}", server, reason);
                yield Optional.empty();
            }
        };
    }

    private static Optional<JsonNode> json(URI uri, byte[] bytes) {
        try {
            var answer = Json.read(bytes);
            return Optional.of(answer.path("proposals"))
                    .filter(rows -> rows.isArray()
                            && rows.size() <= PAGE
                            && Sketches.METHOD.equals(answer.path("method").asText()));
        } catch (RuntimeException broken) {
            LOG.debug("{} cannot be read: {}", uri, broken.getMessage());
            return Optional.empty();
        }
    }

    /** A page whose ids do not rise is the last one. */
    private static long lastId(JsonNode rows, long after) {
        return Math.max(
                after + 1,
                Id.parse(rows.path(rows.size() - 1).path("id").asText()).orElse(0));
    }

    /** What is the server's own, and complete. */
    private static List<SketchesElsewhere.Told> told(URI server, String host, JsonNode rows) {
        var told = new ArrayList<SketchesElsewhere.Told>();
        for (var row : rows) {
            var record = own(server, row.path("record").asText());
            var url = own(server, row.path("url").asText());
            var title = Names.cut(Names.clean(row.path("title").asText()), LONGEST_TITLE);
            var language = row.path("language").asText();
            var sketch = sketch(row.path("sketch").asText());
            if (record.isPresent()
                    && url.isPresent()
                    && sketch.isPresent()
                    && !title.isEmpty()
                    && language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                told.add(new SketchesElsewhere.Told(record.get(), url.get(), host, title, language, sketch.get()));
            }
        }
        return told;
    }

    private static Optional<URI> own(URI server, String address) {
        try {
            return Optional.of(URI.create(address))
                    .filter(uri -> address.length() <= LONGEST_ADDRESS
                            && server.getScheme().equals(uri.getScheme())
                            && uri.getRawAuthority() != null
                            && Origins.authority(uri).equals(Origins.authority(server)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Sketch> sketch(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64))
                    .filter(bytes -> bytes.length == Sketch.BYTES)
                    .map(Sketch::read)
                    .filter(sketch -> !sketch.isEmpty());
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
