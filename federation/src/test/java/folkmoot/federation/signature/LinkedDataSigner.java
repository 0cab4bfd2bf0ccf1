package folkmoot.federation.signature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.time.Instant;
import java.util.Base64;

/** Puts linked data signatures on documents, as Mastodon does. */
public final class LinkedDataSigner {

    private LinkedDataSigner() {}

    /** The document with a signature by the key. */
    public static ObjectNode sign(ObjectNode document, SigningKey.Rsa key, Instant at) {
        var options = Json.object();
        options.put("@context", LinkedData.OPTIONS_CONTEXT);
        options.put("creator", key.id().toString());
        options.put("created", at.toString());
        var signed = LinkedDataSignatures.signed(options, document).orElseThrow();
        var result = document.deepCopy();
        var signature = result.putObject("signature");
        signature.put("type", "RsaSignature2017");
        signature.set("creator", options.get("creator"));
        signature.set("created", options.get("created"));
        signature.put("signatureValue", Base64.getEncoder().encodeToString(key.sign(signed)));
        return result;
    }
}
