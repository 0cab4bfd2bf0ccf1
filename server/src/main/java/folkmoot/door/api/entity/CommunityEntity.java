package folkmoot.door.api.entity;

import folkmoot.civic.community.Locality;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A community of this instance (Folkmoot API).
 *
 * @param dataLicence under which its data may be taken along (SPDX); null as long as none was chosen
 * @param movedTo id of its Group on the instance to which it has moved; null for one that is here
 * @param cameFrom id of its Group on the instance from which it came; null for one that was always here
 */
public record CommunityEntity(
        String id,
        String name,
        String title,
        String description,
        URI url,
        String handle,
        String clerkAccountId,
        List<String> guidelines,
        String language,
        Optional<String> locality,
        ProposalEntity.ThresholdEntity threshold,
        FirstItemsEntity firstItems,
        Optional<String> dataLicence,
        String template,
        List<CategoryEntity> categories,
        List<LocalityEntity> localities,
        List<String> moderatorIds,
        Instant createdAt,
        Optional<URI> movedTo,
        Optional<URI> cameFrom) {

    public record CategoryEntity(String slug, Map<String, String> names) {}

    /**
     * What of somebody new waits for a look.
     *
     * @param count the first so many proposals; 0 for none
     * @param days after how many they are published if nobody looked
     */
    public record FirstItemsEntity(int count, int days) {}

    public record LocalityEntity(
            String code,
            String name,
            Optional<String> parent,
            Optional<String> validFrom,
            Optional<String> validUntil,
            Optional<String> successor) {

        /** As the API shows it. */
        public static LocalityEntity of(Locality area) {
            return new LocalityEntity(
                    area.code(),
                    area.name(),
                    area.parent(),
                    area.validFrom().map(LocalDate::toString),
                    area.validUntil().map(LocalDate::toString),
                    area.successor());
        }
    }
}
