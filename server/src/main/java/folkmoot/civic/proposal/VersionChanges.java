package folkmoot.civic.proposal;

import folkmoot.platform.text.WordChanges;
import java.util.ArrayList;
import java.util.List;

/** What is otherwise in a text of a proposal than in the one before, field by field, word by word. */
public record VersionChanges(String field, List<WordChanges.Part> parts) {

    /** Each text, with what changed in it; nothing for the first. */
    public record Step(TextVersion version, List<VersionChanges> changes) {}

    /** @param versions oldest first */
    public static List<Step> steps(List<TextVersion> versions) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < versions.size(); i++) {
            var text = versions.get(i).text();
            steps.add(new Step(
                    versions.get(i),
                    i == 0 ? List.of() : between(versions.get(i - 1).text(), text)));
        }
        return List.copyOf(steps);
    }

    private static List<VersionChanges> between(VersionText before, VersionText after) {
        var changes = new ArrayList<VersionChanges>();
        add(changes, "title", before.title(), after.title());
        add(changes, "ask", before.ask(), after.ask());
        add(changes, "problem", before.problem(), after.problem());
        add(changes, "category", before.category().orElse(""), after.category().orElse(""));
        add(changes, "locality", before.locality().orElse(""), after.locality().orElse(""));
        add(
                changes,
                "place",
                before.spot().map(Spot::words).orElse(""),
                after.spot().map(Spot::words).orElse(""));
        add(changes, "bodies", String.join(", ", before.bodies()), String.join(", ", after.bodies()));
        add(changes, "language", before.language(), after.language());
        return List.copyOf(changes);
    }

    private static void add(List<VersionChanges> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new VersionChanges(field, WordChanges.between(before, after)));
        }
    }
}
