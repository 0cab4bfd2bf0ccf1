package folkmoot.federation.vocabulary;

import java.net.URI;

/** An actor has gone elsewhere ({@code object} is the actor itself); counts when the {@code target} says it is the same. */
public record Move(URI id, URI actor, URI object, URI target, Recipients recipients) implements Activity {}
