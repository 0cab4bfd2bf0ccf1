package folkmoot.platform.uri;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text inside an address. */
public final class Percent {

    private Percent() {}

    /** For a part of an address that another program reads, where a plus is a plus (RFC 3986 2.1). */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
