package folkmoot.platform.text;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What changed between two texts, word by word, for reading. */
public final class WordChanges {

    private static final Pattern WORD = Pattern.compile("\\S+|\\s+");

    private WordChanges() {}

    /** What became of some words. */
    public enum Kind implements Worded {
        SAME,
        REMOVED,
        ADDED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Words that follow one another and have the same lot, with the spaces between them. */
    public record Part(Kind kind, String text) {}

    /** The earlier text and the later one in one: without what was added it is the first, without what was removed the second. */
    public static List<Part> between(String earlier, String later) {
        var before = words(earlier);
        var after = words(later);
        var patch = Patch.generate(
                before, after, new MyersDiffWithLinearSpace<String>().computeDiff(before, after, null), true);
        var parts = new ArrayList<Part>();
        var removed = new ArrayList<String>();
        var added = new ArrayList<String>();
        for (var delta : patch.getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                flush(parts, removed, added);
                add(parts, Kind.SAME, delta.getSource().getLines());
            } else {
                removed.addAll(delta.getSource().getLines());
                added.addAll(delta.getTarget().getLines());
            }
        }
        flush(parts, removed, added);
        return List.copyOf(parts);
    }

    /** What was there before what took its place. */
    private static void flush(List<Part> parts, List<String> removed, List<String> added) {
        add(parts, Kind.REMOVED, removed);
        add(parts, Kind.ADDED, added);
        removed.clear();
        added.clear();
    }

    private static void add(List<Part> parts, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new Part(kind, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }
}
