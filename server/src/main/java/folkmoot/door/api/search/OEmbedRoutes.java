package folkmoot.door.api.search;

import folkmoot.civic.Civic;
import folkmoot.federation.json.UriReader;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.EmbedCode;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.search.Search;
import folkmoot.talk.status.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Client API, oEmbed: a public post of ours as a quotation that other sites can show; a proposal, a body and a life event as a small
 * page in a frame. All without a script.
 */
public final class OEmbedRoutes {

    private static final int WIDTH = 400;
    private static final int WIDEST = 1_000;
    private static final int CACHE_SECONDS = 86_400;

    private final Database database;
    private final Search search;
    private final Accounts accounts;
    private final LocalUris uris;
    private final Supplier<String> instance;
    private final CivicEmbeds civic;

    public OEmbedRoutes(
            Database database,
            Search search,
            Accounts accounts,
            Civic civic,
            LocalUris uris,
            Supplier<String> instance) {
        this.civic = new CivicEmbeds(civic, uris);
        this.database = database;
        this.search = search;
        this.accounts = accounts;
        this.uris = uris;
        this.instance = instance;
    }

    public void register(Routing routing) {
        routing.get("/api/oembed", this::embed);
    }

    private Response embed(Request request) {
        var address = request.parameter("url").orElseThrow(() -> Invalid.malformed("Missing required parameter: url"));
        var framed =
                UriReader.link(address).flatMap(uri -> database.read(tx -> civic.find(tx, uri, language(request))));
        if (framed.isPresent()) {
            return Response.json(json(framed.get(), request));
        }
        var status = search.named(address, Optional.empty(), false)
                .status()
                .filter(found -> found.local() && found.reblog().isEmpty())
                .orElseThrow(NotFound::new);
        int width = Math.clamp(request.parameters().number("maxwidth").orElse(WIDTH), 1, WIDEST);
        var author = database.read(tx -> accounts.require(tx, status.author()));
        return Response.json(json(status, author, width));
    }

    /** A language that pages may have words for; they fall back to English. */
    private static String language(Request request) {
        return request.parameter("lang")
                .filter(code -> code.matches("[a-z]{2,3}"))
                .orElse("en");
    }

    private Map<String, Object> json(EmbedCode framed, Request request) {
        int width = Math.clamp(request.parameters().number("maxwidth").orElse(EmbedCode.WIDTH), 1, WIDEST);
        int height = Math.clamp(request.parameters().number("maxheight").orElse(EmbedCode.HEIGHT), 1, WIDEST);
        var json = rich();
        json.put("title", framed.title());
        json.put("html", framed.frame(width, height));
        json.put("width", width);
        json.put("height", height);
        return json;
    }

    private Map<String, Object> rich() {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "rich");
        json.put("version", "1.0");
        json.put("provider_name", instance.get());
        json.put("provider_url", uris.at("/").toString());
        json.put("cache_age", CACHE_SECONDS);
        return json;
    }

    private Map<String, Object> json(Status status, Account author, int width) {
        var json = rich();
        json.put("author_name", author.name());
        json.put("author_url", author.page().toString());
        json.put(
                "html",
                "<blockquote cite=\"%s\">%s<footer><a href=\"%s\">%s</a></footer></blockquote>"
                        .formatted(
                                Html.escape(status.page().toString()),
                                Html.clean(status.text().content()),
                                Html.escape(status.page().toString()),
                                Html.escape(author.name())));
        json.put("width", width);
        json.put("height", null);
        return json;
    }
}
