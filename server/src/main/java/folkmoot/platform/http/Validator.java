package folkmoot.platform.http;

import folkmoot.federation.signature.Digests;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells those who have an answer already that it is still the same (RFC 9110 13.1.2). */
public final class Validator {

    private Validator() {}

    /** The answer with a validator of its bytes. A weak one, as it is the same however they are compressed. */
    public static Response tagged(Response response) {
        return response.header("ETag", "W/\"" + HexFormat.of().formatHex(Digests.sha256(response.body()), 0, 16) + '"');
    }

    /** The answer, which has its validator; 304 without a body where the asker has it already. */
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
