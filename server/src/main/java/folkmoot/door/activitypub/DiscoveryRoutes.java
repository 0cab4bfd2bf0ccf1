package folkmoot.door.activitypub;

import folkmoot.federation.json.UriReader;
import folkmoot.federation.nodeinfo.NodeInfo;
import folkmoot.federation.nodeinfo.NodeInfoWriter;
import folkmoot.federation.webfinger.Handle;
import folkmoot.federation.webfinger.JrdWriter;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Gone;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** WebFinger, host-meta and NodeInfo: how others find us and what we are. */
public final class DiscoveryRoutes {

    private static final int LONGEST_RESOURCE = 2_048;

    private final Database database;
    private final Accounts accounts;
    private final LocalUris uris;
    private final Supplier<NodeInfo> nodeInfo;

    /** @param nodeInfo counts and names; asked once for each request, so it had better remember them for a while */
    public DiscoveryRoutes(Database database, Accounts accounts, LocalUris uris, Supplier<NodeInfo> nodeInfo) {
        this.database = database;
        this.accounts = accounts;
        this.uris = uris;
        this.nodeInfo = nodeInfo;
    }

    public void addTo(Routing routing) {
        routing.get("/.well-known/webfinger", this::webFinger);
        routing.get("/.well-known/host-meta", _ -> hostMeta());
        routing.get("/.well-known/nodeinfo", _ -> nodeInfoLinks());
        for (var version : NodeInfoWriter.Version.values()) {
            routing.get("/nodeinfo/" + version.text(), _ -> nodeInfo(version));
        }
    }

    private Response webFinger(Request request) {
        var resource = request.parameter("resource")
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_RESOURCE)
                .orElseThrow(
                        () -> Invalid.malformed("Say whom you look for with ?resource=acct:name@" + uris.domain()));
        var account = database.read(tx -> find(tx, resource)).orElseThrow(NotFound::new);
        if (!account.isActive()) {
            throw new Gone("This account is gone");
        }
        return Response.bytes(200, JrdWriter.TYPE, JrdWriter.write(known(account), request.repeated("rel")));
    }

    private JrdWriter.Known known(Account account) {
        var isInstance = account.uri().equals(uris.instanceActor());
        return new JrdWriter.Known(
                new Handle(account.username(), uris.domain()),
                account.uri(),
                account.url(),
                isInstance ? Optional.empty() : Optional.of(uris.at("/authorize_interaction") + "?uri={uri}"),
                isInstance,
                isInstance || account.isGroup() ? Map.of() : intents());
    }

    /** What people of ours can do from elsewhere (FEP-3b86): write, and answer, support, pass on or follow what they found. */
    private Map<String, String> intents() {
        var object = uris.at("/authorize_interaction") + "?uri={object}";
        return Map.of(
                "Create",
                uris.at("/share") + "?text={content}",
                "Object",
                object,
                "Follow",
                object,
                "Like",
                object,
                "Announce",
                object);
    }

    /** By handle, by id, by the address of the page, or the instance itself. */
    private Optional<Account> find(Transaction tx, String resource) {
        if (resource.startsWith("https://") || resource.startsWith("http://")) {
            return byAddress(tx, resource);
        }
        var plain = resource.regionMatches(true, 0, "acct:", 0, 5) ? resource.substring(5) : resource;
        var name = plain.startsWith("@") ? plain.substring(1) : plain;
        var at = name.lastIndexOf('@');
        var domain = at < 0 ? "" : name.substring(at + 1).toLowerCase(Locale.ROOT);
        if (at <= 0 || !domain.equals(uris.domain()) && !domain.equals(uris.host())) {
            return Optional.empty();
        }
        var user = name.substring(0, at);
        return user.equalsIgnoreCase(uris.host()) || user.equalsIgnoreCase(uris.domain())
                ? accounts.byUri(tx, uris.instanceActor())
                : byName(tx, user);
    }

    /** One that is deleted too, so that its absence can be told from never having been. */
    private Optional<Account> byName(Transaction tx, String user) {
        var lower = user.toLowerCase(Locale.ROOT);
        return accounts.local(tx, user)
                .or(() -> accounts.byUri(tx, uris.person(lower)))
                .or(() -> accounts.byUri(tx, uris.community(lower)));
    }

    private Optional<Account> byAddress(Transaction tx, String resource) {
        return UriReader.link(resource)
                .filter(uris::isLocal)
                .map(uri -> uri.getRawPath().isEmpty() ? uris.instanceActor() : uri)
                .flatMap(uri -> accounts.byUri(tx, uri)
                        .or(() -> accounts.byPage(tx, uri))
                        .or(() -> uris.readActor(uri).flatMap(actor -> accounts.byUri(tx, actor))))
                .filter(Account::isLocal);
    }

    private Response hostMeta() {
        return Response.bytes(
                200,
                "application/xrd+xml; charset=utf-8",
                JrdWriter.hostMeta(URI.create(uris.origin())).getBytes(StandardCharsets.UTF_8));
    }

    private Response nodeInfoLinks() {
        return Response.bytes(
                200,
                "application/json; charset=utf-8",
                NodeInfoWriter.links(URI.create(uris.origin()), uris.instanceActor()));
    }

    private Response nodeInfo(NodeInfoWriter.Version version) {
        return Response.bytes(200, version.mediaType(), NodeInfoWriter.document(nodeInfo.get(), version));
    }
}
