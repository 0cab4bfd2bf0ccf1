package folkmoot.door.web.form;

import folkmoot.door.web.Messages;
import folkmoot.door.web.PictureFields;
import folkmoot.door.web.form.Field.Head;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Field.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts a form together. Its words are found by the names of its fields: {@code prefix + name}, and {@code prefix + name + ".hint"} where there
 * is one.
 */
public final class FormBuilder {

    private final Messages text;
    private final String prefix;
    private final FieldWords words;
    private final String id;
    private final String action;
    private final Tried tried;
    private final List<Field> fields = new ArrayList<>();

    /**
     * @param prefix of its words, with a dot behind it
     * @param id of the form on its page
     * @param action where it is sent
     * @param tried what was sent before
     */
    public FormBuilder(Messages text, String prefix, String id, String action, Tried tried) {
        this(text, prefix, FieldWords.of(text, prefix), id, action, tried);
    }

    /** The same with words of its fields from elsewhere. */
    public FormBuilder(Messages text, FieldWords words, String id, String action, Tried tried) {
        this(text, "", words, id, action, tried);
    }

    private FormBuilder(Messages text, String prefix, FieldWords words, String id, String action, Tried tried) {
        this.text = text;
        this.prefix = prefix;
        this.words = words;
        this.id = id;
        this.action = action;
        this.tried = tried;
    }

    /** A line that may stay empty. @param most characters, 0 for any number */
    public FormBuilder line(String name, Kind kind, String value, int most) {
        return line(name, kind, value, false, most);
    }

    /** A line in which something must stand. @param most characters, 0 for any number */
    public FormBuilder required(String name, Kind kind, String value, int most) {
        return line(name, kind, value, true, most);
    }

    private FormBuilder line(String name, Kind kind, String value, boolean required, int most) {
        var shown = kind.isSecret() ? "" : tried.typed(id, name).orElse(value);
        return add(new Field.Line(head(name), kind, shown, required, most));
    }

    /** Several lines. @param most characters, 0 for any number */
    public FormBuilder area(String name, String value, int rows, boolean required, int most) {
        return add(new Field.Area(head(name), tried.typed(id, name).orElse(value), rows, required, most));
    }

    public FormBuilder tick(String name, boolean ticked) {
        var shown = tried.typed(id, name).map(typed -> !typed.isEmpty()).orElse(ticked);
        return add(new Field.Tick(head(name), shown));
    }

    /** One of several, whose words are {@code prefix + name + "." + value}. */
    public FormBuilder pick(String name, Collection<String> values, String chosen) {
        return pick(name, values, value -> text.get(prefix + name + "." + value), chosen);
    }

    /** One of several, with words of their own. */
    public FormBuilder pick(String name, Collection<String> values, Function<String, String> words, String chosen) {
        var shown = tried.typed(id, name).orElse(chosen);
        return add(new Field.Pick(
                head(name),
                values.stream()
                        .map(value -> new Option(value, words.apply(value), value.equals(shown)))
                        .toList()));
    }

    /** Any of several, whose words are {@code prefix + name + "." + value}. @param name ends with {@code []}: of others only the last is read */
    public FormBuilder several(String name, Collection<String> values, Set<String> chosen) {
        return several(name, values, value -> text.get(prefix + name + "." + value), chosen);
    }

    /** Any of several, with words of their own. */
    public FormBuilder several(
            String name, Collection<String> values, Function<String, String> words, Set<String> chosen) {
        if (!name.endsWith("[]")) {
            throw new IllegalArgumentException(name + " would bring one value only");
        }
        var shown = tried.chosen(id, name).orElse(chosen);
        return add(new Field.Several(
                head(name),
                values.stream()
                        .map(value -> new Option(value, words.apply(value), shown.contains(value)))
                        .toList()));
    }

    /** @param accepts media types */
    public FormBuilder file(String name, String accepts) {
        return add(new Field.File(head(name), accepts));
    }

    /** Up to four pictures. @param fault what is wrong with one of them; may be empty */
    public FormBuilder pictures(List<PictureFields.Slot> slots, String accepts, String fault) {
        return add(new Field.Pictures(new Head("pictures", "pictures", "", "", fault), text, slots, accepts));
    }

    /** What is sent along and nobody sees. */
    public FormBuilder with(String name, String value) {
        return add(new Field.Hidden(new Head(id + "-" + name, name, "", "", ""), value));
    }

    private FormBuilder add(Field field) {
        fields.add(field);
        return this;
    }

    private Head head(String name) {
        return new Head(
                id + "-" + name.replaceAll("[^a-z0-9]+", "-").replaceAll("-$", ""),
                name,
                words.label(bare(name)),
                words.hint(bare(name)).orElse(""),
                tried.fault(id, name));
    }

    /** A field of several that are alike has the words of all: {@code name_1} those of {@code name}. */
    private static String bare(String name) {
        return name.replaceFirst("_[0-9]+$", "");
    }

    /** Done: what stands on the button are the words of the key. */
    public Form button(String key) {
        return button(key, Form.Tone.PRIMARY, "");
    }

    /** The same. @param about what it is about, for those who cannot see what it stands beside */
    public Form button(String key, Form.Tone tone, String about) {
        return new Form(id, action, fields, text.get(key), about, tone);
    }

    /** The same with finished words on the button. */
    public Form labelled(String label, Form.Tone tone) {
        return new Form(id, action, fields, label, "", tone);
    }
}
