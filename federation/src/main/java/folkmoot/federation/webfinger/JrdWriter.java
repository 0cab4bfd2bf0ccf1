package folkmoot.federation.webfinger;

import folkmoot.federation.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the answers of our own WebFinger. */
public final class JrdWriter {

    /** The media type of the answers. */
    public static final String TYPE = "application/jrd+json; charset=utf-8";

    private static final String ACTIVITY = "application/activity+json";

    private JrdWriter() {}

    /**
     * What an actor of ours is known by.
     *
     * @param page the profile page
     * @param subscribe template of the remote-follow page, with {@code {uri}} in it
     * @param isInstance whether it is the instance actor (FEP-d556)
     * @param intents where somebody of ours goes to do things (FEP-3b86); templates by intent
     */
    public record Known(
            Handle handle,
            URI actor,
            Optional<URI> page,
            Optional<String> subscribe,
            boolean isInstance,
            Map<String, String> intents) {

        /** Without pages for intents. */
        public Known(Handle handle, URI actor, Optional<URI> page, Optional<String> subscribe, boolean isInstance) {
            this(handle, actor, page, subscribe, isInstance, Map.of());
        }
    }

    /** All that is known of it. */
    public static byte[] write(Known known) {
        return write(known, List.of());
    }

    /** @param relations of the links that are asked for; none means all (RFC 7033 4.3) */
    public static byte[] write(Known known, List<String> relations) {
        var json = Json.object();
        json.put("subject", known.handle().acct());
        var aliases = json.putArray("aliases");
        known.page().filter(page -> !page.equals(known.actor())).ifPresent(page -> aliases.add(page.toString()));
        aliases.add(known.actor().toString());
        var links = json.putArray("links");
        links.addObject()
                .put("rel", "self")
                .put("type", ACTIVITY)
                .put("href", known.actor().toString());
        known.page()
                .ifPresent(page -> links.addObject()
                        .put("rel", "http://webfinger.net/rel/profile-page")
                        .put("type", "text/html")
                        .put("href", page.toString()));
        known.subscribe()
                .ifPresent(template -> links.addObject()
                        .put("rel", "http://ostatus.org/schema/1.0/subscribe")
                        .put("template", template));
        new TreeMap<>(known.intents())
                .forEach((intent, template) -> links.addObject()
                        .put("rel", "https://w3id.org/fep/3b86/" + intent)
                        .put("template", template));
        if (known.isInstance()) {
            links.addObject()
                    .put("rel", "https://www.w3.org/ns/activitystreams#Service")
                    .put("type", ACTIVITY)
                    .put("href", known.actor().toString());
        }
        if (!relations.isEmpty()) {
            links.removeIf(link -> !relations.contains(link.get("rel").textValue()));
        }
        return Json.write(json);
    }

    /** The older way to find WebFinger. */
    public static String hostMeta(URI origin) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
              <Link rel="lrdd" template="%s/.well-known/webfinger?resource={uri}"/>
            </XRD>
            """.formatted(origin);
    }
}
