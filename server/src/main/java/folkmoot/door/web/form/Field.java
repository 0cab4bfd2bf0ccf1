package folkmoot.door.web.form;

import folkmoot.door.web.Messages;
import folkmoot.door.web.PictureFields;
import java.util.List;

/** One field of a form. */
public sealed interface Field {

    /** What they have in common. */
    Head head();

    /**
     * @param id on the page
     * @param name under which it is sent
     * @param hint below the label; may be empty
     * @param fault what is wrong with it; empty where nothing is
     */
    record Head(String id, String name, String label, String hint, String fault) {

        /** Which elements say more about it; null for none. */
        public String describedBy() {
            if (hint.isEmpty() && fault.isEmpty()) {
                return null;
            }
            return ((hint.isEmpty() ? "" : id + "-hint ") + (fault.isEmpty() ? "" : id + "-fault")).strip();
        }
    }

    /** What is typed into a line, and how a browser helps. */
    enum Kind {
        TEXT("text", null, "auto"),
        NAME("text", "username", "ltr"),
        ADDRESS("text", "off", "ltr"),
        EMAIL("email", "email", "ltr"),
        PASSWORD("password", "current-password", "ltr"),
        NEW_PASSWORD("password", "new-password", "ltr"),
        CODE("text", "one-time-code", "ltr"),
        NUMBER("number", "off", "ltr"),
        DAY("date", "off", "ltr");

        private final String type;
        private final String autocomplete;
        private final String direction;

        Kind(String type, String autocomplete, String direction) {
            this.type = type;
            this.autocomplete = autocomplete;
            this.direction = direction;
        }

        public String type() {
            return type;
        }

        /** Null where it is nothing that browsers know. */
        public String autocomplete() {
            return autocomplete;
        }

        public String direction() {
            return direction;
        }

        /** Whether it comes back when the form does. */
        boolean isSecret() {
            return this == PASSWORD || this == NEW_PASSWORD || this == CODE;
        }
    }

    /** A line. @param most characters, 0 for any number */
    record Line(Head head, Kind kind, String value, boolean required, int most) implements Field {}

    /** Several lines. @param most characters, 0 for any number */
    record Area(Head head, String value, int rows, boolean required, int most) implements Field {}

    /** A box to tick. */
    record Tick(Head head, boolean ticked) implements Field {}

    /** One of several. */
    record Pick(Head head, List<Option> options) implements Field {}

    /** Any of several. */
    record Several(Head head, List<Option> options) implements Field {

        private static final int SHORT = 24;

        /** Whether they fit beside each other. */
        public boolean isShort() {
            return options.stream().allMatch(option -> option.label().length() <= SHORT);
        }
    }

    /** A file. @param accepts media types */
    record File(Head head, String accepts) implements Field {}

    /** Up to four pictures, each with what it shows. @param slots as {@code PictureFields} gives them */
    record Pictures(Head head, Messages text, List<PictureFields.Slot> slots, String accepts) implements Field {}

    /** What nobody sees. */
    record Hidden(Head head, String value) implements Field {}

    /** One of those to pick from. */
    record Option(String value, String label, boolean chosen) {}
}
