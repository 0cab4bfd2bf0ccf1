package folkmoot.stewardship.moderation;

import folkmoot.people.instance.DomainBlock;
import folkmoot.people.instance.DomainBlock.Severity;
import folkmoot.people.instance.DomainBlock.Terms;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Table;
import folkmoot.platform.text.Table.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

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

    private Blocklist() {}

    /** One line. */
    public record Entry(String domain, Terms terms) {}

    /** What a list says: what can be done, and of each other line why not. */
    public record Read(List<Entry> entries, List<String> refused) {}

    /** Reads a list as a spreadsheet may have saved it. Problems: 422 for what is no such table. */
    public static Read read(String text) {
        var table = Table.read(text);
        if (!table.columns().contains("domain")) {
            throw Invalid.refused("The first line must name the columns, with #domain among them.");
        }
        var entries = new ArrayList<Entry>();
        var refused = new ArrayList<String>();
        for (var row : table.rows()) {
            try {
                entries.add(entry(row));
            } catch (Invalid problem) {
                refused.add("Line " + row.line() + ": " + problem.getMessage());
            }
        }
        return new Read(entries, refused);
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

    private static Entry entry(Row row) {
        var severity = row.cell("severity").orElse("suspend").toLowerCase(Locale.ROOT);
        var terms = new Terms(
                Severity.of(severity).orElseThrow(() -> Invalid.refused("there is no severity \"" + severity + '"')),
                flag(row, "reject_media"),
                flag(row, "reject_reports"),
                "",
                row.cell("public_comment").orElse(""),
                flag(row, "obfuscate"));
        return new Entry(DomainBlocks.requireDomain(row.cell("domain").orElse("")), terms);
    }

    private static boolean flag(Row row, String column) {
        return row.cell(column).orElse("false").toLowerCase(Locale.ROOT).matches("true|1|yes");
    }
}
