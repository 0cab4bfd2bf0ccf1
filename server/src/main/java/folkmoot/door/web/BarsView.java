package folkmoot.door.web;

import folkmoot.civic.statistics.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A drawing of a row of pieces for each year: answered in time, answered late, overdue, waiting. Its table says the same.
 *
 * @param height in the units of the drawing, as the places of rows and pieces are
 * @param anchor where the year is written from: {@code start} or {@code end} of its place
 */
public record BarsView(int height, String anchor, List<Row> rows) {

    public static final int WIDTH = 320;
    private static final int LABEL = 46;
    private static final int LINE = 26;
    private static final int BAR = 18;

    /** One year. */
    public record Row(String label, int labelX, int y, List<Piece> pieces) {}

    /** @param kind names its colour: {@code good}, {@code late}, {@code overdue}, {@code open} */
    public record Piece(String kind, int x, int y, int width, int height, int count) {}

    /** Right to left the rows begin at the right. */
    static BarsView of(Map<Integer, Figures> years, boolean rightToLeft) {
        int most = years.values().stream().mapToInt(Figures::received).max().orElse(1);
        var rows = new ArrayList<Row>();
        for (var year : years.entrySet()) {
            int y = rows.size() * LINE;
            rows.add(new Row(
                    year.getKey().toString(),
                    rightToLeft ? WIDTH : 0,
                    y + BAR / 2 + 5,
                    pieces(year.getValue(), most, y, rightToLeft)));
        }
        return new BarsView(rows.size() * LINE, "start", rows);
    }

    private static List<Piece> pieces(Figures figures, int most, int y, boolean rightToLeft) {
        var counts = new int[] {
            figures.answeredInTime(), figures.answeredLate(), figures.overdue(), Math.max(0, figures.waiting())
        };
        var kinds = List.of("good", "late", "overdue", "open");
        var pieces = new ArrayList<Piece>();
        int from = LABEL;
        for (int i = 0; i < counts.length; i++) {
            int width = (int) ((long) counts[i] * (WIDTH - LABEL) / Math.max(1, most));
            if (counts[i] > 0) {
                int x = rightToLeft ? WIDTH - from - width : from;
                pieces.add(new Piece(kinds.get(i), x, y, Math.max(2, width), BAR, counts[i]));
            }
            from += width;
        }
        return pieces;
    }
}
