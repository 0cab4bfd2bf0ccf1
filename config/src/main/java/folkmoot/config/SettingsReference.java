package folkmoot.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The file that describes every setting: where defaults come from, and what lists of settings are written from. */
public final class SettingsReference {

    /** One setting. {@code value} is its default as it stands in the file. */
    public record Entry(String key, String value, String description) {

        /** The environment variable that overrides it. */
        public String variable() {
            return "FOLKMOOT_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        }
    }

    private SettingsReference() {}

    /** The file itself. */
    public static String text() {
        try (InputStream stream = SettingsReference.class.getResourceAsStream("/folkmoot-reference.toml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Every setting by its key, in the order of the file. The comment directly above a key is its description. */
    public static Map<String, Entry> entries() {
        var entries = new LinkedHashMap<String, Entry>();
        var comment = new ArrayList<String>();
        var table = "";
        for (var line : text().lines().toList()) {
            if (line.startsWith("#")) {
                comment.add(line.substring(1).strip());
                continue;
            }
            if (line.startsWith("[")) {
                table = line.substring(1, line.indexOf(']')) + ".";
            } else if (line.contains(" = ")) {
                int equals = line.indexOf(" = ");
                var key = table + line.substring(0, equals);
                entries.put(key, new Entry(key, line.substring(equals + 3), String.join(" ", comment)));
            }
            comment.clear();
        }
        return entries;
    }

    /** The keys. */
    public static List<String> keys() {
        return List.copyOf(entries().keySet());
    }
}
