package folkmoot.door.web;

import folkmoot.civic.proposal.TextVersion;
import folkmoot.civic.proposal.VersionChanges;
import folkmoot.platform.text.WordChanges;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A text that a proposal had, as its page shows it.
 *
 * @param open its changes are shown at once: the latest
 * @param fields what is otherwise than in the text before
 */
public record VersionView(String name, String time, String date, boolean open, List<Field> fields) {

    /** One field that changed. */
    public record Field(String name, List<Part> parts) {}

    /** Words that were there before, are there now, or both. */
    public record Part(String text, boolean removed, boolean added) {}

    /** Newest first. */
    static List<VersionView> all(Messages text, List<VersionChanges.Step> steps, Function<Instant, String> date) {
        var last = steps.isEmpty() ? null : steps.getLast();
        return steps.reversed().stream()
                .map(step -> new VersionView(
                        name(text, step.version()),
                        step.version().written().toString(),
                        date.apply(step.version().written()),
                        step == last,
                        step.changes().stream()
                                .map(change -> field(text, change))
                                .toList()))
                .toList();
    }

    private static String name(Messages text, TextVersion version) {
        return version.correction() == 0
                ? text.get("version.number", version.number())
                : text.get("version.corrected", version.number());
    }

    private static Field field(Messages text, VersionChanges change) {
        return new Field(
                text.get("form.field." + change.field()),
                change.parts().stream()
                        .map(part -> new Part(
                                part.text(),
                                part.kind() == WordChanges.Kind.REMOVED,
                                part.kind() == WordChanges.Kind.ADDED))
                        .toList());
    }
}
