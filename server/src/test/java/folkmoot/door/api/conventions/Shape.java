package folkmoot.door.api.conventions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The type of a value in {@code mastodon/entities.txt}, whose first lines explain the notation. */
sealed interface Shape {

    /** A scalar's letter or an entity's name; for strings, which ones may be (none: any). */
    record Named(String name, List<String> oneOf) implements Shape {

        @Override
        public String toString() {
            return name + (oneOf.isEmpty() ? "" : oneOf.toString());
        }
    }

    record ListOf(Shape element) implements Shape {}

    record MapOf(Shape element) implements Shape {}

    record Nullable(Shape value) implements Shape {}

    record Field(Shape shape, boolean mayBeAbsent) {}

    record Fields(Map<String, Field> fields) implements Shape {}

    /** Reads {@code id N, note? S|null, …}. */
    static Fields fields(String text) {
        var reading = new Reading(text);
        var fields = reading.fields();
        if (reading.at != text.length()) {
            throw new IllegalArgumentException("Not understood: " + text.substring(reading.at));
        }
        return fields;
    }

    /** One pass over a line. */
    final class Reading {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_:@]+");
        private static final Pattern CHOICES = Pattern.compile("\\(([^)]*)\\)");

        private final String text;
        private int at;

        private Reading(String text) {
            this.text = text;
        }

        private Fields fields() {
            var fields = new HashMap<String, Field>();
            do {
                skip(" ");
                var name = take(NAME);
                boolean mayBeAbsent = skip("?") || skip("+");
                skip(" ");
                fields.put(name, new Field(shape(), mayBeAbsent));
            } while (skip(","));
            return new Fields(fields);
        }

        private Shape shape() {
            var shape = simple();
            return skip("|null") ? new Nullable(shape) : shape;
        }

        private Shape simple() {
            if (skip("{")) {
                return closed(fields(), "}");
            }
            if (skip("[")) {
                return closed(new ListOf(shape()), "]");
            }
            if (skip("<")) {
                return closed(new MapOf(shape()), ">");
            }
            var name = take(NAME);
            var choices = CHOICES.matcher(text).region(at, text.length());
            if (!choices.lookingAt()) {
                return new Named(name, List.of());
            }
            at = choices.end();
            return new Named(name, List.of(choices.group(1).split("/")));
        }

        private <T> T closed(T value, String bracket) {
            if (!skip(bracket)) {
                throw new IllegalArgumentException("No " + bracket + " before: " + text.substring(at));
            }
            return value;
        }

        private boolean skip(String symbol) {
            boolean there = text.startsWith(symbol, at);
            at += there ? symbol.length() : 0;
            return there;
        }

        private String take(Pattern pattern) {
            var found = pattern.matcher(text).region(at, text.length());
            if (!found.lookingAt()) {
                throw new IllegalArgumentException("A name should begin here: " + text.substring(at));
            }
            at = found.end();
            return found.group();
        }
    }
}
