package folkmoot.door.activitypub;

import folkmoot.federation.signature.Digests;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Lets others keep a document for a while and ask whether it changed (RFC 9110 13.1.2). What was asked for without a
 * signature is for everybody; a signed request may have been shown more, so its answer is for the asker alone.
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
        var tag = '"' + HexFormat.of().formatHex(Digests.sha256(response.body()), 0, 16) + '"';
        var isSigned = request.header("Signature").isPresent();
        var tagged = response.header("ETag", tag).header("Cache-Control", isSigned ? FOR_THE_ASKER : FOR_EVERYBODY);
        return request.header("If-None-Match")
                        .filter(known -> names(known, tag))
                        .isPresent()
                ? tagged.withoutBody(304)
                : tagged;
    }

    /** By weak comparison: proxies that compress mark a validator as weak. */
    private static boolean names(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
