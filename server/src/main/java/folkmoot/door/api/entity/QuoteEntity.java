package folkmoot.door.api.entity;

import java.util.Optional;

/** What a status quotes (client API): whole, or by its id only where it stands inside another quote. */
public sealed interface QuoteEntity {

    /** {@code pending}, {@code accepted}, {@code rejected}, {@code revoked}, {@code deleted}, {@code unauthorized}. */
    String state();

    /** Quote (client API). */
    record Whole(String state, Optional<StatusEntity> quotedStatus) implements QuoteEntity {}

    /** ShallowQuote (client API). */
    record Shallow(String state, Optional<String> quotedStatusId) implements QuoteEntity {}
}
