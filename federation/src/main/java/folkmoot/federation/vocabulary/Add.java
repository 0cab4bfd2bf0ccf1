package folkmoot.federation.vocabulary;

import java.net.URI;

/** Puts an object into a collection: a post into the sender's {@code featured} ones. */
public record Add(URI id, URI actor, URI object, URI target, Recipients recipients) implements Activity {}
