package folkmoot.federation.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the community owns of a proposal: state, tally, what the addressed bodies did. An {@code OrderedCollection} owned by
 * the Group, also the container of the thread. Believe it only when fetched from its own id or with a valid proof, when
 * {@code about} is the post, and when {@code attributedTo} is the community that the post names.
 *
 * @param state a word of the civic states ({@code gathering}, {@code answered} …); unknown words show as "other"
 * @param answer the kind of answer, once there is one
 * @param responses what the bodies answered, every version
 * @param items how many posts the thread has
 * @param proof the FEP-8b32 proof by the Group's key, as read
 */
public record CivicRecord(
        URI id,
        URI attributedTo,
        String name,
        URI about,
        Optional<String> problem,
        Optional<String> ask,
        String state,
        Optional<String> answer,
        SupportCount supportCount,
        OptionalLong threshold,
        List<Track> tracks,
        Optional<URI> stateHistory,
        Optional<URI> responses,
        Optional<URI> officialResponse,
        long items,
        Optional<URI> first,
        Optional<Instant> published,
        Instant updated,
        Optional<ObjectNode> proof)
        implements ActivityStreamsObject {

    public CivicRecord {
        tracks = List.copyOf(tracks);
    }

    /**
     * The home tally, in five columns by how much is known of the supporters.
     *
     * @param eligible the sum of the columns that the community's threshold rule counts
     * @param forEarlierText of all, those for a text before the present one
     * @param logSize how many entries of the community's log they are counted from; empty where there is no log
     * @param asOf when it was counted
     */
    public record SupportCount(
            long total,
            long eligible,
            long verifiedLocal,
            long membersHere,
            long knownInstances,
            long widerNetwork,
            long inPerson,
            long forEarlierText,
            OptionalLong logSize,
            Instant asOf) {}

    /**
     * What one addressed body did with the proposal.
     *
     * @param actor the body's actor, where it has one
     * @param state the body's own word: {@code asked}, {@code acknowledged}, {@code accepted}, {@code declined} …
     * @param asked when it was told, and its clock started
     * @param sent when the proposal was sent to it, which it may not know yet
     * @param problem why it could not be told or is not reached any more: {@code unknown}, {@code unreachable} …
     */
    public record Track(
            Optional<URI> actor,
            String name,
            String state,
            Optional<Instant> asked,
            Optional<Instant> acknowledged,
            Optional<Instant> answered,
            Optional<URI> response,
            Optional<Instant> sent,
            Optional<String> problem,
            Due due) {

        /** Of a body that was told as soon as the proposal was sent. */
        public Track(
                Optional<URI> actor,
                String name,
                String state,
                Optional<Instant> asked,
                Optional<Instant> acknowledged,
                Optional<Instant> answered,
                Optional<URI> response) {
            this(actor, name, state, asked, acknowledged, answered, response, asked, Optional.empty(), Due.NEVER);
        }

        /** By which days the body should have said so, in the working days of its community. */
        public record Due(Optional<LocalDate> acknowledge, Optional<LocalDate> answer) {

            public static final Due NEVER = new Due(Optional.empty(), Optional.empty());
        }
    }

    /** The addressed bodies that are actors. */
    public List<URI> responsibleBodies() {
        return tracks.stream().flatMap(track -> track.actor().stream()).toList();
    }
}
