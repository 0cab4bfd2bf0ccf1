package folkmoot.testing;

import folkmoot.federation.fetch.FetchLimits;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.vocabulary.CollectionPage;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Another server that the test plays, and what fetches from it, without any instance of ours. */
public final class Elsewhere implements AutoCloseable {

    public static final String TYPE = "application/activity+json";

    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance remote = new RemoteInstance(vertx, "elsewhere.localhost");
    private final GuardedHttp http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false);

    public RemoteInstance remote() {
        return remote;
    }

    /** Unsigned. */
    public Fetcher fetcher() {
        return new Fetcher(
                http,
                FetchLimits.loopback(),
                "test",
                Optional::empty,
                SchemeMemory.inProcess(),
                _ -> true,
                InstantSource.system());
    }

    /** Serves a collection or one of its pages, with these links. */
    public void serves(CollectionPage page, Optional<URI> first, Optional<URI> next) {
        var json = Json.read(ObjectWriter.bytes(page));
        first.ifPresent(uri -> json.put("first", uri.toString()));
        next.ifPresent(uri -> json.put("next", uri.toString()));
        remote.serves(page.id().getRawPath(), TYPE, Json.write(json));
    }

    @Override
    public void close() {
        http.close();
        remote.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
