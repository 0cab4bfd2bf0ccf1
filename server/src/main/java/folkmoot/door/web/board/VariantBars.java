package folkmoot.door.web.board;

import folkmoot.civic.decision.Outcome;
import java.util.List;

/** A drawing of what ballots come to: a row for each variant, by its number, in the order of the result. The table beside it says the same. */
final class VariantBars {

    private static final int WIDTH = 320;
    private static final int LABEL = 26;
    private static final int LINE = 26;
    private static final int BAR = 18;

    /** Colours of figures; of a consent who agree, stand aside, object. */
    private static final List<String> KINDS = List.of("good", "open", "overdue");

    private VariantBars() {}

    /** SVG. Right to left the rows begin at the right. */
    static String of(List<Outcome.Place> places, boolean rightToLeft) {
        int most = Math.max(1, places.stream().mapToInt(VariantBars::sum).max().orElse(1));
        var svg = new StringBuilder("<svg class=\"bars\" viewBox=\"0 0 " + WIDTH + " " + places.size() * LINE
                + "\" aria-hidden=\"true\" focusable=\"false\">");
        for (int row = 0; row < places.size(); row++) {
            var place = places.get(row);
            int top = row * LINE;
            svg.append("<text x=\"")
                    .append(rightToLeft ? WIDTH : 0)
                    .append("\" y=\"")
                    .append(top + BAR / 2 + 5)
                    .append("\">")
                    .append(place.variant() + 1)
                    .append("</text>");
            int from = LABEL;
            for (int i = 0; i < place.figures().size(); i++) {
                int width = (int) ((long) place.figures().get(i) * (WIDTH - LABEL) / most);
                svg.append("<rect class=\"")
                        .append(KINDS.get(i))
                        .append("\" x=\"")
                        .append(rightToLeft ? WIDTH - from - width : from)
                        .append("\" y=\"")
                        .append(top)
                        .append("\" width=\"")
                        .append(width)
                        .append("\" height=\"")
                        .append(BAR)
                        .append("\"/>");
                from += width;
            }
        }
        return svg.append("</svg>").toString();
    }

    private static int sum(Outcome.Place place) {
        return place.figures().stream().mapToInt(Integer::intValue).sum();
    }
}
