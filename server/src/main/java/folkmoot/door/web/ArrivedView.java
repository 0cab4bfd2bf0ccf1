package folkmoot.door.web;

import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.arrival.Arrived;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a proposal had on the platform where it was made.
 *
 * @param facts sentences: by whom, how many supported it there, its state there
 * @param url of its page there; empty for none
 */
public record ArrivedView(
        String heading, List<String> facts, String url, List<Line> history, List<Line> answers, List<Line> comments) {

    /** One thing that happened or was written there. */
    public record Line(String meta, String text, String url) {}

    static ArrivedView of(Views views, Messages text, Arrived arrived) {
        var facts = new ArrayList<String>();
        if (!arrived.author().isEmpty()) {
            facts.add(text.get("arrived.author", arrived.author()));
        }
        arrived.supports().ifPresent(number -> facts.add(text.get("arrived.count", number)));
        if (!arrived.state().isEmpty()) {
            facts.add(text.get("arrived.state", arrived.state()));
        }
        arrived.place().ifPresent(place -> facts.add(text.get("arrived.place", place)));
        return new ArrivedView(
                text.get("arrived.heading", arrived.source()),
                facts,
                arrived.url().map(URI::toString).orElse(""),
                lines(views, text, arrived.history()),
                lines(views, text, arrived.answers()),
                lines(views, text, arrived.comments()));
    }

    private static List<Line> lines(Views views, Messages text, List<Arrival.Said> all) {
        return all.stream()
                .map(one -> new Line(
                        String.join(
                                " · ",
                                java.util.stream.Stream.of(
                                                one.at()
                                                        .map(at -> views.date(text, at))
                                                        .orElse(""),
                                                one.by())
                                        .filter(part -> !part.isEmpty())
                                        .toList()),
                        one.text(),
                        one.url().map(URI::toString).orElse("")))
                .toList();
    }
}
