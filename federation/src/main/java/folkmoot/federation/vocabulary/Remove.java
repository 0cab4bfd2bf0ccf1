package folkmoot.federation.vocabulary;

import java.net.URI;

/** Takes an object out of a collection. */
public record Remove(URI id, URI actor, URI object, URI target, Recipients recipients) implements Activity {}
