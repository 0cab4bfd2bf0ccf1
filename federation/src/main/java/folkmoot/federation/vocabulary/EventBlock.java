package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When an {@code Event} is and who may come (FEP-8a8e). Its title and place are those of the post.
 *
 * @param link where one takes part online ({@code externalParticipationUrl})
 * @param capacity {@code maximumAttendeeCapacity}
 * @param attending {@code participantCount}, as the origin counts
 * @param joinMode {@code free}, {@code restricted}, {@code invite} or {@code external}; empty where nothing is said
 */
public record EventBlock(
        Instant start,
        Optional<Instant> end,
        Optional<URI> link,
        OptionalInt capacity,
        OptionalInt attending,
        Optional<String> joinMode,
        boolean cancelled) {}
