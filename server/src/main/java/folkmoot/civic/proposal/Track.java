package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How far one addressed body has come with a proposal.
 *
 * @param body entry of our register; empty for proposals at home elsewhere
 * @param response its latest official response
 * @param telling whether it was told
 */
public record Track(
        int position,
        Optional<BodyId> body,
        String bodyName,
        Optional<AccountId> account,
        Optional<URI> uri,
        TrackState state,
        Clock clock,
        Optional<StatusId> response,
        Optional<URI> responseUri,
        Telling telling) {

    /**
     * Whether the body knows of the proposal: the clock begins when it was told.
     *
     * @param sent when the proposal was sent to it; from then on the text stays
     * @param by {@code actor} or {@code mail}, once it was told
     * @param problem why it was not told, or is not reached any more: {@code unknown}, {@code unreachable}, {@code refused},
     *     {@code bounced}, {@code many}
     */
    public record Telling(Optional<Instant> sent, Optional<String> by, Optional<String> problem) {

        public static final Telling NONE = new Telling(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Words of why a body is not reached. */
    public static final Set<String> PROBLEMS = Set.of("unknown", "unreachable", "refused", "bounced", "many");

    /** When it was asked and reacted, and by which day it should. */
    public record Clock(
            Optional<Instant> asked,
            Optional<LocalDate> acknowledgeDue,
            Optional<LocalDate> answerDue,
            Optional<Instant> acknowledged,
            Optional<Instant> answered) {

        public static final Clock STOPPED =
                new Clock(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether the body owes a word: the day has passed and it did not come. */
    public boolean isOverdue(LocalDate today) {
        boolean noWord = clock.acknowledged().isEmpty()
                && clock.acknowledgeDue().filter(today::isAfter).isPresent();
        boolean noAnswer = clock.answered().isEmpty()
                && clock.answerDue().filter(today::isAfter).isPresent();
        return noWord || noAnswer;
    }
}
