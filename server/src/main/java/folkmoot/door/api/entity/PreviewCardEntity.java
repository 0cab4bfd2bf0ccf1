package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * PreviewCard (client API).
 *
 * @param missingAttribution only where the page names an author who does not let its site do so; true for that author
 */
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
        List<CardAuthor> authors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> missingAttribution) {

    /** Who wrote the page. */
    public record CardAuthor(String name, String url, Optional<AccountEntity> account) {}
}
