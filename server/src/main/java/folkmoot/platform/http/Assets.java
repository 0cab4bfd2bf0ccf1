package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of ours that pages need, in a folder on the class path. Their addresses contain a fingerprint of the content, so
 * that browsers may keep them for ever.
 */
public final class Assets {

    private static final int FINGERPRINT_BYTES = 6;
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final String folder;
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** @param folder on the class path, such as {@code web} */
    public Assets(String folder) {
        this.folder = folder;
    }

    /** Adds a file of the folder. */
    public Assets add(String name) {
        addresses.put(name, "/assets/" + fingerprint(name) + "/" + name);
        return this;
    }

    /** The address to write into a page. */
    public String address(String name) {
        var address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("Not an asset: " + name);
        }
        return address;
    }

    public void register(Routing routing) {
        var files = StaticHandler.create(folder).setFilesReadOnly(true).setMaxAgeSeconds(FOR_EVER.toSeconds());
        addresses.forEach((name, address) -> routing.file(address.replace(name, "*file"), request -> {
            if (name.equals(request.pathParam("*"))) {
                files.handle(request);
            } else {
                request.next();
            }
        }));
    }

    private String fingerprint(String name) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(folder + "/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("Not on the class path: " + folder + "/" + name);
            }
            return HexFormat.of().formatHex(Digests.sha256(in.readAllBytes()), 0, FINGERPRINT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
