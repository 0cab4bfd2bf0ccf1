package folkmoot.api.entity;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** PreviewCard (client API). */
public record PreviewCardEntity(
        URI url,
        String title,
        String description,
        Optional<String> language,
        String type,
        String authorName,
        String authorUrl,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        Optional<URI> image,
        String imageDescription,
        String embedUrl,
        Optional<String> blurhash,
        Optional<Instant> publishedAt,
        List<CardAuthor> authors) {

    /** Who wrote the page. */
    public record CardAuthor(String name, String url, Optional<AccountEntity> account) {}
}
