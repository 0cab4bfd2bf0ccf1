package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * What the viewer said for somebody without an account (Folkmoot API).
 *
 * @param name whom, where it was written down
 */
public record HelpedEntity(String id, String proposalId, Optional<String> name, Instant createdAt) {

    /**
     * What is handed to who was helped: said once.
     *
     * @param code ten letters and digits
     * @param url the page where it is typed
     */
    public record SlipEntity(String code, String url) {}
}
