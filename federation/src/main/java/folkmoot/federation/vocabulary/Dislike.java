package folkmoot.federation.vocabulary;

import java.net.URI;

/** A vote down, as Lemmy, NodeBB and PeerTube have it. Never taken for opposition to a proposal. */
public record Dislike(URI id, URI actor, URI object, Recipients recipients) implements Activity {}
