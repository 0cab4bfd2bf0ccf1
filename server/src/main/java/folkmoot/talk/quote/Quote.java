package folkmoot.talk.quote;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * One status quotes another.
 *
 * @param status the one that quotes
 * @param quoted what is quoted, where we have it
 * @param stamp id of the QuoteAuthorization
 */
public record Quote(
        StatusId status,
        AccountId by,
        Optional<StatusId> quoted,
        URI quotedUri,
        Optional<AccountId> quotedAuthor,
        State state,
        Optional<URI> request,
        Optional<URI> stamp) {

    /** Whether the quoted author allows it. */
    public enum State {
        PENDING,
        ACCEPTED,
        REJECTED,
        REVOKED,
        UNAUTHORIZED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
