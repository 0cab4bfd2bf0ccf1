package folkmoot.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One structured line a request. The query is left out: it may hold a token or what somebody searched for. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("folkmoot.access");
    private static final long MICROSECOND = 1_000;

    void write(Request.Head head, String method, Response response, long nanos) {
        if (LOG.isInfoEnabled()) {
            LOG.atInfo()
                    .addKeyValue("id", head.requestId())
                    .addKeyValue("from", head.remoteAddress())
                    .addKeyValue("method", method)
                    .addKeyValue("path", head.path())
                    .addKeyValue("status", response.status())
                    .addKeyValue("bytes", response.body().length)
                    .addKeyValue("micros", nanos / MICROSECOND)
                    .log("request");
        }
    }
}
