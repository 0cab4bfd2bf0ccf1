package folkmoot.door.api.civic;

import folkmoot.civic.PublicLog;
import folkmoot.civic.log.Leaf;
import folkmoot.federation.json.Fields;
import folkmoot.federation.log.EntryBundle;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.TileAddress;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.util.Optional;

/**
 * The log as files (C2SP tlog-tiles): the signed note, which changes, and tiles, which never do, so that anybody may keep them. And
 * where other servers say what they saw of it.
 */
public final class LogFileRoutes {

    private static final String BYTES = "application/octet-stream";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final RateLimits.Rule FILES = new RateLimits.Rule("log files", 30_000, Duration.ofMinutes(5));
    private static final RateLimits.Rule NOTES = new RateLimits.Rule("log notes", 60, Duration.ofHours(1));
    private static final Body NOTE = Body.upTo(64 * 1024);

    private final Database database;
    private final PublicLog log;

    public LogFileRoutes(Database database, PublicLog log) {
        this.database = database;
        this.log = log;
    }

    public void register(Routing routing) {
        routing.get("/log/checkpoint", _ -> checkpoint())
                .get("/log/checkpoint/:size", this::checkpointOf)
                .get("/log/tile/*path", this::tile)
                .post("/log/cosignatures", NOTE, this::cosign)
                .post("/log/forks", NOTE, this::fork);
    }

    private Response checkpoint() {
        return open(Response.text(log.checkpoints().current().note().written()))
                .header("Cache-Control", "public, max-age=5");
    }

    private Response checkpointOf(Request request) {
        var size = request.pathParameter("size");
        if (!size.matches("[0-9]{1,18}")) {
            throw new NotFound();
        }
        var signed = database.read(tx -> log.checkpoints().find(tx, Long.parseLong(size)))
                .orElseThrow(NotFound::new);
        return open(Response.text(signed.note().written())).header("Cache-Control", "public, max-age=60");
    }

    private Response tile(Request request) {
        request.count(FILES, request.network());
        var wanted = LogPaths.read(request.pathParameter("path")).orElseThrow(NotFound::new);
        var bytes = database.read(tx ->
                        wanted.isEntries() ? entries(tx, wanted) : log.reading().tile(tx, wanted))
                .orElseThrow(NotFound::new);
        return open(Response.bytes(200, BYTES, bytes)).header("Cache-Control", FOR_EVER);
    }

    private Optional<byte[]> entries(Transaction tx, LogPaths.Wanted wanted) {
        var found = log.reading().entries(tx, wanted.address().index() * TileAddress.WIDTH, wanted.width());
        return found.size() < wanted.width()
                ? Optional.empty()
                : Optional.of(EntryBundle.write(found.stream().map(Leaf::bytes).toList()));
    }

    private Response cosign(Request request) {
        request.count(NOTES, request.network());
        var key = request.parameter("key")
                .flatMap(Fields::toUri)
                .filter(uri -> uri.getHost() != null && uri.getScheme().startsWith("http"))
                .orElseThrow(() -> Invalid.malformed("key is not the address of a key"));
        log.cosignatures().receive(note(request), key);
        return Response.empty(202);
    }

    private Response fork(Request request) {
        request.count(NOTES, request.network());
        log.cosignatures().fork(note(request));
        return Response.empty(202);
    }

    private static String note(Request request) {
        return request.parameter("note").orElseThrow(() -> Invalid.malformed("note is missing"));
    }

    /** Scripts of other sites may read it, so that a checker can be a page. */
    private static Response open(Response response) {
        return response.header("Access-Control-Allow-Origin", "*");
    }
}
