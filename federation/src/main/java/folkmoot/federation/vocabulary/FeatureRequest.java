package folkmoot.federation.vocabulary;

import java.net.URI;

/** Asks to show an actor in a collection of accounts (FEP-7aa9). */
public record FeatureRequest(URI id, URI actor, URI object, Recipients recipients) implements Activity {}
