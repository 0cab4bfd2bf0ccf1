package folkmoot.civic.matter;

import java.util.List;

/**
 * One field of the form of a kind: the same on the page, in the client API and as a line {@code label: value} of a post from any client. Its
 * words are {@code kind.field.name} and {@code kind.field.name.hint}.
 *
 * @param name in forms, in the client API and on the wire
 * @param most characters
 * @param options what can be picked, for {@link Type#PICK}; words are {@code kind.field.name.option}
 */
public record MatterField(String name, Type type, boolean required, int most, List<String> options) {

    private static final int LONGEST_WORD = 40;

    /** What is typed. */
    public enum Type {
        TEXT,
        LINES,
        /** A long text in Markdown, which its kind shows; no line of a post. */
        DOCUMENT,
        NUMBER,
        /** A day, such as {@code 2026-12-05}. */
        DAY,
        /** A day and the time of day, such as {@code 2026-12-05 18:00}. */
        TIME,
        PICK,
        TICK
    }

    public MatterField {
        options = List.copyOf(options);
    }

    public static MatterField text(String name, boolean required, int most) {
        return new MatterField(name, Type.TEXT, required, most, List.of());
    }

    public static MatterField lines(String name, boolean required, int most) {
        return new MatterField(name, Type.LINES, required, most, List.of());
    }

    public static MatterField document(String name, boolean required, int most) {
        return new MatterField(name, Type.DOCUMENT, required, most, List.of());
    }

    public static MatterField number(String name, boolean required) {
        return new MatterField(name, Type.NUMBER, required, LONGEST_WORD, List.of());
    }

    public static MatterField day(String name, boolean required) {
        return new MatterField(name, Type.DAY, required, LONGEST_WORD, List.of());
    }

    public static MatterField time(String name, boolean required) {
        return new MatterField(name, Type.TIME, required, LONGEST_WORD, List.of());
    }

    public static MatterField pick(String name, boolean required, List<String> options) {
        return new MatterField(name, Type.PICK, required, LONGEST_WORD, options);
    }

    public static MatterField tick(String name) {
        return new MatterField(name, Type.TICK, false, LONGEST_WORD, List.of());
    }
}
