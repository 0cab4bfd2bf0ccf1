package folkmoot.talk.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The programs ffmpeg and ffprobe, where the machine has them. One run at a time, in a folder of its own, for a bounded
 * time; the format is named by us and only files may be opened, so that a file cannot make them read anything else.
 */
public final class Ffmpeg {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PROBE = Duration.ofSeconds(20);
    private static final int MOST_OUTPUT = 64 * 1024;

    private final Path ffmpeg;
    private final Path ffprobe;
    private final Semaphore oneAtATime = new Semaphore(1, true);

    private Ffmpeg(Path ffmpeg, Path ffprobe) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /** @param setting a program, {@code off}, or nothing for the one on the path */
    public static Optional<Ffmpeg> find(Optional<String> setting) {
        if (setting.filter("off"::equals).isPresent()) {
            return Optional.empty();
        }
        return setting.map(Path::of)
                .or(() -> Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "ffmpeg"))
                        .filter(Files::isExecutable)
                        .findFirst())
                .filter(Files::isExecutable)
                .filter(program -> Files.isExecutable(program.resolveSibling("ffprobe")))
                .map(program -> new Ffmpeg(program, program.resolveSibling("ffprobe")));
    }

    /** Work on a file in a folder of its own, which is gone afterwards. */
    interface Work<T> {
        T in(Path folder, Path file) throws Unreadable, IOException;
    }

    <T> T with(byte[] file, Work<T> work) throws Unreadable {
        oneAtATime.acquireUninterruptibly();
        try {
            var folder = Files.createTempDirectory("folkmoot-media");
            try {
                return work.in(folder, Files.write(folder.resolve("in"), file));
            } finally {
                try (var all = Files.walk(folder)) {
                    all.sorted(Comparator.reverseOrder())
                            .forEach(part -> part.toFile().delete());
                }
            }
        } catch (IOException failure) {
            throw new Unreadable("could not be processed", failure);
        } finally {
            oneAtATime.release();
        }
    }

    /** The first picture of a file, as PNG. */
    byte[] firstPicture(byte[] file, FileType type) throws Unreadable {
        return with(file, (folder, in) -> {
            Films.Facts.of(probe(in, type)).requireBounded();
            var out = folder.resolve("out.png");
            run(PROBE, type, in, "-frames:v", "1", out.toString());
            return Files.readAllBytes(out);
        });
    }

    /** What is in a file: {@code streams} and {@code format}, as ffprobe says. */
    JsonNode probe(Path file, FileType type) throws Unreadable, IOException {
        var output = execute(
                PROBE,
                List.of(
                        ffprobe.toString(),
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-f",
                        demuxer(type),
                        "-show_streams",
                        "-show_format",
                        "-of",
                        "json",
                        file.toString()));
        return JSON.readTree(output);
    }

    /** Reads a file and writes others, as the words at the end say. */
    void run(Duration longest, FileType type, Path in, String... words) throws Unreadable, IOException {
        var command = new ArrayList<>(List.of(
                ffmpeg.toString(),
                "-v",
                "error",
                "-nostdin",
                "-y",
                "-protocol_whitelist",
                "file",
                "-threads",
                "1",
                "-f",
                demuxer(type),
                "-i",
                in.toString()));
        command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-threads", "1"));
        command.addAll(Arrays.asList(words));
        execute(longest, command);
    }

    private static String execute(Duration longest, List<String> command) throws Unreadable, IOException {
        var output = Files.createTempFile("folkmoot-media", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!waitFor(process, longest)) {
                process.destroyForcibly();
                throw new Unreadable("took too long to process");
            }
            var text = Files.size(output) > MOST_OUTPUT ? "" : Files.readString(output);
            if (process.exitValue() != 0) {
                throw new Unreadable("cannot be read: it is broken, or of a kind that is not known here");
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean waitFor(Process process, Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The format, in ffmpeg's words: never guessed, as guessing would find play lists that lead elsewhere. */
    private static String demuxer(FileType type) {
        return switch (type) {
            case MP4, AVIF, HEIC -> "mov";
            case WEBM -> "matroska";
            case WAVE -> "wav";
            case JPEG -> "jpeg_pipe";
            case PNG -> "png_pipe";
            case WEBP -> "webp_pipe";
            case GIF, ASF, OGG, MP3, FLAC, AAC -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
