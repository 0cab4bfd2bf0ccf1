package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposal that is not published (Folkmoot API).
 *
 * @param state {@code draft}, {@code checking}, {@code returned} or {@code published}
 * @param mediaIds its pictures, in order
 * @param bodies slugs
 * @param waitsUntil while it is checked: when it is published if nobody looked
 * @param reason why it was returned
 * @param proposalId the proposal that it became
 * @param authors ids of accounts: its author, then who writes it with them
 * @param invited ids of those who were asked to and have not answered
 * @param changedAt when its text was last changed
 */
public record DraftEntity(
        String id,
        String communityId,
        String authorId,
        String state,
        String title,
        String ask,
        String problem,
        String language,
        Optional<String> category,
        Optional<String> locality,
        Optional<String> lifeEvent,
        Optional<PlaceEntity> place,
        List<String> mediaIds,
        List<String> bodies,
        Optional<String> differentBecause,
        Optional<Instant> waitsUntil,
        Optional<String> reason,
        String note,
        Optional<String> proposalId,
        List<String> authors,
        List<String> invited,
        Instant createdAt,
        Instant changedAt) {}
