package folkmoot.door.web.sharing;

import folkmoot.civic.opendata.DataField;
import folkmoot.civic.opendata.DataFile;
import folkmoot.platform.http.Response;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.text.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How a file is written, piece by piece. */
enum DataWriting {
    /** RFC 4180; a text that a spreadsheet would take for a formula has an apostrophe before it. */
    CSV,
    /** An array of objects. */
    JSON;

    Response answer(DataFile file, Iterator<List<List<Object>>> rows) {
        return switch (this) {
            case CSV ->
                Response.pieces("text/csv; charset=utf-8", new Pieces(Table.write(names(file), List.of()), "", rows) {
                            @Override
                            String written(List<List<Object>> some, boolean first) {
                                return Table.more(some.stream()
                                        .map(DataWriting::withTimes)
                                        .toList());
                            }
                        })
                        .header("Content-Disposition", "attachment; filename=\"" + file.word() + ".csv\"");
            case JSON ->
                Response.pieces("application/json; charset=utf-8", new Pieces("[", "\n]\n", rows) {
                    @Override
                    String written(List<List<Object>> some, boolean first) {
                        var text = new StringBuilder();
                        for (var row : some) {
                            text.append(first && text.isEmpty() ? "\n" : ",\n")
                                    .append(new String(JsonBodies.write(object(file, row)), StandardCharsets.UTF_8));
                        }
                        return text.toString();
                    }
                });
        };
    }

    private static List<String> names(DataFile file) {
        return file.fields().stream().map(DataField::name).toList();
    }

    /** Times as the API writes them. */
    private static List<Object> withTimes(List<Object> row) {
        return row.stream()
                .map(value -> value instanceof Instant time ? JsonBodies.time(time) : value)
                .toList();
    }

    private static Map<String, Object> object(DataFile file, List<Object> row) {
        var object = new LinkedHashMap<String, Object>();
        IntStream.range(0, row.size())
                .forEach(i -> object.put(file.fields().get(i).name(), row.get(i)));
        return object;
    }

    /** What stands before, rows, what stands behind. */
    private abstract static class Pieces implements Iterator<byte[]> {

        private final String begin;
        private final String end;
        private final Iterator<List<List<Object>>> rows;
        private int given;
        private boolean done;

        private Pieces(String begin, String end, Iterator<List<List<Object>>> rows) {
            this.begin = begin;
            this.end = end;
            this.rows = rows;
        }

        abstract String written(List<List<Object>> some, boolean first);

        @Override
        public boolean hasNext() {
            return !done;
        }

        @Override
        public byte[] next() {
            var text = new StringBuilder(given == 0 ? begin : "");
            if (rows.hasNext()) {
                text.append(written(rows.next(), given == 0));
            } else {
                text.append(end);
                done = true;
            }
            given++;
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
