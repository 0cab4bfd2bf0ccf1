package folkmoot.civic.log;

import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.FileResult;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.PageResult;
import folkmoot.federation.json.Json;
import folkmoot.federation.log.HashTile;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.log.TileAddress;
import folkmoot.federation.log.TileTree;
import folkmoot.federation.log.TreeHashes;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Another server's log over HTTP, within the limits of everything that we fetch. */
final class RemoteLog {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 64 * 1024;

    private final Fetcher fetcher;
    private final GuardedHttp http;
    private final String userAgent;

    RemoteLog(Fetcher fetcher, GuardedHttp http, String userAgent) {
        this.fetcher = fetcher;
        this.http = http;
        this.userAgent = userAgent;
    }

    /** What came cannot be used, or nothing came; the message says why. */
    static final class Unusable extends RuntimeException {

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** What the log says of its tree. */
    SignedNote checkpoint(URI server, FetchBudget budget) {
        var page = fetcher.fetchText(
                server.resolve("/log/checkpoint"), "text/plain", type -> type.startsWith("text/plain"), budget);
        return switch (page) {
            case PageResult.Page found -> SignedNote.read(found.text());
            case PageResult.Failed(var reason) -> throw new Unusable(reason);
        };
    }

    /** Its tree of that size, of which each tile is fetched when it is needed, once. */
    TileTree tree(URI server, long size, FetchBudget budget) {
        var known = new HashMap<TileAddress, HashTile>();
        return new TileTree(
                size, (address, width) -> known.computeIfAbsent(address, _ -> tile(server, address, width, budget)));
    }

    private HashTile tile(URI server, TileAddress address, int width, FetchBudget budget) {
        var uri = server.resolve("/log/" + LogPaths.tile(address, width));
        return switch (fetcher.fetchFile(uri, TileAddress.WIDTH * TreeHashes.LENGTH, budget)) {
            case FileResult.File(var bytes)
            when bytes.length == width * TreeHashes.LENGTH -> new HashTile(address, bytes);
            case FileResult.File _ -> throw new Unusable("A tile of the tree has another size than it must have");
            case FileResult.Failed(var reason) -> throw new Unusable("A tile of the tree is missing: " + reason);
        };
    }

    /** Tells the server something; whether it took it. */
    boolean tell(URI server, String path, Map<String, String> said) {
        var body = Json.object();
        said.forEach(body::put);
        var answer = http.exchange(new GuardedHttp.Request(
                "POST",
                server.resolve(path),
                Map.of("user-agent", userAgent, "accept", "application/json", "content-type", "application/json"),
                Json.write(body),
                DEADLINE,
                MAX_ANSWER));
        return answer instanceof Exchange.Answered answered && answered.status() / 100 == 2;
    }
}
