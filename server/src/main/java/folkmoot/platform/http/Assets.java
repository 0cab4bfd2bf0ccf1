package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files of ours that pages need, in a folder on the class path. Their addresses contain a fingerprint of all of them together, so
 * that browsers may keep them for ever and one may name another by its name alone. Answered from memory: what is sent as a file is
 * not compressed.
 */
public final class Assets {

    private static final int FINGERPRINT_BYTES = 6;
    private static final Map<String, String> TYPES = Map.of("svg", "image/svg+xml");

    private final String folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @param folder on the class path, such as {@code web} */
    public Assets(String folder) {
        this.folder = folder;
    }

    /** Adds files of the folder. Addresses are known once all were added. */
    public Assets addAll(Collection<String> names) {
        names.forEach(name -> files.put(name, read(name)));
        return this;
    }

    /** The address to write into a page. */
    public String address(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("Not an asset: " + name);
        }
        return "/assets/" + fingerprint() + "/" + name;
    }

    private String fingerprint() {
        var all = new ByteArrayOutputStream();
        files.values().forEach(all::writeBytes);
        return HexFormat.of().formatHex(Digests.sha256(all.toByteArray()), 0, FINGERPRINT_BYTES);
    }

    public void register(Routing routing) {
        files.forEach((name, bytes) -> {
            var kept = Response.bytes(200, type(name), bytes)
                    .header("Cache-Control", "public, max-age=31536000, immutable");
            routing.get(address(name), _ -> kept);
        });
    }

    private static String type(String name) {
        var known = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return known == null ? URLConnection.guessContentTypeFromName(name) + "; charset=utf-8" : known;
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
