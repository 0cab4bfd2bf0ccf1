package folkmoot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a server's CPU goes between two moments: by thread, as the kernel counts it, and by method, by a flight recording of
 * samples of CPU time. Only with {@code -Dbench.profile=N}, which prints the N dearest of each.
 */
final class Profile {

    private static final int MOST = Integer.getInteger("bench.profile", 0);
    private static final String SAMPLES = "jdk.CPUTimeSample";
    private static final String NAME = "bench";
    private static final String OURS = "folkmoot.";
    private static final double MICROS_A_TICK = 10_000;

    private final long pid;
    private final Map<String, Long> before;

    private Profile(long pid) {
        this.pid = pid;
        this.before = ticks();
        if (MOST > 0) {
            command(
                    "JFR.start",
                    "name=" + NAME,
                    "settings=none",
                    "+" + SAMPLES + "#enabled=true",
                    "+" + SAMPLES + "#throttle=5ms");
        }
    }

    static Profile begin(long pid) {
        return new Profile(pid);
    }

    /** Ends it, and prints what each of so many operations cost; nothing where none is wanted. */
    void print(long operations) {
        if (MOST == 0) {
            return;
        }
        var after = ticks();
        var file = temporary();
        command("JFR.stop", "name=" + NAME, "filename=" + file);
        System.out.println("  CPU by thread, µs each");
        after.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue() - before.getOrDefault(entry.getKey(), 0L)))
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).reversed())
                .limit(MOST)
                .filter(entry -> entry.getValue() > 0)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "    %8.1f %s%n", entry.getValue() * MICROS_A_TICK / operations, entry.getKey()));
        try {
            print(RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getStackTrace() != null)
                    .filter(event -> event.getEventType().getName().equals(SAMPLES))
                    .map(Profile::frames)
                    .toList());
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("folkmoot-bench", ".jfr");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> frames(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream().map(Profile::name).toList();
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return (method.getType().getName() + "." + method.getName()).replaceAll("lambda\\$(\\w+)\\$\\d+", "$1");
    }

    private static void print(List<List<String>> samples) {
        print("samples that were in a method", samples, HashSet::new);
        print(
                "samples by the first method of ours",
                samples,
                frames -> frames.stream()
                        .filter(frame -> frame.startsWith(OURS))
                        .limit(1)
                        .toList());
        print("samples by the method itself", samples, frames -> frames.subList(0, Math.min(1, frames.size())));
    }

    private static void print(
            String what, List<List<String>> samples, Function<List<String>, Iterable<String>> counted) {
        var counts = new HashMap<String, Integer>();
        samples.forEach(frames -> counted.apply(frames).forEach(frame -> counts.merge(frame, 1, Integer::sum)));
        System.out.printf(Locale.ROOT, "  %s, in %% of %d%n", what, samples.size());
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "    %5.1f %s%n", 100.0 * entry.getValue() / samples.size(), entry.getKey()));
    }

    /** Of all threads, by the beginnings of their names. */
    private Map<String, Long> ticks() {
        return MOST == 0 ? Map.of() : ticks(pid);
    }

    /** Microseconds that a process spent on compiling its methods so far. */
    static double compiling(long pid) {
        return ticks(pid).entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("C1 Compiler")
                                || entry.getKey().startsWith("C2 Compiler"))
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                * MICROS_A_TICK;
    }

    private static Map<String, Long> ticks(long pid) {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.collect(
                    Collectors.groupingBy(Profile::threadName, TreeMap::new, Collectors.summingLong(Profile::ticksOf)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String threadName(Path thread) {
        return read(thread.resolve("comm")).strip().replaceAll("[-#]?\\d+$", "");
    }

    private static long ticksOf(Path thread) {
        var stat = read(thread.resolve("stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** Nothing of a thread that ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }

    private void command(String... words) {
        try {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
            command.add(Long.toString(pid));
            command.addAll(List.of(words));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("jcmd: " + said);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
