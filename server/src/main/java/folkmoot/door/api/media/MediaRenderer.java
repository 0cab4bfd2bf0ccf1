package folkmoot.door.api.media;

import folkmoot.door.api.entity.MediaAttachmentEntity;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.media.MediaUrls;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns media into what clients show. No query. */
public final class MediaRenderer {

    private final MediaUrls urls;

    public MediaRenderer(MediaUrls urls) {
        this.urls = urls;
    }

    public MediaAttachmentEntity entity(MediaAttachment media) {
        var meta = meta(media);
        return new MediaAttachmentEntity(
                media.id().toString(),
                media.kind().word(),
                urls.file(media),
                urls.preview(media),
                media.remote(),
                Optional.empty(),
                Optional.empty(),
                meta.isEmpty() ? Optional.empty() : Optional.of(meta),
                media.description(),
                media.blurhash());
    }

    /** Measures as the client API has them (MediaAttachment, meta). */
    private static Map<String, Object> meta(MediaAttachment media) {
        var shape = media.shape();
        var meta = new LinkedHashMap<String, Object>();
        media.focus().ifPresent(focus -> meta.put("focus", Map.of("x", focus.x(), "y", focus.y())));
        boolean picture = media.kind() == MediaAttachment.Kind.IMAGE;
        var original = picture ? picture(shape.width(), shape.height()) : film(shape);
        if (!original.isEmpty()) {
            meta.put("original", original);
        }
        var small = picture(shape.previewWidth(), shape.previewHeight());
        if (!small.isEmpty()) {
            meta.put("small", small);
        }
        return meta;
    }

    private static Map<String, Object> picture(OptionalInt width, OptionalInt height) {
        if (width.isEmpty() || height.isEmpty()) {
            return Map.of();
        }
        var measures = new LinkedHashMap<String, Object>();
        measures.put("width", width.getAsInt());
        measures.put("height", height.getAsInt());
        measures.put("size", width.getAsInt() + "x" + height.getAsInt());
        measures.put("aspect", (double) width.getAsInt() / height.getAsInt());
        return measures;
    }

    private static Map<String, Object> film(MediaAttachment.Shape shape) {
        var measures = new LinkedHashMap<String, Object>();
        shape.width().ifPresent(width -> measures.put("width", width));
        shape.height().ifPresent(height -> measures.put("height", height));
        shape.frameRate().ifPresent(rate -> measures.put("frame_rate", rate));
        shape.duration().ifPresent(seconds -> measures.put("duration", seconds));
        shape.bitrate().ifPresent(bits -> measures.put("bitrate", bits));
        return measures;
    }
}
