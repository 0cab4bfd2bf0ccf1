package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import folkmoot.platform.problem.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Files of ours that pages need, read from the class path once. Their addresses contain a fingerprint of the content, so
 * that browsers may keep them for ever.
 */
public final class Assets {

    private static final int FINGERPRINT_BYTES = 6;
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json");

    private final String folder;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Response> files = new HashMap<>();

    /** @param folder on the class path, such as {@code web} */
    public Assets(String folder) {
        this.folder = folder;
    }

    /** Adds a file of the folder. */
    public Assets add(String name) {
        var bytes = read(name);
        int dot = name.lastIndexOf('.');
        var fingerprinted = name.substring(0, dot) + "-" + fingerprint(bytes) + name.substring(dot);
        var type = TYPES.get(name.substring(dot + 1));
        if (type == null) {
            throw new IllegalArgumentException("No content type known for " + name);
        }
        addresses.put(name, "/assets/" + fingerprinted);
        files.put(
                fingerprinted,
                Response.bytes(200, type, bytes).header("Cache-Control", "public, max-age=31536000, immutable"));
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
        routing.get("/assets/:file", request -> {
            var file = files.get(request.pathParameter("file"));
            if (file == null) {
                throw new NotFound();
            }
            return file;
        });
    }

    private byte[] read(String name) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(folder + "/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("Not on the class path: " + folder + "/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256(bytes), 0, FINGERPRINT_BYTES);
    }
}
