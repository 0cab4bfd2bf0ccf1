package folkmoot.talk.media;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.storage.MediaStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns what was uploaded into files that may be shown to anybody, and puts them into the storage. No database. */
final class Processing {

    private static final long MOST_SHOWN = 8_294_400;
    private static final long MOST_IN_PREVIEW = 230_400;
    private static final int NAME_BYTES = 16;

    private final MediaStorage storage;
    private final Pictures pictures;
    private final Optional<Films> films;
    private final SecureRandom random = new SecureRandom();

    Processing(MediaStorage storage, Pictures pictures, Optional<Films> films) {
        this.storage = storage;
        this.pictures = pictures;
        this.films = films;
    }

    /** What came out of a file, all of it in the storage. */
    record Processed(
            MediaAttachment.Kind kind,
            String mediaType,
            MediaAttachment.Files files,
            Optional<String> blurhash,
            MediaAttachment.Shape shape) {

        static final Processed NOTHING = new Processed(
                MediaAttachment.Kind.UNKNOWN,
                "",
                MediaAttachment.Files.NONE,
                Optional.empty(),
                MediaAttachment.Shape.UNKNOWN);

        /** An attachment that is ready, shown by no status. */
        MediaAttachment attachment(
                MediaId id, AccountId owner, Optional<String> description, Optional<MediaAttachment.Focus> focus) {
            return new MediaAttachment(
                    id,
                    owner,
                    Optional.empty(),
                    kind,
                    MediaAttachment.State.READY,
                    files,
                    Optional.empty(),
                    Optional.of(mediaType),
                    description,
                    blurhash,
                    focus,
                    shape);
        }
    }

    /** Whether it takes long enough to be done apart from the request. */
    boolean isLong(byte[] file, FileType type) throws Unreadable {
        return type.group() != FileType.Group.PICTURE
                || type == FileType.GIF
                        && films.isPresent()
                        && GifAnimation.rewritten(file).isPresent();
    }

    /** Refuses what cannot be processed here at all. */
    void requireProgram(FileType type) throws Unreadable {
        if (type.group() != FileType.Group.PICTURE && films.isEmpty()) {
            throw new Unreadable("is a video or sound, which this server does not take");
        }
    }

    Processed process(byte[] file, FileType type) throws Unreadable {
        if (isLong(file, type)) {
            requireProgram(type);
            return film(films.orElseThrow().process(file, type));
        }
        var animation = type == FileType.GIF ? GifAnimation.rewritten(file) : Optional.<byte[]>empty();
        return pictures.read(
                file,
                type,
                MOST_SHOWN,
                picture -> animation.isPresent()
                        ? kept(picture, animation.get(), FileType.GIF)
                        : kept(picture, picture.bytes(), picture.writtenAs()));
    }

    private Processed kept(Picture picture, byte[] bytes, FileType type) {
        var preview = picture.within(MOST_IN_PREVIEW);
        return new Processed(
                MediaAttachment.Kind.IMAGE,
                type.mediaType(),
                new MediaAttachment.Files(Optional.of(keep("files", bytes, type)), Optional.of(keep(preview))),
                Optional.of(BlurHash.of(preview.pixels())),
                MediaAttachment.Shape.of(OptionalInt.of(picture.width()), OptionalInt.of(picture.height()))
                        .withPreview(preview.width(), preview.height()));
    }

    private Processed film(Films.Film film) throws Unreadable {
        var file = keep("files", film.bytes(), film.writtenAs());
        var bare = new Processed(
                film.kind(),
                film.writtenAs().mediaType(),
                new MediaAttachment.Files(Optional.of(file), Optional.empty()),
                Optional.empty(),
                film.shape());
        return film.preview().isEmpty()
                ? bare
                : withPreview(bare, film.preview().get(), FileType.PNG);
    }

    /** The same with another small picture. */
    Processed withPreview(Processed processed, byte[] file, FileType type) throws Unreadable {
        return pictures.read(file, type, MOST_IN_PREVIEW, picture -> {
            var preview = new Picture(picture.pixels(), type == FileType.PNG ? FileType.JPEG : picture.writtenAs())
                    .within(MOST_IN_PREVIEW);
            return new Processed(
                    processed.kind(),
                    processed.mediaType(),
                    new MediaAttachment.Files(processed.files().file(), Optional.of(keep(preview))),
                    Optional.of(BlurHash.of(preview.pixels())),
                    processed.shape().withPreview(preview.width(), preview.height()));
        });
    }

    /**
     * A picture that fills a box, for profiles; its name in the storage. An animation stays one as it is, and what fills the
     * box is its still, which stands beside it ({@link #still}).
     */
    String boxed(byte[] file, FileType type, int width, int height) throws Unreadable {
        var animation = type == FileType.GIF ? GifAnimation.rewritten(file) : Optional.<byte[]>empty();
        return pictures.read(file, type, Pictures.MOST_PIXELS, picture -> {
            var still = picture.filling(width, height);
            if (animation.isEmpty()) {
                return keep(still);
            }
            var name = keep("files", animation.get(), FileType.GIF);
            storage.put(still(name), still.bytes(), still.writtenAs().mediaType());
            return name;
        });
    }

    /** The name of the still of a profile's picture: another one for an animation only. */
    static String still(String name) {
        var animated = "." + FileType.GIF.extension();
        return name.endsWith(animated)
                ? name.substring(0, name.length() - animated.length()) + "." + FileType.PNG.extension()
                : name;
    }

    /** The first picture of an animation; empty for what is none. */
    Optional<Picture> firstPicture(byte[] file, FileType type) throws Unreadable {
        return type == FileType.GIF && GifAnimation.rewritten(file).isPresent()
                ? Optional.of(pictures.read(file, type, MOST_SHOWN, picture -> picture))
                : Optional.empty();
    }

    /** A picture's colours, for what is shown before it has come. */
    String blurhash(byte[] file, FileType type) throws Unreadable {
        return pictures.read(file, type, MOST_IN_PREVIEW, picture -> BlurHash.of(picture.pixels()));
    }

    /** A small picture within a square, for emojis; its name in the storage. */
    String small(byte[] file, FileType type, int side) throws Unreadable {
        return pictures.read(file, type, (long) side * side, this::keep);
    }

    private String keep(Picture picture) {
        return keep("files", picture.bytes(), picture.writtenAs());
    }

    /** Under a new name that nobody can guess. */
    String keep(String folder, byte[] bytes, FileType type) {
        var digits = new byte[NAME_BYTES];
        random.nextBytes(digits);
        var name = HexFormat.of().formatHex(digits);
        var key = folder + "/" + name.substring(0, 2) + "/" + name + "." + type.extension();
        storage.put(key, bytes, type.mediaType());
        return key;
    }

    Optional<byte[]> bytes(String key) {
        return storage.open(key).map(Processing::bytes);
    }

    private static byte[] bytes(MediaStorage.Content content) {
        return switch (content) {
            case MediaStorage.Content.InMemory(var bytes) -> bytes;
            case MediaStorage.Content.OnDisk file -> {
                try {
                    yield Files.readAllBytes(file.path());
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        };
    }

    void forget(MediaAttachment.Files files) {
        files.file().ifPresent(storage::delete);
        files.preview().ifPresent(storage::delete);
    }

    void forget(String key) {
        storage.delete(key);
    }
}
