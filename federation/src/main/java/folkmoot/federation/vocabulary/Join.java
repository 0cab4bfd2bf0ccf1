package folkmoot.federation.vocabulary;

import java.net.URI;

/** "I take part": in an event or group, as Mobilizon has it. */
public record Join(URI id, URI actor, URI object, Recipients recipients) implements Activity {}
