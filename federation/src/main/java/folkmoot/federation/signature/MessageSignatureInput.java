package folkmoot.federation.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code Signature-Input} (RFC 9421 4.1).
 *
 * @param components the covered components, without parameters (those are refused)
 * @param raw the inner list with its parameters exactly as sent: it is itself signed
 */
record MessageSignatureInput(String label, List<String> components, Map<String, String> parameters, String raw) {

    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_LABELS = 4;
    private static final Pattern LABEL = Pattern.compile("\\s*([a-z*][a-z0-9_.*-]{0,63})=(\\()");
    private static final Pattern COMPONENT = Pattern.compile(" *\"([a-z@][a-z0-9@_-]{0,63})\"");
    private static final Pattern LIST_END = Pattern.compile(" *\\)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([a-z*][a-z0-9_.*-]{0,63})=(?:\"([^\"\\\\]*)\"|(-?[0-9]{1,15}))");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*(,|$)");

    /** All entries in order; empty when the header cannot be read or uses what is refused. */
    static Optional<List<MessageSignatureInput>> parse(String header) {
        if (header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var inputs = new ArrayList<MessageSignatureInput>();
        var position = 0;
        while (position < header.length()) {
            var label = at(LABEL, header, position);
            if (label.isEmpty() || inputs.size() == MAX_LABELS) {
                return Optional.empty();
            }
            var end = readInput(header, label.get(), inputs);
            var separator = end < 0 ? Optional.<Matcher>empty() : at(SEPARATOR, header, end);
            if (separator.isEmpty()) {
                return Optional.empty();
            }
            position = separator.get().end();
        }
        return Optional.of(inputs);
    }

    /** @return where the entry ends, or -1 when it cannot be read */
    private static int readInput(String header, Matcher label, List<MessageSignatureInput> inputs) {
        var components = new ArrayList<String>();
        var position = label.end();
        for (var next = at(COMPONENT, header, position); next.isPresent(); next = at(COMPONENT, header, position)) {
            if (components.contains(next.get().group(1))) {
                return -1;
            }
            components.add(next.get().group(1));
            position = next.get().end();
        }
        var closed = at(LIST_END, header, position);
        if (closed.isEmpty()) {
            return -1;
        }
        position = closed.get().end();
        var parameters = new HashMap<String, String>();
        for (var next = at(PARAMETER, header, position); next.isPresent(); next = at(PARAMETER, header, position)) {
            var value = next.get().group(2) != null
                    ? next.get().group(2)
                    : next.get().group(3);
            if (parameters.put(next.get().group(1), value) != null) {
                return -1;
            }
            position = next.get().end();
        }
        var raw = header.substring(label.start(2), position);
        inputs.add(new MessageSignatureInput(label.group(1), components, parameters, raw));
        return position;
    }

    private static Optional<Matcher> at(Pattern pattern, String text, int position) {
        var matcher = pattern.matcher(text).region(position, text.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }
}
