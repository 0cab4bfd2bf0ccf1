package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import java.util.Arrays;
import java.util.HexFormat;

/** The validator of an answer, made of its bytes, by which whoever has it asks whether it changed (RFC 9110 8.8.3, 13.1.2). */
public final class EntityTag {

    private static final int BYTES = 16;

    private EntityTag() {}

    /** The answer with its validator; 304 without a body where the asker has it already. Only 200 has one. */
    public static Response on(Request request, Response response) {
        if (response.status() != 200) {
            return response;
        }
        var tag = '"' + HexFormat.of().formatHex(Digests.sha256(response.body()), 0, BYTES) + '"';
        var tagged = response.header("ETag", tag);
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
