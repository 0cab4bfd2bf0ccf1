package folkmoot.door.web;

import folkmoot.federation.json.Contexts;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.Namespace;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.text.Html;
import java.util.Map;

/** Our vocabulary at {@code /ns}: a page for people, a JSON-LD context for machines, for whoever asks and unsigned. */
public final class NamespacePages {

    /** Not the predicate of other documents: these are held back where all readers must sign. */
    private static final Accept MACHINE = wanted ->
            Accept.ACTIVITY.test(wanted) || Accept.naming("application/json").test(wanted);

    private final Frame frame;

    public NamespacePages(Frame frame) {
        this.frame = frame;
    }

    public void register(Routing routing) {
        routing.get("/ns", MACHINE, _ -> context()).get("/ns", this::page);
    }

    private static Response context() {
        return Response.bytes(200, "application/ld+json; charset=utf-8", Json.write(Namespace.context()))
                .header("Vary", "Accept")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=86400");
    }

    private Response page(Request request) {
        var html = new StringBuilder("<div lang=\"en\" dir=\"ltr\"><p>Prefix <code>fm</code>, namespace <code>")
                .append(Html.escape(Contexts.FOLKMOOT))
                .append("</code>. How the terms are used stands in FEDERATION.md of the source code.</p><dl>");
        for (var term : Namespace.TERMS) {
            html.append("<dt id=\"")
                    .append(term.name())
                    .append("\"><code>fm:")
                    .append(term.name())
                    .append("</code> ")
                    .append(term.isClass() ? "(class)" : "(property)")
                    .append("</dt><dd>")
                    .append(Html.escape(term.meaning()))
                    .append("</dd>");
        }
        var title = frame.text(request).get("namespace.title");
        var content = html.append("</dl></div>").toString();
        return frame.draw(request, "document", frame.page(request, title), Map.of("when", "", "content", content))
                .header("Vary", "Accept");
    }
}
