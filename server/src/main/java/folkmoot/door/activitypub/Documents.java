package folkmoot.door.activitypub;

import folkmoot.federation.fetch.MediaTypes;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.platform.http.Response;

/** ActivityPub documents as answers. */
final class Documents {

    /** A page for people stands at the same address, and what is shown may depend on who asks. */
    private static final String VARY = "Accept, Signature, Signature-Input";

    private Documents() {}

    static Response of(ActivityStreamsObject object) {
        return of(200, ObjectWriter.bytes(object));
    }

    static Response of(CollectionPage collection) {
        return of(200, ObjectWriter.bytes(collection));
    }

    /** A collection that carries its first page. */
    static Response of(CollectionPage collection, CollectionPage first) {
        return of(200, ObjectWriter.bytes(collection, first));
    }

    static Response gone(Tombstone tombstone) {
        return of(410, ObjectWriter.bytes(tombstone));
    }

    static Response of(int status, byte[] body) {
        return Response.bytes(status, MediaTypes.ACTIVITY, body).header("Vary", VARY);
    }
}
