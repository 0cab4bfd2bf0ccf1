package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.id.ResponseId;
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
 * @param joint the answer of another body that this one joins
 */
public record Statement(
        ResponseType type,
        Optional<TrackState> position,
        Optional<LocalDate> due,
        Optional<String> measure,
        Optional<String> names,
        Optional<String> reason,
        Optional<ResponseId> joint) {

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
                Optional.empty(),
                Optional.empty());
    }

    /** A position as it was kept; with a day it is a commitment. */
    public static Statement kept(Optional<TrackState> position, Optional<LocalDate> due, Optional<String> measure) {
        var says = of(position);
        return due.isPresent() ? says.by(due.get(), measure.orElse("")) : says;
    }

    /** The same with what has to be done by which day. */
    public Statement by(LocalDate day, String what) {
        return new Statement(
                ResponseType.of(position, true), position, Optional.of(day), Optional.of(what), names, reason, joint);
    }

    /** The same with the body that is responsible. */
    public Statement naming(String slugOrHandle) {
        return new Statement(type, position, due, measure, Optional.of(slugOrHandle), reason, joint);
    }

    /** The same with why the track goes back. */
    public Statement because(String words) {
        return new Statement(type, position, due, measure, names, Optional.of(words), joint);
    }

    /** A question to the author; the body has seen the proposal. */
    public static Statement question() {
        return of(Optional.of(TrackState.ACKNOWLEDGED)).as(ResponseType.QUESTION);
    }

    /** What another body's answer says, together with it. */
    static Statement joining(OfficialResponse other) {
        var said = other.latest().says();
        return new Statement(
                said.type(),
                said.position(),
                said.due(),
                said.measure(),
                said.names(),
                said.reason(),
                Optional.of(other.id()));
    }

    private Statement as(ResponseType another) {
        return new Statement(another, position, due, measure, names, reason, joint);
    }

    /** The same where nothing goes back. */
    Statement withoutReason() {
        return new Statement(type, position, due, measure, names, Optional.empty(), joint);
    }
}
