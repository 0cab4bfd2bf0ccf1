package folkmoot.talk.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Films, animations and sounds, written anew as MP4 and MP3 with nothing of what came with them (client API, media). */
final class Films {

    private static final String MOST_FRAMES = "36000";
    private static final Duration LONGEST_WORK = Duration.ofMinutes(10);
    private static final Duration LONGEST_PREVIEW = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;

    Films(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * What came out.
     *
     * @param preview a picture of it as PNG; empty for a sound without a cover
     */
    record Film(
            MediaAttachment.Kind kind,
            FileType writtenAs,
            byte[] bytes,
            Optional<byte[]> preview,
            MediaAttachment.Shape shape) {}

    /** What ffprobe says. */
    record Facts(JsonNode picture, JsonNode sound, JsonNode format) {

        static Facts of(JsonNode probed) {
            return new Facts(stream(probed, "video"), stream(probed, "audio"), probed.path("format"));
        }

        private static JsonNode stream(JsonNode probed, String type) {
            for (var stream : probed.path("streams")) {
                if (stream.path("codec_type").asText().equals(type)) {
                    return stream;
                }
            }
            return probed.path("nothing");
        }

        /** Whether it moves: the cover of a sound is a stream of pictures too. */
        boolean isFilm() {
            return !picture.isMissingNode() && !hasCover();
        }

        boolean hasCover() {
            return picture.path("disposition").path("attached_pic").asInt() == 1;
        }

        boolean isSilent() {
            return sound.isMissingNode();
        }

        void requireBounded() throws Unreadable {
            long width = picture.path("width").asLong();
            long height = picture.path("height").asLong();
            if (width * height > MediaLimits.MOST_FILM_PIXELS) {
                throw new Unreadable(width + "x" + height + " videos are not supported: too many pixels");
            }
            if (!hasCover() && framesASecond() > MediaLimits.MOST_FRAMES_A_SECOND) {
                throw new Unreadable("has too many frames in a second");
            }
        }

        private double framesASecond() {
            var parts = picture.path("avg_frame_rate").asText("0/1").split("/");
            double below = parts.length < 2 ? 1 : Double.parseDouble(parts[1]);
            return below == 0 ? 0 : Double.parseDouble(parts[0]) / below;
        }

        MediaAttachment.Shape shape() {
            boolean film = isFilm();
            double seconds = format.path("duration").asDouble();
            int bits = format.path("bit_rate").asInt();
            return new MediaAttachment.Shape(
                    film ? OptionalInt.of(picture.path("width").asInt()) : OptionalInt.empty(),
                    film ? OptionalInt.of(picture.path("height").asInt()) : OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
                    film ? Optional.of(picture.path("avg_frame_rate").asText()) : Optional.empty(),
                    bits > 0 ? OptionalInt.of(bits) : OptionalInt.empty());
        }
    }

    /** Writes a film or sound anew. */
    Film process(byte[] file, FileType type) throws Unreadable {
        return ffmpeg.with(file, (folder, in) -> {
            var facts = Facts.of(ffmpeg.probe(in, type));
            facts.requireBounded();
            if (facts.isFilm()) {
                return film(folder, in, type, facts);
            }
            if (facts.isSilent()) {
                throw new Unreadable("holds neither pictures nor sound");
            }
            return sound(folder, in, type, facts);
        });
    }

    private Film film(Path folder, Path in, FileType type, Facts facts) throws Unreadable, IOException {
        var out = folder.resolve("out.mp4");
        ffmpeg.run(
                LONGEST_WORK,
                type,
                in,
                "-map",
                "0:v:0",
                "-map",
                "0:a:0?",
                "-vf",
                "scale=trunc(iw/2)*2:trunc(ih/2)*2",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                "-frames:v",
                MOST_FRAMES,
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "-movflags",
                "+faststart",
                out.toString());
        return new Film(
                facts.isSilent() ? MediaAttachment.Kind.GIFV : MediaAttachment.Kind.VIDEO,
                FileType.MP4,
                Files.readAllBytes(out),
                Optional.of(picture(folder, out, FileType.MP4)),
                Facts.of(ffmpeg.probe(out, FileType.MP4)).shape());
    }

    private Film sound(Path folder, Path in, FileType type, Facts facts) throws Unreadable, IOException {
        var out = folder.resolve("out.mp3");
        ffmpeg.run(LONGEST_WORK, type, in, "-vn", "-c:a", "libmp3lame", "-q:a", "2", out.toString());
        return new Film(
                MediaAttachment.Kind.AUDIO,
                FileType.MP3,
                Files.readAllBytes(out),
                facts.hasCover() ? Optional.of(picture(folder, in, type)) : Optional.empty(),
                Facts.of(ffmpeg.probe(out, FileType.MP3)).shape());
    }

    private byte[] picture(Path folder, Path from, FileType type) throws Unreadable, IOException {
        var out = folder.resolve("out.png");
        ffmpeg.run(LONGEST_PREVIEW, type, from, "-map", "0:v:0", "-frames:v", "1", out.toString());
        return Files.readAllBytes(out);
    }
}
