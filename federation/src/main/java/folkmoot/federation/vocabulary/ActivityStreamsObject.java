package folkmoot.federation.vocabulary;

import java.net.URI;

/** Anything of the vocabulary that has an id. */
public sealed interface ActivityStreamsObject
        permits Activity, Actor, Note, Tombstone, CivicRecord, Verbatim, Received {

    /** The ActivityPub id: the address at which the origin serves it. */
    URI id();
}
