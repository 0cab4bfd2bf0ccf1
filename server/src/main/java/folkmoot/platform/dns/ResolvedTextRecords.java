package folkmoot.platform.dns;

import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * TXT records as a resolver gives them: that of the settings, or the system's. The client does not show the AD bit, so whether a
 * record is authenticated stays unknown.
 */
public final class ResolvedTextRecords implements TextRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DNS_PORT = 53;

    private final Vertx vertx;
    private final DnsClientOptions options;

    /** @param resolver {@code host} or {@code host:port} */
    public ResolvedTextRecords(Vertx vertx, Optional<String> resolver) {
        this.vertx = vertx;
        this.options = new DnsClientOptions().setQueryTimeout(PATIENCE.toMillis());
        resolver.ifPresent(address -> {
            int colon = address.lastIndexOf(':');
            boolean named = colon > 0 && address.substring(colon + 1).matches("[0-9]{1,5}");
            options.setHost(named ? address.substring(0, colon) : address)
                    .setPort(named ? Integer.parseInt(address.substring(colon + 1)) : DNS_PORT);
        });
    }

    @Override
    public Optional<Answer> of(String name) {
        DnsClient client = vertx.createDnsClient(options);
        try {
            var texts = client.resolveTXT(name)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return Optional.of(new Answer(texts, Optional.empty()));
        } catch (CompletionException failure) {
            return failure.getCause() instanceof DnsException said && said.code() == DnsResponseCode.NXDOMAIN
                    ? Optional.of(new Answer(List.of(), Optional.empty()))
                    : Optional.empty();
        } finally {
            client.close();
        }
    }
}
