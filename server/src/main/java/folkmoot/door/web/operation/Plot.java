package folkmoot.door.web.operation;

import folkmoot.door.web.form.Part;
import java.util.List;

/** Small drawings of how something went, drawn by the server: a bar for each moment, over the table that says the same. */
final class Plot {

    private static final int HIGH = 100;
    private static final int WIDE = 480;

    private Plot() {}

    /**
     * One drawing.
     *
     * @param values one for each moment, the oldest first; none is below 0
     * @param table says the same
     */
    static Part of(List<Long> values, Part.Table table) {
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        int step = Math.max(1, WIDE / Math.max(1, values.size()));
        var svg = new StringBuilder("<svg viewBox=\"0 0 " + step * Math.max(1, values.size()) + " " + HIGH
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        for (int i = 0; i < values.size(); i++) {
            long height = Math.round((double) values.get(i) * (HIGH - 2) / most);
            svg.append("<rect class=\"counted\" x=\"")
                    .append(i * step)
                    .append("\" y=\"")
                    .append(HIGH - height)
                    .append("\" width=\"")
                    .append(Math.max(1, step - 1))
                    .append("\" height=\"")
                    .append(height)
                    .append("\"/>");
        }
        return new Part.Plot(svg.append("</svg>").toString(), table);
    }
}
