package folkmoot.platform.text;

import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as spreadsheets save it: the first line names the columns; cells stand between commas, semicolons or tabulators, in
 * quotes where they hold one of these or go over several lines.
 *
 * @param columns as {@link #bare} names them
 */
public record Table(List<String> columns, List<Row> rows) {

    /** What spreadsheets take for a formula, also written wide. */
    private static final String FORMULA = "[=+@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20-][\\s\\S]*";

    private static final String NAMED = "(?i)sep=[,;\t]\\R[\\s\\S]*";

    /**
     * A line, or several of the file where a cell goes over them.
     *
     * @param line of the file where it begins, from 1
     */
    public record Row(int line, Map<String, String> cells) {

        /** What stands in a column; empty where that is blank or there is no such column. */
        public Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column)).filter(text -> !text.isBlank());
        }
    }

    /** Problems: 422 for what is no table at all. */
    public static Table read(String text) {
        boolean named = text.matches(NAMED); // a spreadsheet's own line about what stands between cells
        var body = named ? text.substring(text.indexOf('\n') + 1) : text;
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(named ? text.charAt("sep=".length()) : delimiter(body))
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try (var lines = CSVParser.parse(body, format)) {
            return read(lines, named ? 1 : 0);
        } catch (IOException | UncheckedIOException | IllegalStateException notATable) {
            throw Invalid.refused("This is no table: " + notATable.getMessage());
        }
    }

    /** What is most often between the names of the columns. */
    private static char delimiter(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char found = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, found)) {
                found = candidate;
            }
        }
        return found;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }

    private static Table read(CSVParser lines, int before) {
        var records = lines.iterator();
        if (!records.hasNext()) {
            return new Table(List.of(), List.of());
        }
        var columns = records.next().stream().map(Table::bare).toList();
        var rows = new ArrayList<Row>();
        while (records.hasNext()) {
            var row = records.next();
            int end = (int) lines.getCurrentLineNumber() + before;
            rows.add(new Row(end - breaks(row), cells(columns, row)));
        }
        return new Table(columns, rows);
    }

    private static int breaks(CSVRecord row) {
        return (int) row.stream()
                .mapToLong(cell -> cell.lines().count())
                .map(lines -> Math.max(0, lines - 1))
                .sum();
    }

    private static Map<String, String> cells(List<String> columns, CSVRecord row) {
        var cells = new LinkedHashMap<String, String>();
        IntStream.range(0, Math.min(columns.size(), row.size()))
                .forEach(i -> cells.putIfAbsent(columns.get(i), row.get(i)));
        return cells;
    }

    /** The text of a table, as spreadsheets read it: an apostrophe stands before a cell that they would take for a formula. */
    public static String write(List<String> columns, List<List<String>> rows) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (var row : rows) {
                printer.printRecord(row.stream().map(Table::harmless).toList());
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    /** All lines of a table of which the first may name no columns; empty cells at the end are left out. Problems: 422 for what is no table. */
    public static List<List<String>> lines(String text) {
        var format = CSVFormat.RFC4180
                .builder()
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .setLenientEof(true)
                .get();
        try (var parsed = CSVParser.parse(text.strip(), format)) {
            return parsed.stream().map(CSVRecord::toList).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException notATable) {
            throw Invalid.field("file", "ERR_INVALID", "is no table: " + notATable.getMessage());
        }
    }

    /** The text of a table as programs read it: every cell as it is. */
    public static String lines(List<List<String>> lines) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (var line : lines) {
                printer.printRecord(line);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    /** Further lines of a table that {@link #write} began: texts as it writes them, numbers as they are, nothing for null. */
    public static String more(List<List<Object>> rows) {
        return lines(
                rows.stream().map(row -> row.stream().map(Table::cell).toList()).toList());
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> harmless(value.toString());
        };
    }

    private static String harmless(String cell) {
        return cell.matches(FORMULA) ? "'" + cell : cell;
    }

    /** What was typed into a cell that {@link #write} may have written. */
    public static String typed(String cell) {
        return cell.matches("'" + FORMULA) ? cell.substring(1) : cell;
    }

    /** A column's name in small letters, without a {@code #} before it and with {@code _} for what separates words. */
    public static String bare(String column) {
        return column.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^#", "")
                .strip()
                .replaceAll("[ -]+", "_");
    }
}
