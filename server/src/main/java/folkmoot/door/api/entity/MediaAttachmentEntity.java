package folkmoot.door.api.entity;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * MediaAttachment (client API).
 *
 * @param url empty while the file is being processed; never so in a status
 * @param textUrl deprecated, always empty
 * @param meta measures: {@code original}, {@code small}, {@code focus}; empty while they are not known
 */
public record MediaAttachmentEntity(
        String id,
        String type,
        Optional<URI> url,
        Optional<URI> previewUrl,
        Optional<URI> remoteUrl,
        Optional<URI> previewRemoteUrl,
        Optional<URI> textUrl,
        Optional<Map<String, Object>> meta,
        Optional<String> description,
        Optional<String> blurhash) {}
