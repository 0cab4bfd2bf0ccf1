package folkmoot.federation.signature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts linked data signatures on documents, as Mastodon does. */
public final class LinkedDataSigner {

    /** Documents have half a second: on a busy machine the first one, for which classes are loaded, may need more. */
    private static final int TRIES = 5;

    private LinkedDataSigner() {}

    /** The document with a signature by the key. */
    public static ObjectNode sign(ObjectNode document, SigningKey.Rsa key, Instant at) {
        var options = Json.object();
        options.put("@context", LinkedData.OPTIONS_CONTEXT);
        options.put("creator", key.id().toString());
        options.put("created", at.toString());
        var signed = Stream.generate(() -> LinkedDataSignatures.signed(options, document))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        var result = document.deepCopy();
        var signature = result.putObject("signature");
        signature.put("type", "RsaSignature2017");
        signature.set("creator", options.get("creator"));
        signature.set("created", options.get("created"));
        signature.put("signatureValue", Base64.getEncoder().encodeToString(key.sign(signed)));
        return result;
    }
}
