package folkmoot.door.web;

import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.media.MediaUrls;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A picture, film or sound of a post.
 *
 * @param width in pixels; null where that is not known
 * @param url the file; {@code preview} is its small picture, and the file itself where there is none
 * @param description text for people who cannot see or hear it; may be empty
 */
public record MediaView(String kind, URI url, URI preview, String description, String width, String height) {

    /** Empty where the file is not ready, or was never had. */
    static Optional<MediaView> of(MediaUrls urls, MediaAttachment media) {
        return urls.file(media)
                .map(url -> new MediaView(
                        media.kind().word(),
                        url,
                        urls.preview(media).orElse(url),
                        media.description().orElse(""),
                        size(media.shape().width()),
                        size(media.shape().height())));
    }

    /** Null for an attribute that is left out. */
    private static String size(OptionalInt pixels) {
        return pixels.isPresent() ? Integer.toString(pixels.getAsInt()) : null;
    }

    public boolean isPicture() {
        return kind.equals("image");
    }

    public boolean isSound() {
        return kind.equals("audio");
    }
}
