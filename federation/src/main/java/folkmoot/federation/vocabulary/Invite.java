package folkmoot.federation.vocabulary;

import java.net.URI;

/** Asks somebody to take part in something. */
public record Invite(URI id, URI actor, URI object, Recipients recipients) implements Activity {}
