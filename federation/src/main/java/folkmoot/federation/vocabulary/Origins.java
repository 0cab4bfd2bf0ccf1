package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Locale;

/** The origin of an id: scheme, host and port (FEP-fe34). Always compare parsed origins, never text prefixes. */
public final class Origins {

    private Origins() {}

    /** Whether both stand on one origin; false when either has no host. */
    public static boolean same(URI one, URI other) {
        return one.getHost() != null
                && other.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    /** The host with the port when it is not the usual one, in lower case: {@code town.example}, {@code a.localhost:8081}. */
    public static String authority(URI uri) {
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getPort() < 0 || uri.getPort() == usualPort(uri) ? host : host + ":" + uri.getPort();
    }

    /** Scheme, host and port as text, without a slash at the end. */
    public static String of(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority(uri);
    }

    /** The port that a connection goes to. */
    public static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : usualPort(uri);
    }

    private static int usualPort(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
