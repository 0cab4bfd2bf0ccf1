package folkmoot.door.activitypub;

import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.SignedRequest;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.http.Request;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.HashMap;
import java.util.List;

/** Shows a request to the reader of signatures: the headers that peers sign, as they were sent. */
final class SignedRequests {

    private static final List<String> HEADERS = List.of(
            "host",
            "date",
            "digest",
            "content-digest",
            "content-type",
            "content-length",
            "accept",
            "user-agent",
            CollectionSynchronization.HEADER,
            "signature",
            "signature-input");

    private SignedRequests() {}

    static SignedRequest of(Request request, LocalUris uris) {
        var headers = new HashMap<String, List<String>>();
        HEADERS.forEach(name -> headers.put(name, request.headers(name)));
        if (headers.get("host").isEmpty()) {
            // HTTP/2 has :authority instead. Whatever it said, the signature must be over our own name.
            headers.put("host", List.of(Origins.authority(URI.create(uris.origin()))));
        }
        return new SignedRequest(request.method().name(), request.target(), headers, request.body());
    }
}
