package folkmoot.moderation;

import folkmoot.instance.DomainBlock;
import folkmoot.instance.DomainBlock.Severity;
import folkmoot.instance.DomainBlock.Terms;
import folkmoot.instance.DomainBlocks;
import folkmoot.problem.Invalid;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Limited servers in the table that Mastodon and others exchange: a line with the names of the columns
 * ({@code #domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate}, with or without {@code #}), then one
 * for each server. Only the domain must be there; without a severity it is suspended.
 */
public final class Blocklist {

    /** Written as it stands: the library would put the first name in quotes, for its {@code #}. */
    private static final String COLUMNS =
            "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

    private static final CSVFormat WRITTEN =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    private static final CSVFormat READ = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private Blocklist() {}

    /** One line. */
    public record Entry(String domain, Terms terms) {}

    /** @throws Invalid with the number of the line, for what is no such table */
    public static List<Entry> read(Reader text) {
        try (var lines = READ.parse(text)) {
            var names = lines.getHeaderNames();
            if (names.stream().noneMatch(name -> bare(name).equals("domain"))) {
                throw Invalid.refused("The first line must name the columns, with #domain among them.");
            }
            var entries = new ArrayList<Entry>();
            for (var line : lines) {
                entries.add(entry(line));
            }
            return entries;
        } catch (IOException | UncheckedIOException | IllegalArgumentException notATable) {
            throw Invalid.refused("This is no table: " + notATable.getMessage());
        }
    }

    /** The table of some limited servers. */
    public static String write(List<DomainBlock> blocks) {
        var text = new StringWriter().append(COLUMNS);
        try (var table = WRITTEN.print(text)) {
            for (var block : blocks) {
                var terms = block.terms();
                table.printRecord(
                        block.domain(),
                        terms.severity().word(),
                        terms.rejectMedia(),
                        terms.rejectReports(),
                        terms.publicComment(),
                        terms.obfuscate());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** What is stricter of both, in each respect; words that are there already stay. */
    public static Terms stricter(Terms known, Terms other) {
        return new Terms(
                known.severity().compareTo(other.severity()) >= 0 ? known.severity() : other.severity(),
                known.rejectMedia() || other.rejectMedia(),
                known.rejectReports() || other.rejectReports(),
                known.privateComment(),
                known.publicComment().isBlank() ? other.publicComment() : known.publicComment(),
                known.obfuscate() || other.obfuscate());
    }

    private static Entry entry(CSVRecord line) {
        try {
            var severity = value(line, "severity", "suspend").toLowerCase(Locale.ROOT);
            var terms = new Terms(
                    Severity.of(severity)
                            .orElseThrow(() -> Invalid.refused("there is no severity \"" + severity + '"')),
                    flag(line, "reject_media"),
                    flag(line, "reject_reports"),
                    "",
                    value(line, "public_comment", ""),
                    flag(line, "obfuscate"));
            return new Entry(DomainBlocks.requireDomain(value(line, "domain", "")), terms);
        } catch (Invalid problem) {
            throw Invalid.refused("Line " + (line.getRecordNumber() + 1) + ": " + problem.getMessage());
        }
    }

    private static boolean flag(CSVRecord line, String column) {
        return value(line, column, "false").toLowerCase(Locale.ROOT).matches("true|1|yes");
    }

    private static String value(CSVRecord line, String column, String otherwise) {
        return line.toMap().entrySet().stream()
                .filter(cell -> bare(cell.getKey()).equals(column))
                .map(cell -> cell.getValue())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(otherwise);
    }

    private static String bare(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
    }
}
