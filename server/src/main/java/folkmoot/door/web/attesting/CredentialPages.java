package folkmoot.door.web.attesting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.attestation.Credentials;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Fact;
import folkmoot.door.web.form.Part.Link;
import folkmoot.federation.json.Json;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;

/** One attestation for whoever was given its address: a signed document for programs, the same in words for people. */
final class CredentialPages {

    private static final String PATH = "/attestations/:secret";
    private static final String TYPE = "application/vc";

    /** So that what was taken back is not shown for long. */
    private static final String KEPT = "private, max-age=300";

    private final OpenRoom room;
    private final Frame frame;
    private final Views views;
    private final Credentials credentials;
    private final LocalUris uris;

    CredentialPages(Frame frame, House house, Views views) {
        this.room = new OpenRoom(frame);
        this.frame = frame;
        this.views = views;
        this.credentials = house.civic().attesting().credentials();
        this.uris = house.platform().uris();
    }

    void register(Routing routing) {
        routing.get(PATH, Accept.HTML, this::page)
                .get(PATH, request -> document(request, credentials.document(address(request))))
                .get(PATH + "/status", request -> document(request, credentials.status(address(request))));
    }

    private URI address(Request request) {
        var secret = request.pathParameter("secret");
        if (!secret.matches("[A-Za-z0-9_-]{16,128}")) {
            throw new NotFound();
        }
        return uris.attestation(secret);
    }

    private static Response document(Request request, ObjectNode json) {
        var type =
                request.header("Accept").filter(wanted -> wanted.contains(TYPE)).isPresent()
                        ? TYPE
                        : "application/json";
        return Response.bytes(200, type, Json.write(json))
                .header("Cache-Control", KEPT)
                .header("Vary", "Accept")
                .header("X-Robots-Tag", "noindex");
    }

    private Response page(Request request) {
        var text = frame.text(request);
        var shown = credentials.shown(address(request));
        var one = shown.one();
        return room.show(
                        request,
                        200,
                        one.name(text.language()),
                        _ -> List.of(
                                new Part.Words(text.get("attest.credential.lead")),
                                new Part.Facts(List.of(
                                        new Fact(
                                                text.get("attest.credential.of"),
                                                "@" + shown.subject().handle(uris.domain())),
                                        new Fact(text.get("attest.credential.claim"), one.name(text.language())),
                                        new Fact(
                                                text.get("attest.credential.by"),
                                                shown.issuer().name() + " (@"
                                                        + shown.issuer().handle(uris.domain()) + ")"),
                                        new Fact(
                                                text.get("attest.credential.since"),
                                                views.date(
                                                        text,
                                                        one.issued()
                                                                .atZone(ZoneOffset.UTC)
                                                                .toLocalDate())),
                                        new Fact(text.get("attest.credential.until"), views.date(text, one.until())))),
                                new Part.Links(List.of(
                                        new Link(
                                                views.profile(shown.subject()),
                                                "@" + shown.subject().acct()),
                                        new Link(
                                                views.profile(shown.issuer()),
                                                "@" + shown.issuer().acct())))))
                .header("Cache-Control", KEPT)
                .header("Vary", "Accept")
                .header("X-Robots-Tag", "noindex");
    }
}
