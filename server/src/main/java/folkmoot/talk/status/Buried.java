package folkmoot.talk.status;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** An id that is gone for good, and whose it was. */
public record Buried(URI uri, AccountId by, Optional<String> formerType, Instant deletedAt) {}
