package folkmoot.door.api.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Profile (client API): plain values for editing, and how they are shown.
 *
 * @param note as typed
 * @param fields as typed
 * @param avatar empty where the default picture is shown
 */
public record ProfileEntity(
        String id,
        String displayName,
        String note,
        List<AccountEntity.FieldEntity> fields,
        String formattedNote,
        List<AccountEntity.FieldEntity> formattedFields,
        Optional<URI> avatar,
        Optional<URI> avatarStatic,
        String avatarDescription,
        Optional<URI> header,
        Optional<URI> headerStatic,
        String headerDescription,
        boolean locked,
        boolean bot,
        boolean hideCollections,
        boolean discoverable,
        boolean indexable,
        boolean showMedia,
        boolean showMediaReplies,
        boolean showFeatured,
        List<String> attributionDomains,
        List<FeaturedTagEntity> featuredTags) {}
