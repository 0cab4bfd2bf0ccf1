package folkmoot.talk.favourite;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One account likes one status.
 *
 * @param id cursor of lists of favourites
 * @param uri id of the Like activity
 */
public record Favourite(long id, AccountId account, StatusId status, Optional<URI> uri, Instant createdAt) {}
