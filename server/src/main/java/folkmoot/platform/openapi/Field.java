package folkmoot.platform.openapi;

import java.util.Locale;

/**
 * What a request brings, in its query or its body.
 *
 * @param name as forms write it: {@code title}, {@code threshold[count]}
 * @param many whether it is a list, which forms write with {@code []} behind the name
 */
public record Field(String name, Kind kind, boolean many) {

    /** What stands in it. */
    public enum Kind {
        TEXT("string"),
        NUMBER("integer"),
        DECIMAL("number"),
        FLAG("boolean"),
        FILE("string");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** In the words of JSON Schema. */
        String type() {
            return type;
        }
    }

    /** From {@code name}, {@code name[]} or {@code name number}: a kind, or nothing for a text. */
    static Field read(String written) {
        var words = written.split(" ");
        var kind = words.length > 1 ? Kind.valueOf(words[1].toUpperCase(Locale.ROOT)) : Kind.TEXT;
        boolean many = words[0].endsWith("[]");
        return new Field(many ? words[0].substring(0, words[0].length() - 2) : words[0], kind, many);
    }

    /** Its kind for people: {@code list of integer}. */
    public String words() {
        return many ? "list of " + kind.type() : kind.type();
    }

    /** As forms and queries write it. */
    public String written() {
        return many ? name + "[]" : name;
    }
}
