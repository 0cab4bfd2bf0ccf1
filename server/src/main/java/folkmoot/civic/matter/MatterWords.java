package folkmoot.civic.matter;

import folkmoot.platform.text.Wording;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of all kinds in one language, and what the clerk says of them. */
public final class MatterWords {

    /** Where the words are that all kinds share. */
    public static final String FOLDER = "civic/matters";

    private final Wording words;

    private MatterWords(Wording words) {
        this.words = words;
    }

    static Map<String, MatterWords> all(String... folders) {
        var all = new LinkedHashMap<String, MatterWords>();
        Wording.all(folders).forEach((language, words) -> all.put(language, new MatterWords(words)));
        return all;
    }

    static MatterWords in(Map<String, MatterWords> all, String languageTag) {
        var language = Locale.forLanguageTag(languageTag).getLanguage();
        return all.getOrDefault(language, all.get("en"));
    }

    public String get(String key, Object... values) {
        return words.get(key, values);
    }

    public Optional<String> find(String key) {
        return words.find(key);
    }

    /** How a field is called: its kind's word for it, or the one that all share. */
    public String field(MatterKind<?> kind, String name) {
        return find(kind.word() + ".field." + name).orElseGet(() -> get("matter.field." + name));
    }

    /** Everything that a field is called: what its kind calls it, and what all do. */
    Stream<String> labels(MatterKind<?> kind, String name) {
        return Stream.of(kind.word() + ".field." + name, "matter.field." + name).flatMap(key -> find(key).stream());
    }

    /** What helps whoever fills a field in. */
    public Optional<String> hint(MatterKind<?> kind, String name) {
        return find(kind.word() + ".field." + name + ".hint").or(() -> find("matter.field." + name + ".hint"));
    }

    /** A value of a field as people read it. */
    public String value(MatterKind<?> kind, MatterField field, String value) {
        return switch (field.type()) {
            case PICK ->
                find(kind.word() + ".field." + field.name() + "." + value).orElse(value);
            case TICK -> get("matter.yes");
            case TEXT, LINES, DOCUMENT, NUMBER, DAY, TIME -> value;
        };
    }

    public String name(MatterKind<?> kind) {
        return get(kind.word() + ".name");
    }

    public String plural(MatterKind<?> kind) {
        return get(kind.word() + ".plural");
    }

    public String state(MatterKind<?> kind, MatterState state) {
        return find(kind.word() + ".state." + state.word()).orElseGet(() -> get("matter.state." + state.word()));
    }

    /** The hashtags that say something, the usual one first. */
    String[] hashtags(String key) {
        return get(key).split(" ");
    }
}
