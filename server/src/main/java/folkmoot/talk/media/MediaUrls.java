package folkmoot.talk.media;

import folkmoot.federation.vocabulary.Attachment;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses under which readers get media. Files of other servers are never embedded directly: {@link #of} gives an
 * address of ours that passes them on. It is signed, so that nobody can use us to fetch what we did not point to.
 */
public final class MediaUrls {

    /** Below this path stand files of our own. */
    public static final String FILES = "/media/";

    /** Below this path stand files of others. */
    public static final String PROXY = "/media/proxy/";

    private static final int SIGNATURE_BYTES = 16;
    private static final String OWNED_BY = " "; // in no address
    private static final String STILL = "still";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final LocalUris uris;
    private final Function<String, Optional<URI>> elsewhere;
    private final SecretKeySpec secret;

    /**
     * @param elsewhere the address of a file that readers fetch from the object store itself
     * @param secret signs the addresses of remote files
     */
    public MediaUrls(LocalUris uris, Function<String, Optional<URI>> elsewhere, byte[] secret) {
        this.uris = uris;
        this.elsewhere = elsewhere;
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The address for readers of any picture, film or sound: one of ours stays, a remote one goes through the proxy. */
    public URI of(URI url) {
        return isOurs(url) ? url : proxied(url.toString());
    }

    /** The same of what an account published: where its server's files are not passed on, this one is not, wherever it stands. */
    public URI of(URI url, AccountId owner) {
        return isOurs(url) ? url : proxied(url + OWNED_BY + owner);
    }

    /** What stands still of a profile's picture, for readers who do not want things to move. */
    public URI still(URI url, AccountId owner) {
        if (isOurs(url)) {
            return URI.create(Processing.still(url.toString()));
        }
        boolean mayMove =
                url.getPath() != null && url.getPath().toLowerCase(Locale.ROOT).endsWith(".gif");
        return mayMove ? proxied(url + OWNED_BY + owner + OWNED_BY + STILL) : of(url, owner);
    }

    private boolean isOurs(URI url) {
        return uris.isLocal(url) || isInOurStore(url);
    }

    private boolean isInOurStore(URI url) {
        return elsewhere
                .apply("")
                .filter(base -> url.toString().startsWith(base.toString()))
                .isPresent();
    }

    private URI proxied(String text) {
        var target = ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return uris.at(PROXY + ENCODER.encodeToString(signature(target)) + "/" + target);
    }

    /** The address of a file of ours by its name in the storage. */
    public URI file(String key) {
        return elsewhere.apply(key).orElseGet(() -> uris.at(FILES + key));
    }

    /** The name in the storage of a file of ours by its address. */
    public Optional<String> key(URI url) {
        var address = url.toString();
        return elsewhere
                .apply("")
                .map(URI::toString)
                .filter(address::startsWith)
                .or(() -> Optional.of(uris.at(FILES).toString()).filter(address::startsWith))
                .map(base -> address.substring(base.length()));
    }

    /** The file; empty while it is being processed. */
    public Optional<URI> file(MediaAttachment media) {
        return media.files()
                .file()
                .map(this::file)
                .or(() -> media.remote()
                        .map(url -> media.kind() == MediaAttachment.Kind.UNKNOWN ? url : of(url, media.owner())));
    }

    /** The small picture; empty where there is none. */
    public Optional<URI> preview(MediaAttachment media) {
        return media.files()
                .preview()
                .map(this::file)
                .or(() -> media.remote()
                        .filter(_ -> media.kind() == MediaAttachment.Kind.IMAGE)
                        .map(url -> of(url, media.owner())));
    }

    /** A file of ours as other servers see it; empty while it is being processed. */
    public Optional<Attachment> onTheWire(MediaAttachment media) {
        return media.files()
                .file()
                .map(this::file)
                .or(media::remote)
                .map(url -> new Attachment(
                        "Document",
                        url,
                        media.mediaType(),
                        media.description(),
                        new Attachment.Look(
                                media.shape().width(),
                                media.shape().height(),
                                media.blurhash(),
                                media.focus().map(focus -> new Attachment.FocalPoint(focus.x(), focus.y())))));
    }

    /**
     * The remote file that an address of the proxy stands for.
     *
     * @param owner who published it, where that is known
     * @param still only the first picture, where it is an animation
     */
    public record Target(URI url, Optional<AccountId> owner, boolean still) {}

    /** Empty unless we signed it. */
    public Optional<Target> target(String signature, String target) {
        try {
            var given = Base64.getUrlDecoder().decode(signature);
            var text = new String(Base64.getUrlDecoder().decode(target), StandardCharsets.UTF_8);
            return MessageDigest.isEqual(given, signature(target)) ? Optional.of(target(text)) : Optional.empty();
        } catch (IllegalArgumentException | URISyntaxException _) {
            return Optional.empty(); // made up: not an address of ours
        }
    }

    private static Target target(String text) throws URISyntaxException {
        var parts = text.split(OWNED_BY, 3);
        return new Target(
                new URI(parts[0]),
                parts.length < 2 ? Optional.empty() : Optional.of(new AccountId(Long.parseLong(parts[1]))),
                parts.length == 3);
    }

    private byte[] signature(String target) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(target.getBytes(StandardCharsets.US_ASCII)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("HMAC with SHA-256 is part of every JDK", fault);
        }
    }
}
