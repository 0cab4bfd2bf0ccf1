package folkmoot.door.activitypub;

import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;

/**
 * Lets others keep a document for a while and ask whether it changed. What was asked for without a signature is for everybody; a
 * signed request may have been shown more, so its answer is for the asker alone.
 */
final class DocumentCaching {

    private static final String FOR_EVERYBODY = "public, max-age=180";
    private static final String FOR_THE_ASKER = "private, no-cache";

    private DocumentCaching() {}

    /** The answer with its validator; 304 without a body where the asker has it already. */
    static Response of(Request request, Response response) {
        if (response.status() != 200) {
            return response;
        }
        var isSigned = request.header("Signature").isPresent();
        return EntityTag.on(request, response.header("Cache-Control", isSigned ? FOR_THE_ASKER : FOR_EVERYBODY));
    }
}
