package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.instance.Instances;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Unauthorized;
import java.net.URI;

/**
 * Stands before every ActivityPub document: servers that we have nothing to do with find nothing here, and in secure mode
 * (authorised fetch) nothing is shown to whoever does not sign. The instance actor is shown to everybody, or two servers in
 * secure mode could never read each other's keys.
 */
public final class DocumentGuard {

    private final Readers readers;
    private final Instances instances;
    private final boolean secure;

    /** @param secure whether requests must be signed */
    public DocumentGuard(Readers readers, Instances instances, boolean secure) {
        this.readers = readers;
        this.instances = instances;
        this.secure = secure;
    }

    /** The handler behind the guard; its answers may be kept and asked for again. */
    public Handler guard(Handler handler) {
        return request -> {
            require(request);
            return DocumentCaching.of(request, handler.handle(request));
        };
    }

    private void require(Request request) {
        if (request.path().equals("/")) {
            return;
        }
        readers.claimedKey(request).ifPresent(this::requireWelcome);
        if (secure) {
            requireWelcome(readers.signer(request).orElseThrow(DocumentGuard::unsigned));
        }
    }

    /** The same answer as for what does not exist. */
    private void requireWelcome(URI signer) {
        if (instances.isBlocked(Origins.authority(signer))) {
            throw new NotFound();
        }
    }

    /** Asked before it is known whether the document exists. */
    private static Unauthorized unsigned() {
        return Unauthorized.unsigned("This server shows documents only to requests that are signed");
    }
}
