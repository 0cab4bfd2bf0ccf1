package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Collection (client API): accounts that somebody recommends together.
 *
 * @param items those that are shown; the owner sees all
 */
public record CollectionEntity(
        String id,
        URI uri,
        Optional<URI> url,
        String name,
        Optional<String> description,
        Optional<String> language,
        String accountId,
        boolean local,
        boolean sensitive,
        boolean discoverable,
        int itemCount,
        Instant createdAt,
        Instant updatedAt,
        Optional<StatusEntity.StatusTag> tag,
        List<CollectionItemEntity> items) {

    /** CollectionItem (client API); the account is left out where it is no longer shown. */
    public record CollectionItemEntity(
            String id,
            String state,
            Instant createdAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> accountId) {}
}
