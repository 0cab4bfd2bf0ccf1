package folkmoot.civic.matter;

import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.TextPart;
import folkmoot.platform.text.TextParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the fields of a matter from a post of any client: the first line is the title; a line {@code label: value}, the label in any of our
 * languages or the field's name, is that field; the rest is the text. Mentions and the hashtag of the kind only route it.
 */
final class MatterReading {

    private static final int LONGEST_LABEL = 60;

    private final Kinds kinds;

    MatterReading(Kinds kinds) {
        this.kinds = kinds;
    }

    /** By the names of its fields. */
    Map<String, String> of(MatterKind<?> kind, String html) {
        var labels = labels(kind);
        var typed = new HashMap<String, String>();
        var body = new ArrayList<String>();
        for (var whole : Html.text(html).split("\n", -1)) {
            var line = Names.clean(withoutRouting(kind, whole));
            if (line.isEmpty() && Names.clean(whole).isEmpty()) {
                body.add("");
            } else if (!line.isEmpty() && !isWayHere(line)) {
                read(kind, labels, line, typed, body);
            }
        }
        typed.put("text", cut(Names.cleanLines(String.join("\n", body))));
        return typed;
    }

    private void read(
            MatterKind<?> kind,
            Map<String, MatterField> labels,
            String line,
            Map<String, String> typed,
            List<String> body) {
        int colon = line.indexOf(':');
        var field = colon > 0 && colon <= LONGEST_LABEL ? labels.get(folded(line.substring(0, colon))) : null;
        if (field == null || typed.containsKey(field.name())) {
            if (typed.putIfAbsent("title", line) != null) {
                body.add(line);
            }
        } else {
            typed.put(field.name(), value(kind, field, line.substring(colon + 1).strip()));
        }
    }

    /** Private fields are not read from what everybody reads. */
    private Map<String, MatterField> labels(MatterKind<?> kind) {
        var labels = new HashMap<String, MatterField>();
        for (var field : MatterEntry.fields(kind)) {
            if (List.of("title", "text", "first_name", "meeting").contains(field.name())) {
                continue;
            }
            labels.put(folded(field.name()), field);
            kinds.languages().values().stream()
                    .flatMap(words -> words.labels(kind, field.name()))
                    .forEach(label -> labels.put(folded(label), field));
        }
        return labels;
    }

    private String value(MatterKind<?> kind, MatterField field, String text) {
        return switch (field.type()) {
            case PICK ->
                field.options().stream()
                        .filter(option -> option.equals(text)
                                || kinds.languages().values().stream()
                                        .anyMatch(words -> folded(words.value(kind, field, option))
                                                .equals(folded(text))))
                        .findFirst()
                        .orElse(text);
            case TICK -> "true";
            case TEXT, LINES, DOCUMENT, NUMBER, DAY, TIME -> text;
        };
    }

    private static String folded(String label) {
        return Names.clean(label).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private boolean isWayHere(String line) {
        return kinds.languages().values().stream()
                .anyMatch(words -> Names.clean(words.get("matter.here")).equals(line));
    }

    private String withoutRouting(MatterKind<?> kind, String line) {
        var without = new StringBuilder(line);
        TextParts.of(line).stream()
                .filter(part -> part instanceof TextPart.Mention
                        || part instanceof TextPart.Hashtag tag
                                && kinds.byHashtag(tag.name())
                                        .filter(kind::equals)
                                        .isPresent())
                .sorted(Comparator.comparingInt(TextPart::start).reversed())
                .forEach(part -> without.delete(part.start(), part.end()));
        return without.toString();
    }

    /** What a post has room for and a matter has not is cut, visibly. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MatterEntry.LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MatterEntry.LONGEST_TEXT - 1)) + "…";
    }
}
