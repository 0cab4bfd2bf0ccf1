package folkmoot.platform.http;

import java.time.Duration;

/**
 * A cookie to set: always {@code HttpOnly}, {@code SameSite=Lax}, for the whole site, and {@code Secure} when the public
 * address is https.
 *
 * @param maxAge how long it lives; zero deletes it
 */
public record Cookie(String name, String value, Duration maxAge) {

    public Cookie {
        if (!name.matches("[A-Za-z0-9_-]+") || !value.matches("[A-Za-z0-9_.~=+/-]*")) {
            throw new IllegalArgumentException("Not a cookie name or value: " + name);
        }
    }

    String header(boolean secure) {
        return name + "=" + value + "; Path=/; Max-Age=" + maxAge.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }
}
