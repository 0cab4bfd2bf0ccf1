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
        return response.status() == 200 ? answer(request, tagged(response)) : response;
    }

    /** The answer with its validator: a weak one, as it is the same however the bytes are compressed. */
    public static Response tagged(Response response) {
        return response.header(
                "ETag", "W/\"" + HexFormat.of().formatHex(Digests.sha256(response.body()), 0, BYTES) + '"');
    }

    /** An answer that has its validator; 304 without a body where the asker has it already. */
    public static Response answer(Request request, Response tagged) {
        var tag = opaque(tagged.header("ETag").orElseThrow());
        return request.header("If-None-Match")
                        .filter(known -> names(known, tag))
                        .isPresent()
                ? tagged.withoutBody(304)
                : tagged;
    }

    private static boolean names(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || opaque(known).equals(tag));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
