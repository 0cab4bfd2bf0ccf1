package folkmoot.platform.metrics;

import folkmoot.platform.database.Database;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Overloaded;
import java.time.Duration;
import java.util.Map;

/**
 * Answers 200 when the server and its database are ready: {@code OK}, or JSON to those who ask for it. The database is asked
 * at most once a second.
 */
public final class Health implements Handler {

    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Response READY = Response.text("OK").header("Cache-Control", "no-store");
    private static final Response READY_AS_JSON =
            Response.json(Map.of("status", "ok")).header("Cache-Control", "no-store");

    private final Database database;
    private volatile long askedAt = System.nanoTime() - ASK_EVERY_NANOS;

    public Health(Database database) {
        this.database = database;
    }

    @Override
    public Response handle(Request request) {
        long now = System.nanoTime();
        if (now - askedAt >= ASK_EVERY_NANOS) {
            if (database.read(tx -> tx.sql().selectOne().fetch().isEmpty())) {
                throw new Overloaded("The database does not answer as it should");
            }
            askedAt = now;
        }
        return request.header("Accept")
                        .filter(accept -> accept.contains("json"))
                        .isPresent()
                ? READY_AS_JSON
                : READY;
    }
}
