package folkmoot.talk.media;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A picture, film or sound, ours or another server's.
 *
 * @param status the status that shows it, if one does
 * @param remote where the original is; empty for files of ours
 * @param mediaType MIME type
 * @param description text for people who cannot see it
 * @param blurhash blurred preview
 */
public record MediaAttachment(
        MediaId id,
        AccountId owner,
        Optional<StatusId> status,
        Kind kind,
        State state,
        Files files,
        Optional<URI> remote,
        Optional<String> mediaType,
        Optional<String> description,
        Optional<String> blurhash,
        Optional<Focus> focus,
        Shape shape) {

    /** How a client shows it. */
    public enum Kind {
        IMAGE,
        GIFV,
        VIDEO,
        AUDIO,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By MIME type. */
        public static Kind of(Optional<String> mediaType) {
            return switch (mediaType.map(type -> type.split("/", 2)[0]).orElse("")) {
                case "image" -> IMAGE;
                case "video" -> VIDEO;
                case "audio" -> AUDIO;
                default -> UNKNOWN;
            };
        }
    }

    /** Whether it can be shown. */
    public enum State {
        PROCESSING,
        READY,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names in the media storage; empty for remote files and while a file is being processed. */
    public record Files(Optional<String> file, Optional<String> preview) {

        public static final Files NONE = new Files(Optional.empty(), Optional.empty());
    }

    /** What must stay in view: each from -1 to 1, (0,0) is the middle, y points up. */
    public record Focus(double x, double y) {}

    /**
     * Measures, as far as known.
     *
     * @param width pixels
     * @param previewWidth pixels
     * @param duration seconds
     * @param frameRate a fraction such as {@code 30/1}
     * @param bitrate bits in a second
     */
    public record Shape(
            OptionalInt width,
            OptionalInt height,
            OptionalInt previewWidth,
            OptionalInt previewHeight,
            OptionalDouble duration,
            Optional<String> frameRate,
            OptionalInt bitrate) {

        public static final Shape UNKNOWN = of(OptionalInt.empty(), OptionalInt.empty());

        /** Of a picture whose preview is not ours. */
        public static Shape of(OptionalInt width, OptionalInt height) {
            return new Shape(
                    width,
                    height,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalInt.empty());
        }

        Shape withPreview(int newWidth, int newHeight) {
            return new Shape(
                    width, height, OptionalInt.of(newWidth), OptionalInt.of(newHeight), duration, frameRate, bitrate);
        }
    }

    /** The same after something about it changed. */
    MediaAttachment with(Optional<String> newDescription, Optional<Focus> newFocus) {
        return new MediaAttachment(
                id, owner, status, kind, state, files, remote, mediaType, newDescription, blurhash, newFocus, shape);
    }

    /** A file of another server, linked in one of its posts. */
    public static MediaAttachment remote(
            MediaId id,
            AccountId owner,
            URI url,
            Optional<String> mediaType,
            Optional<String> description,
            Optional<String> blurhash,
            Optional<Focus> focus,
            Shape shape) {
        return new MediaAttachment(
                id,
                owner,
                Optional.empty(),
                Kind.of(mediaType),
                State.READY,
                Files.NONE,
                Optional.of(url),
                mediaType,
                description,
                blurhash,
                focus,
                shape);
    }

    /** Film and sound stand alone in a status (client API, posting). */
    public boolean isFilmOrSound() {
        return kind == Kind.VIDEO || kind == Kind.AUDIO || kind == Kind.GIFV;
    }
}
