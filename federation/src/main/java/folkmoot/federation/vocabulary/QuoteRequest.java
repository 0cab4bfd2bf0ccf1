package folkmoot.federation.vocabulary;

import java.net.URI;

/**
 * Asks the author of {@code object} whether {@code instrument}, a post of the sender's, may quote it (FEP-044f). Answered
 * with {@link Accept}, whose result is the stamp, or {@link Reject}.
 */
public record QuoteRequest(URI id, URI actor, URI object, Ref<Note> instrument, Recipients recipients)
        implements Activity {}
