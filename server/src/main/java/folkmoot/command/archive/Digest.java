package folkmoot.command.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** SHA-256 over files of any size. */
final class Digest {

    private static final int BUFFER = 1 << 16;

    private Digest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a file is made of. */
    record Seen(String sha256, long bytes, long lines) {}

    /** Reads it to the end; a last line without its line break is none. */
    static Seen of(InputStream in) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER];
        long bytes = 0;
        long lines = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            bytes += read;
            for (int at = 0; at < read; at++) {
                if (buffer[at] == '\n') {
                    lines++;
                }
            }
        }
        return new Seen(hex(digest), bytes, lines);
    }

    /** One digest for all of an archive but the moment it was written at: of the lines "SHA-256, two spaces, file". */
    static String of(List<Manifest.Part> parts) {
        var digest = sha256();
        digest.update(parts.stream()
                .map(part -> part.sha256() + "  " + part.file() + "\n")
                .sorted()
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }
}
