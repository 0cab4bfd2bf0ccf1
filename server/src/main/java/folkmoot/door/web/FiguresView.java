package folkmoot.door.web;

import folkmoot.civic.statistics.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * A line of a table of figures.
 *
 * @param url of what it is about; may be empty
 * @param cells as {@link #HEADS} names them
 */
public record FiguresView(String label, String url, List<String> cells) {

    /** Keys of the columns' names. */
    public static final List<String> HEADS = List.of(
            "figures.received",
            "figures.acknowledged",
            "figures.answered",
            "figures.median",
            "figures.ninetieth",
            "figures.overdue",
            "figures.reopened",
            "figures.promises",
            "figures.promises.late");

    /** Fewer than so many are not compared: they would say more of the few than of the body. */
    static final int FEWEST = 5;

    static FiguresView of(Messages text, String label, String url, Figures figures) {
        return new FiguresView(
                label,
                url,
                List.of(
                        number(text, figures.received()),
                        part(text, figures.acknowledgedInTime(), figures.acknowledged()),
                        part(text, figures.answeredInTime(), figures.answered()),
                        days(text, figures.median()),
                        days(text, figures.ninetieth()),
                        number(text, figures.overdue()),
                        number(text, figures.reopened()),
                        part(text, figures.promises().kept(), figures.promises().made()),
                        number(text, figures.promises().late())));
    }

    /** Where there are too few to be compared. */
    static FiguresView tooFew(Messages text, String label, String url) {
        return new FiguresView(label, url, few(text));
    }

    private static List<String> few(Messages text) {
        var cells = new ArrayList<>(Collections.nCopies(HEADS.size(), "–"));
        cells.set(0, text.get("figures.few", FEWEST));
        return List.copyOf(cells);
    }

    private static String number(Messages text, int number) {
        return text.get("figures.number", number);
    }

    private static String part(Messages text, int some, int all) {
        return text.get("figures.of", some, all);
    }

    private static String days(Messages text, OptionalInt days) {
        return days.isPresent() ? number(text, days.getAsInt()) : "–";
    }
}
