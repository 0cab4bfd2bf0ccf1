package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files of ours that pages need, in a folder on the class path. Their addresses contain a fingerprint of all of them together, so
 * that browsers may keep them for ever and one may name another by its name alone. Answered from memory: what is sent as a file is
 * not compressed.
 */
public final class Assets {

    private static final int FINGERPRINT_BYTES = 6;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile(";?\\s*([{};,])\\s*|(?<=:)\\s+");
    private static final Map<String, String> TYPES = Map.of("svg", "image/svg+xml");

    private final String folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** @param folder on the class path, such as {@code web} */
    public Assets(String folder) {
        this.folder = folder;
    }

    /** Adds files of the folder. Addresses are known once all were added. */
    public Assets addAll(Collection<String> names) {
        names.forEach(name -> files.put(name, sent(name, read(name))));
        return this;
    }

    /** Style sheets and scripts without what only people read: comments, indentation, spaces that say nothing. */
    private static byte[] sent(String name, byte[] file) {
        if (!name.endsWith(".css") && !name.endsWith(".js")) {
            return file;
        }
        var text = COMMENT.matcher(new String(file, StandardCharsets.UTF_8)).replaceAll("");
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .map(line -> name.endsWith(".css") ? SPACE.matcher(line).replaceAll("$1") : line)
                .collect(Collectors.joining(name.endsWith(".css") ? "" : "\n"));
        return lines.getBytes(StandardCharsets.UTF_8);
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

    /** How many bytes of a kind are sent, such as {@code .css}. */
    public int bytes(String ending) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(ending))
                .mapToInt(file -> file.getValue().length)
                .sum();
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
