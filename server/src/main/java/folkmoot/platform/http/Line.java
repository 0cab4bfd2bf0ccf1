package folkmoot.platform.http;

import io.vertx.core.http.HttpMethod;

/** In which line a request waits for its turn. A flood in one of them leaves turns to the others. */
enum Line {

    /** Whoever watches over the server: never waits, or a busy server would be taken for a dead one. */
    HEALTH,
    READERS,
    WRITERS,
    /** Other servers, which come again by themselves. */
    SERVERS;

    static Line of(HttpMethod method, String path) {
        if (path.equals("/health")) {
            return HEALTH;
        }
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            return READERS;
        }
        return path.endsWith("/inbox") ? SERVERS : WRITERS;
    }
}
