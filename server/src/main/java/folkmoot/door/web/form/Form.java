package folkmoot.door.web.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A form, ready to be drawn.
 *
 * @param id on the page, and before the ids of its fields
 * @param action where it is sent
 * @param button what stands on its button
 * @param about for those who cannot see what the button stands beside; may be empty
 */
public record Form(String id, String action, List<Field> fields, String button, String about, Tone tone) {

    /** How weighty it is. */
    public enum Tone {
        PRIMARY(""),
        QUIET("quiet"),
        SMALL("quiet small"),
        DANGER("danger");

        private final String style;

        Tone(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }
    }

    public Form {
        fields = List.copyOf(fields);
    }

    /** Null where no file goes with it. */
    public String encoding() {
        return fields.stream().anyMatch(field -> field instanceof Field.File || field instanceof Field.Pictures)
                ? "multipart/form-data"
                : null;
    }

    /** Whether there is nothing to fill in. */
    public boolean isButton() {
        return fields.stream().allMatch(Field.Hidden.class::isInstance);
    }

    /** Those with a fault. */
    public Stream<Field.Head> faulty() {
        return fields.stream().map(Field::head).filter(head -> !head.fault().isEmpty());
    }
}
