package folkmoot.config;

import java.net.URI;

/**
 * Who we are to others: the domain in handles and the origin of every address of ours. Derived once from
 * {@code server.domain}, {@code server.public-url}, {@code server.port} and whether we serve TLS ourselves.
 */
public record PublicAddress(String domain, URI origin) {

    /** From the settings; {@code port} is the one we really listen on. */
    public static PublicAddress of(Settings.Server server, int port) {
        if (server.publicUrl().isPresent()) {
            var origin = server.publicUrl().get();
            return new PublicAddress(server.domain().isEmpty() ? origin.getRawAuthority() : server.domain(), origin);
        }
        boolean tls = server.tls().certificate().isPresent();
        var domain = server.domain().isEmpty() ? "localhost" : server.domain();
        boolean local = domain.equals("localhost") || domain.endsWith(".localhost");
        boolean direct = (tls || local) && !domain.contains(":");
        boolean usual = port == (tls ? 443 : 80);
        var authority = direct && !usual ? domain + ":" + port : domain;
        boolean plain = !tls && (local || isLocalWithPort(domain));
        return new PublicAddress(authority, URI.create((plain ? "http://" : "https://") + authority));
    }

    private static boolean isLocalWithPort(String domain) {
        return domain.matches("([^:]*\\.)?localhost:\\d+") || domain.matches("127(\\.\\d+){3}(:\\d+)?");
    }
}
