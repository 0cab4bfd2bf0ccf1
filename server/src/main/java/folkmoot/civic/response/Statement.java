package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an answer says besides its words.
 *
 * @param position where the body's track is from now on; empty where the answer moves nothing
 * @param due of a commitment: by which day
 * @param measure of a commitment: what will be there then
 * @param names of not-ours: slug or handle of the body that is responsible
 * @param reason why the track goes back, where it does
 */
public record Statement(
        ResponseType type,
        Optional<TrackState> position,
        Optional<LocalDate> due,
        Optional<String> measure,
        Optional<String> names,
        Optional<String> reason) {

    /** Words of the body that are no answer. */
    public static final Statement COMMENT = of(Optional.empty());

    /** Where the body stands, and nothing else. */
    public static Statement of(Optional<TrackState> position) {
        return new Statement(
                ResponseType.of(position, false),
                position,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what has to be done by which day. */
    public Statement by(LocalDate day, String what) {
        return new Statement(
                ResponseType.of(position, true), position, Optional.of(day), Optional.of(what), names, reason);
    }

    /** The same with the body that is responsible. */
    public Statement naming(String slugOrHandle) {
        return new Statement(type, position, due, measure, Optional.of(slugOrHandle), reason);
    }

    /** The same with why the track goes back. */
    public Statement because(String words) {
        return new Statement(type, position, due, measure, names, Optional.of(words));
    }

    /** A question to the author; the body has seen the proposal. */
    public static Statement question() {
        var seen = of(Optional.of(TrackState.ACKNOWLEDGED));
        return new Statement(
                ResponseType.QUESTION, seen.position(), seen.due(), seen.measure(), seen.names(), seen.reason());
    }
}
