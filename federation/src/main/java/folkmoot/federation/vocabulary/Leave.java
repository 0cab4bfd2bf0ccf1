package folkmoot.federation.vocabulary;

import java.net.URI;

/** "I take part no longer": takes a {@link Join} back. */
public record Leave(URI id, URI actor, URI object, Recipients recipients) implements Activity {}
