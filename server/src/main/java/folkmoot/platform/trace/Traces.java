package folkmoot.platform.trace;

import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does work within spans. What a span tells is chosen here and at the few places that call this: names of routes, kinds and
 * types, never of people, servers or posts.
 */
public interface Traces extends AutoCloseable {

    /**
     * Does the work, and lets pass what it throws.
     *
     * @param name one of few: a route, a kind, a type
     * @param outcome what became of it, in a word or number of which there are few
     */
    <T> T within(Work work, String name, Supplier<T> doing, Function<? super T, String> outcome);

    /** Sends out what is still to be sent. */
    @Override
    void close();

    /** Does work that has no outcome but that it was done. */
    default void within(Work work, String name, Runnable doing) {
        within(
                work,
                name,
                () -> {
                    doing.run();
                    return "";
                },
                done -> done);
    }

    /** A handler whose requests have a span each. */
    default Handler around(String method, String route, Handler handler) {
        var name = method + " " + route;
        return request -> within(Work.REQUEST, name, () -> handler.handle(request), Traces::status);
    }

    private static String status(Response response) {
        return Integer.toString(response.status());
    }

    /** Sends spans to a collector, by OTLP over HTTP; does nothing of the kind when there is none. */
    static Traces to(Optional<URI> endpoint) {
        return endpoint.<Traces>map(SentTraces::new).orElseGet(NoTraces::new);
    }
}
