package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What is left at the id of a deleted object (ActivityPub 6.4); served with 410. */
public record Tombstone(URI id, Optional<String> formerType, Optional<Instant> deleted)
        implements ActivityStreamsObject {

    public Tombstone(URI id) {
        this(id, Optional.empty(), Optional.empty());
    }
}
