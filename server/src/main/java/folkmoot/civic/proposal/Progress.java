package folkmoot.civic.proposal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far all bodies of a proposal have come together.
 *
 * @param least where the one that is furthest behind stands; empty without any body
 */
public record Progress(int bodies, int answered, Optional<TrackState> least) {

    public static Progress of(List<Track> tracks) {
        return new Progress(
                tracks.size(),
                (int) tracks.stream().filter(track -> track.state().isAnswer()).count(),
                tracks.stream().map(Track::state).min(Comparator.comparingInt(TrackState::stage)));
    }
}
