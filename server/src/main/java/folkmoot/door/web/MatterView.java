package folkmoot.door.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A matter as pages show it.
 *
 * @param tone of the pill that says where it stands
 * @param lines when, where, for how many, in words
 * @param facts all that it says in fields
 */
public record MatterView(
        String kind,
        String title,
        String url,
        String language,
        String direction,
        String state,
        String tone,
        String body,
        List<String> lines,
        List<Fact> facts,
        boolean hidden,
        AuthorView author,
        String time,
        String date) {

    /** The lines in one, each keeping its own direction. */
    public String line() {
        return lines.stream().map(line -> "\u2068" + line + "\u2069").collect(Collectors.joining(" · "));
    }

    /** What it says in a field. */
    public record Fact(String name, String value) {}
}
