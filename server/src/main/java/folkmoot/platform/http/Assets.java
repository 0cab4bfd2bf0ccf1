package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of ours that pages need, in a folder on the class path. Their addresses contain a fingerprint of the content, so
 * that browsers may keep them for ever. Answered from memory: what is sent as a file is not compressed.
 */
public final class Assets {

    private static final int FINGERPRINT_BYTES = 6;

    private final String folder;
    private final Map<String, Asset> assets = new LinkedHashMap<>();

    private record Asset(String address, Response response) {}

    /** @param folder on the class path, such as {@code web} */
    public Assets(String folder) {
        this.folder = folder;
    }

    /** Adds a file of the folder. */
    public Assets add(String name) {
        var bytes = read(name);
        var type = URLConnection.guessContentTypeFromName(name) + "; charset=utf-8";
        var fingerprint = HexFormat.of().formatHex(Digests.sha256(bytes), 0, FINGERPRINT_BYTES);
        var kept = Response.bytes(200, type, bytes).header("Cache-Control", "public, max-age=31536000, immutable");
        assets.put(name, new Asset("/assets/" + fingerprint + "/" + name, kept));
        return this;
    }

    /** The address to write into a page. */
    public String address(String name) {
        var asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("Not an asset: " + name);
        }
        return asset.address();
    }

    public void register(Routing routing) {
        assets.values().forEach(asset -> routing.get(asset.address(), _ -> asset.response()));
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
}
