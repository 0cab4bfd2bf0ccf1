package folkmoot.door.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the source says of a record and its components. */
record RecordJavadoc(String text, Map<String, String> components) {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern CODE = Pattern.compile("\\{@\\w+ ([^}]*)}");

    /** Empty texts where nothing is said. */
    static RecordJavadoc of(Class<?> type) {
        var top = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
        try {
            var source = Files.readString(SOURCES.resolve(top + ".java"));
            var kind = type.isRecord() ? "record" : "interface";
            var found = Pattern.compile(
                            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*(?:public |private |static |sealed )*"
                                    + kind + " " + type.getSimpleName() + "\\b",
                            Pattern.DOTALL)
                    .matcher(source);
            return found.find() ? read(found.group(1)) : new RecordJavadoc("", Map.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RecordJavadoc read(String comment) {
        var parts = clean(comment).split("\\s*;?\\s*@param ");
        var components = new LinkedHashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var words = parts[i].split(" ", 2);
            components.put(words[0], words[1]);
        }
        return new RecordJavadoc(parts[0], components);
    }

    private static String clean(String comment) {
        return CODE.matcher(comment.replaceAll("(?m)^\\s*\\*", " "))
                .replaceAll("`$1`")
                .replaceAll("</?\\w+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
