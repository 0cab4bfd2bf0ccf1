package folkmoot.door.web.operation;

import folkmoot.door.web.form.Part;
import java.util.List;

/** Small drawings of how something went, drawn by the server: a bar for each moment, over the table that says the same. */
final class Plot {

    private static final int HIGH = 100;
    private static final int STEP = 3;
    private static final int MOMENTS =
            144; // a day of ten minutes each; where there are fewer, room is left before them

    private Plot() {}

    /**
     * One drawing.
     *
     * @param values one for each moment, the oldest first; none is below 0
     * @param table says the same
     */
    static Part of(List<Long> values, Part.Table table) {
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        int moments = Math.max(MOMENTS, values.size());
        var svg = new StringBuilder("<svg viewBox=\"0 0 " + STEP * moments + " " + HIGH
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        for (int i = 0; i < values.size(); i++) {
            long height = Math.round((double) values.get(i) * (HIGH - 2) / most);
            svg.append("<rect class=\"counted\" x=\"")
                    .append((moments - values.size() + i) * STEP)
                    .append("\" y=\"")
                    .append(HIGH - height)
                    .append("\" width=\"")
                    .append(STEP - 1)
                    .append("\" height=\"")
                    .append(height)
                    .append("\"/>");
        }
        return new Part.Plot(svg.append("</svg>").toString(), table);
    }
}
