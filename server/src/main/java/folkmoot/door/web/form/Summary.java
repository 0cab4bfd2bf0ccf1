package folkmoot.door.web.form;

import folkmoot.door.web.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with a page that comes back, on top of it.
 *
 * @param lines what, and where
 */
public record Summary(String title, List<Line> lines) {

    /** @param id of the field; empty for what is wrong with none */
    public record Line(String id, String label, String fault) {}

    /** Of the form that did not hold up. */
    public static Summary of(Messages text, List<Part> parts, Tried tried) {
        if (!tried.isWrong()) {
            return new Summary("", List.of());
        }
        var lines = new ArrayList<Line>();
        if (!tried.fault().isEmpty()) {
            lines.add(new Line("", "", tried.fault()));
        }
        var left = new HashMap<>(tried.faults());
        parts.stream()
                .flatMap(Summary::forms)
                .filter(form -> form.id().equals(tried.form()))
                .flatMap(Form::faulty)
                .forEach(head -> {
                    lines.add(new Line(head.id(), head.label(), head.fault()));
                    left.remove(head.name());
                });
        left.values().forEach(fault -> lines.add(new Line("", "", fault)));
        return new Summary(text.get("problem.title"), lines);
    }

    private static Stream<Form> forms(Part part) {
        return switch (part) {
            case Part.Filled(var form) -> Stream.of(form);
            case Part.Device device -> Stream.of(device.form());
            case Part.Acts(var forms) -> forms.stream();
            case Part.Items list -> list.items().stream().flatMap(item -> item.acts().stream());
            case Part.Heading _, Part.Words _, Part.Note _, Part.Quote _, Part.Prose _, Part.Facts _, Part.Counts _ ->
                Stream.empty();
            case Part.Codes _,
                    Part.Drawing _,
                    Part.Links _,
                    Part.Pager _,
                    Part.Look _,
                    Part.Table _,
                    Part.Plot _,
                    Part.Way _ -> Stream.empty();
        };
    }
}
