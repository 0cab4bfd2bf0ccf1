package folkmoot.api.entity;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** MediaAttachment (client API). */
public record MediaAttachmentEntity(
        String id,
        String type,
        URI url,
        URI previewUrl,
        Optional<URI> remoteUrl,
        Optional<URI> previewRemoteUrl,
        Optional<URI> textUrl,
        Map<String, Object> meta,
        Optional<String> description,
        Optional<String> blurhash) {}
