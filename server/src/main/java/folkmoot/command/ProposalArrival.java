package folkmoot.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.community.Community;
import folkmoot.command.arrival.Format;
import folkmoot.command.arrival.Mapping;
import folkmoot.door.House;
import folkmoot.platform.problem.Invalid;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes files of another platform in, and writes down what became of each record and what was left of it. */
final class ProposalArrival {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOGETHER = 500;
    private static final int TOLD_EVERY = 5_000;

    private final CommonOptions common;
    private final Format format;
    private final List<Path> files;
    private final Ways ways;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> left = new TreeMap<>();
    private long records;

    /** The options; null where they were not given. */
    record Ways(String community, String source, Path map, boolean dry, Path report) {}

    ProposalArrival(CommonOptions common, Format format, List<Path> files, Ways ways) {
        this.common = common;
        this.format = format;
        this.files = files;
        this.ways = ways;
    }

    int run() throws IOException {
        if (ways.community() == null) {
            throw Invalid.refused("Say into which community, with --community NAME.");
        }
        if (format == Format.TABLE && ways.map() == null) {
            throw Invalid.refused("Say what stands in which column, with --map FILE. Fields: "
                    + String.join(", ", Mapping.FIELDS) + ", closed.");
        }
        for (var file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw Invalid.refused("There is no file " + file + " that can be read.");
            }
        }
        var mapping = ways.map() == null ? Optional.<Mapping>empty() : Optional.of(Mapping.read(ways.map()));
        var report = Optional.ofNullable(ways.report())
                .orElseGet(() -> Path.of("import-" + format.word() + "-" + System.currentTimeMillis() + ".jsonl"));
        try (var writer = Files.newBufferedWriter(report, StandardOpenOption.CREATE_NEW)) {
            Workplace.in(common.settings(), house -> {
                take(house, mapping, writer);
                return null;
            });
        }
        say(report);
        return counts.getOrDefault("refused", 0L) == 0 ? 0 : 1;
    }

    private void take(House house, Optional<Mapping> mapping, BufferedWriter report) {
        var into = house.platform()
                .database()
                .read(tx -> house.civic().registry().communities().requireByName(tx, ways.community()));
        var source = Optional.ofNullable(ways.source()).orElse(format.word());
        for (var file : files) {
            var waiting = new ArrayList<Arrival>();
            try {
                format.read(file, into.language(), mapping, read -> {
                    switch (read) {
                        case Format.Read.One(var arrival) -> {
                            waiting.add(arrival);
                            if (waiting.size() == TOGETHER) {
                                take(house, into, source, file, waiting, report);
                            }
                        }
                        case Format.Read.Unreadable(var why) -> refused(file, why, report);
                    }
                });
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } finally {
                take(house, into, source, file, waiting, report); // also what stood before a file broke off
            }
        }
    }

    private void take(
            House house, Community into, String source, Path file, List<Arrival> waiting, BufferedWriter report) {
        house.civic()
                .arrivals()
                .take(
                        into,
                        source,
                        waiting,
                        ways.dry() ? Arrivals.Way.LOOK : Arrivals.Way.ONCE,
                        taken -> write(file, taken, report));
        waiting.clear();
    }

    private void refused(Path file, String why, BufferedWriter report) {
        records++;
        count("refused");
        var line = line(file);
        line.put("became", "refused");
        line.put("why", why);
        write(report, line);
    }

    private void write(Path file, Arrivals.Taken taken, BufferedWriter report) {
        records++;
        var line = line(file);
        line.put("source_id", taken.arrival().sourceId());
        line.put("became", taken.outcome().word());
        switch (taken.outcome()) {
            case Arrivals.Outcome.Published(var id, var cut) -> {
                line.put("id", id.toString());
                line.put("cut", cut);
            }
            case Arrivals.Outcome.Possible(var cut) -> line.put("cut", cut);
            case Arrivals.Outcome.Refused(var why) -> line.put("why", why);
            case Arrivals.Outcome.Known _, Arrivals.Outcome.Renewed _ -> {
                // the word says it all
            }
        }
        line.put("left", taken.arrival().left());
        taken.arrival().left().forEach(field -> left.merge(field, 1L, Long::sum));
        count(taken.outcome().word());
        write(report, line);
        if (records % TOLD_EVERY == 0) {
            common.output().progress("records", records);
        }
    }

    private LinkedHashMap<String, Object> line(Path file) {
        var line = new LinkedHashMap<String, Object>();
        line.put("file", file.toString());
        line.put("record", records);
        return line;
    }

    private void count(String became) {
        counts.merge(became, 1L, Long::sum);
    }

    private static void write(BufferedWriter report, Map<String, Object> line) {
        try {
            report.write(JSON.writeValueAsString(line));
            report.write('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void say(Path report) {
        var data = new LinkedHashMap<String, Object>();
        data.put("records", records);
        for (var word : List.of("published", "possible", "known", "refused")) {
            data.put(word, counts.getOrDefault(word, 0L));
        }
        data.put("left", left);
        data.put("report", report.toString());
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d %s, %,d came before, %,d refused. Each record stands in %s.",
                counts.getOrDefault(ways.dry() ? "possible" : "published", 0L),
                ways.dry() ? "would be published" : "published",
                counts.getOrDefault("known", 0L),
                counts.getOrDefault("refused", 0L),
                report));
        if (!left.isEmpty()) {
            text.append("\nNot taken: ");
            text.append(String.join(
                    ", ",
                    left.entrySet().stream()
                            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                            .toList()));
        }
        common.output().say(text.toString(), data);
    }
}
