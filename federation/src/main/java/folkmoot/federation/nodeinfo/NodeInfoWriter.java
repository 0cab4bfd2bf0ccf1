package folkmoot.federation.nodeinfo;

import folkmoot.federation.json.Json;
import java.net.URI;

/** Writes NodeInfo 2.0 and 2.1 and the document that points to them. */
public final class NodeInfoWriter {

    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/";

    private NodeInfoWriter() {}

    /** The schema versions that we speak. */
    public enum Version {
        V2_0("2.0"),
        V2_1("2.1");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** The media type of its documents. */
        public String mediaType() {
            return "application/json; profile=\"" + SCHEMA + text + "#\"; charset=utf-8";
        }
    }

    /** {@code /.well-known/nodeinfo}. */
    public static byte[] links(URI origin, URI instanceActor) {
        var json = Json.object();
        var links = json.putArray("links");
        for (var version : Version.values()) {
            links.addObject().put("rel", SCHEMA + version.text).put("href", origin + "/nodeinfo/" + version.text);
        }
        links.addObject()
                .put("rel", "https://www.w3.org/ns/activitystreams#Application") // FEP-2677
                .put("href", instanceActor.toString());
        return Json.write(json);
    }

    public static byte[] document(NodeInfo info, Version version) {
        var json = Json.object();
        json.put("version", version.text);
        json.putObject("software").put("name", info.software()).put("version", info.version());
        json.putArray("protocols").add("activitypub");
        var services = json.putObject("services");
        services.putArray("inbound");
        services.putArray("outbound");
        json.put("openRegistrations", info.openRegistrations());
        var usage = json.putObject("usage");
        usage.putObject("users")
                .put("total", info.users())
                .put("activeMonth", info.activeMonth())
                .put("activeHalfyear", info.activeHalfyear());
        usage.put("localPosts", info.localPosts()).put("localComments", info.localComments());
        var metadata =
                json.putObject("metadata").put("nodeName", info.name()).put("nodeDescription", info.description());
        metadata.putObject("upstream").put("name", "mastodon"); // by it client libraries know which API we speak
        var languages = metadata.putArray("langs");
        info.languages().forEach(languages::add);
        return Json.write(json);
    }
}
