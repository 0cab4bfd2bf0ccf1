package folkmoot.talk.media;

import java.util.Optional;

/**
 * A file that somebody uploads.
 *
 * @param thumbnail a picture to show instead of a preview of the file
 * @param description text for people who cannot see it, up to 1500 characters
 */
public record NewMedia(
        byte[] file, Optional<byte[]> thumbnail, Optional<String> description, Optional<MediaAttachment.Focus> focus) {}
