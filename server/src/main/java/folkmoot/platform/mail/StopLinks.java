package folkmoot.platform.mail;

import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Links in mails by which such mails stop (RFC 8058). They work for ever, as old mails are read late, say by their signature that we made
 * them, and can do nothing but end what they name.
 */
public final class StopLinks {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final LocalUris uris;
    private final MailSecret secret;

    public StopLinks(MailSecret secret, LocalUris uris) {
        this.uris = uris;
        this.secret = secret;
    }

    /** Where something stops. @param what its kind, a colon, and whose it is */
    public URI link(String what) {
        return uris.at("/stop?token=" + encoded(what.getBytes(StandardCharsets.UTF_8)) + "." + encoded(signed(what)));
    }

    /** What a link of ours stops; empty for one that is none. */
    public Optional<String> what(String token) {
        var parts = token.split("\\.");
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var what = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            return Optional.of(what)
                    .filter(text -> MessageDigest.isEqual(
                            signed(text), Base64.getUrlDecoder().decode(parts[1])));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private byte[] signed(String what) {
        return secret.signed(what.getBytes(StandardCharsets.UTF_8));
    }
}
