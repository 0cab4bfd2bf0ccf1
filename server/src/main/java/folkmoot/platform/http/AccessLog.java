package folkmoot.platform.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One structured line a request. The query is left out: it may hold a token or what somebody searched for. So is the address from
 * which a proposal, a favourite, a vote or a situation in a life was asked for, lest a line, or two that follow each other, say
 * who backs what or has lost whom; only at the level {@code debug} it stands in every line.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("folkmoot.access");
    private static final long MICROSECOND = 1_000;
    private static final Pattern OPINION = Pattern.compile(
            "/proposals/|/life[-_]events/|/statuses/[^/]+/(?:un)?(?:favourite|reblog|bookmark)|/polls/[^/]+/votes|favourited_by|/dislikes?\\b");

    private AccessLog() {}

    static void write(Request request, String method, HttpServerResponse response, long nanos) {
        if (LOG.isInfoEnabled()) {
            var line = LOG.atInfo().addKeyValue("id", request.requestId());
            if (LOG.isDebugEnabled() || !OPINION.matcher(request.path()).find()) {
                line = line.addKeyValue("from", request.remoteAddress());
            }
            line.addKeyValue("method", method)
                    .addKeyValue("path", request.path())
                    .addKeyValue("status", response.getStatusCode())
                    .addKeyValue("bytes", response.bytesWritten())
                    .addKeyValue("micros", nanos / MICROSECOND)
                    .log("request");
        }
    }
}
