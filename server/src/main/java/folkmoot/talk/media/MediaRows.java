package folkmoot.talk.media;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.MediaAttachmentRecord;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Between rows of {@code media_attachment} and {@link MediaAttachment}. */
final class MediaRows {

    private MediaRows() {}

    static MediaAttachment media(MediaAttachmentRecord row) {
        return new MediaAttachment(
                new MediaId(row.getId()),
                new AccountId(row.getAccountId()),
                Optional.ofNullable(row.getStatusId()).map(StatusId::new),
                MediaAttachment.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                MediaAttachment.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                new MediaAttachment.Files(
                        Optional.ofNullable(row.getFileKey()), Optional.ofNullable(row.getPreviewKey())),
                Optional.ofNullable(row.getRemoteUrl()).map(URI::create),
                Optional.ofNullable(row.getMediaType()),
                Optional.ofNullable(row.getDescription()),
                Optional.ofNullable(row.getBlurhash()),
                Optional.ofNullable(row.getFocusX()).map(x -> new MediaAttachment.Focus(x, row.getFocusY())),
                new MediaAttachment.Shape(
                        number(row.getWidth()),
                        number(row.getHeight()),
                        number(row.getPreviewWidth()),
                        number(row.getPreviewHeight()),
                        row.getDuration() == null ? OptionalDouble.empty() : OptionalDouble.of(row.getDuration()),
                        Optional.ofNullable(row.getFrameRate()),
                        number(row.getBitrate())));
    }

    static MediaAttachmentRecord row(MediaAttachment media) {
        var row = new MediaAttachmentRecord();
        row.setId(media.id().value());
        row.setAccountId(media.owner().value());
        row.setStatusId(media.status().map(StatusId::value).orElse(null));
        row.setKind(media.kind().word());
        row.setState(media.state().word());
        row.setFileKey(media.files().file().orElse(null));
        row.setPreviewKey(media.files().preview().orElse(null));
        row.setRemoteUrl(media.remote().map(URI::toString).orElse(null));
        row.setMediaType(media.mediaType().orElse(null));
        row.setDescription(media.description().orElse(null));
        row.setBlurhash(media.blurhash().orElse(null));
        row.setFocusX(media.focus().map(MediaAttachment.Focus::x).orElse(null));
        row.setFocusY(media.focus().map(MediaAttachment.Focus::y).orElse(null));
        var shape = media.shape();
        row.setWidth(number(shape.width()));
        row.setHeight(number(shape.height()));
        row.setPreviewWidth(number(shape.previewWidth()));
        row.setPreviewHeight(number(shape.previewHeight()));
        row.setDuration(shape.duration().isPresent() ? shape.duration().getAsDouble() : null);
        row.setFrameRate(shape.frameRate().orElse(null));
        row.setBitrate(number(shape.bitrate()));
        return row;
    }

    private static OptionalInt number(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
