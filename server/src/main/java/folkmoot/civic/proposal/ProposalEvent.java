package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a proposal. Only ever added.
 *
 * @param kind published, state, track, threshold, sent, response, response-edited, response-removed, amended, corrected, edited, withdrawn, resubmitted, restored, confirmed,
 *     disputed, link, unlinked, merge, co-author, overdue, released, refused, invalidated, reinstated, sheet,
 *     attempt
 * @param to for response, its type; for response-edited, its version; for released, refused, invalidated and reinstated, how many supports; for amended, corrected and edited, which version; for
 *     link and unlinked, the kind and the other proposal; for merge and co-author, what was done; for sheet, the
 *     number of signatures; for attempt, what a body tried and cannot do: {@code support}, {@code lock}, {@code feature}, {@code remove}
 * @param actor empty where a rule did it
 * @param reason a code of {@link Reason}
 */
public record ProposalEvent(
        long id,
        String kind,
        Optional<String> from,
        Optional<String> to,
        Optional<BodyId> body,
        Optional<AccountId> actor,
        Optional<String> reason,
        String note,
        Instant createdAt) {

    /** Somebody who speaks for a body tried in public what bodies cannot do. */
    public static final String ATTEMPT = "attempt";

    /** How many really signed a sheet of paper. */
    public static final String SHEET = "sheet";

    /** Who did it, for everybody to read: which volunteer corrected a sheet is not. */
    public Optional<AccountId> shownActor() {
        return actor.filter(_ -> !kind.equals(SHEET));
    }
}
