package folkmoot.talk.media;

import folkmoot.platform.problem.Invalid;
import java.util.Optional;

/** Pictures that are not attachments: avatars, headers, emojis. Each becomes one file in the storage. */
public final class SmallPictures {

    /** Largest file that is taken for a profile, in bytes. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final int EMOJI_SIDE = 128;

    private final Processing processing;

    SmallPictures(Processing processing) {
        this.processing = processing;
    }

    /**
     * Keeps a picture that fills a box, cut around the middle; its name in the storage. An animation is kept as it is, with
     * a still beside it. Problems: 422 for the field.
     *
     * @param field what it is for, in the words of the client API
     */
    public String boxed(String field, byte[] file, int width, int height) {
        if (file.length > MOST_BYTES) {
            throw Invalid.field(field, "ERR_TOO_LONG", "must be less than " + MOST_BYTES / 1024 / 1024 + " MB");
        }
        try {
            return processing.boxed(file, picture(file), width, height);
        } catch (Unreadable problem) {
            throw Invalid.field(field, "ERR_INVALID", problem.getMessage());
        }
    }

    /** Keeps an emoji, scaled down; its name in the storage. Problems: 422. */
    public String emoji(byte[] file) {
        try {
            return processing.small(file, picture(file), EMOJI_SIDE);
        } catch (Unreadable problem) {
            throw Invalid.field("image", "ERR_INVALID", problem.getMessage());
        }
    }

    /** A picture's colours, for what is shown before it has come; empty for what is no picture. */
    public Optional<String> blurhash(byte[] file) {
        try {
            return Optional.of(processing.blurhash(file, picture(file)));
        } catch (Unreadable _) {
            return Optional.empty(); // on somebody else's page: nobody waits to hear why
        }
    }

    private static FileType picture(byte[] file) throws Unreadable {
        return FileType.of(file)
                .filter(type -> type.group() == FileType.Group.PICTURE)
                .orElseThrow(() -> new Unreadable("is not a picture"));
    }

    /** Removes a picture that nothing shows any more, with its still. */
    public void forget(String name) {
        processing.forget(name);
        if (!Processing.still(name).equals(name)) {
            processing.forget(Processing.still(name));
        }
    }
}
