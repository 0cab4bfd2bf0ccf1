package folkmoot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Texts that came out of the formatter in an earlier run, by their digests: formatting all of the sources takes a quarter of a minute. */
final class FormattedBefore {

    private final Path file;
    private final String formatter;
    private final Set<String> before;
    private final Set<String> now = new HashSet<>();

    /** @param formatter a class of it, by whose place another version is recognised */
    FormattedBefore(Path file, Class<?> formatter) throws IOException {
        this.file = file;
        this.formatter =
                formatter.getProtectionDomain().getCodeSource().getLocation().toString();
        this.before = Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
    }

    boolean contains(String text) throws GeneralSecurityException {
        var digest = digest(text);
        boolean known = before.contains(digest);
        if (known) {
            now.add(digest);
        }
        return known;
    }

    void add(String formatted) throws GeneralSecurityException {
        now.add(digest(formatted));
    }

    void write() throws IOException {
        Files.write(file, now);
    }

    private String digest(String text) throws GeneralSecurityException {
        var bytes = (formatter + "\n" + text).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
