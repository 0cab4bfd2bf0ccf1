package folkmoot.door.web.joining;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Part.Words;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.platform.uri.LocalUris;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What every site has: help, how usable it is, and what browsers and search engines ask for. */
final class SmallPages {

    private static final String ICON = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
            + "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#fbfaf6\"/><circle cx=\"16\" cy=\"16\" r=\"10\""
            + " fill=\"none\" stroke=\"#0d5c57\" stroke-width=\"5\" stroke-dasharray=\"9 3.5\"/></svg>";

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final Communities communities;
    private final LocalUris uris;
    private final Sitemap sitemap;
    private final LiveSettings settings;

    SmallPages(Frame frame, House house) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = house.platform().database();
        this.communities = house.civic().registry().communities();
        this.uris = house.platform().uris();
        this.sitemap = new Sitemap(house.platform().clock());
        this.settings = house.platform().live();
    }

    void register(Routing routing) {
        routing.get("/help", frame.alike(request -> page(request, "help.title", this::help)))
                .get("/accessibility", frame.alike(request -> page(request, "access-statement.title", this::statement)))
                .get("/.well-known/change-password", _ -> Response.redirect("/settings/security"))
                .get("/robots.txt", _ -> Response.text(robots()).header("Cache-Control", "public, max-age=3600"))
                .get("/sitemap.xml", _ -> xml(index()))
                .get("/sitemap/:page", this::sitemapPage)
                .get("/manifest.webmanifest", manifest())
                .get("/favicon.svg", _ -> icon())
                .get("/favicon.ico", _ -> icon());
    }

    private static Response icon() {
        return Response.bytes(200, "image/svg+xml", ICON.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "public, max-age=86400");
    }

    private interface Contents {
        List<Part> of(Messages text);
    }

    private Response page(Request request, String key, Contents contents) {
        var text = frame.text(request);
        return room.show(request, 200, text.get(key), _ -> contents.of(text));
    }

    private List<Part> help(Messages text) {
        var parts = new ArrayList<Part>();
        parts.add(new Words(text.get("help.lead")));
        for (var subject : List.of("join", "propose", "support", "answer", "app", "account", "trouble")) {
            parts.add(new Heading(text.get("help." + subject)));
            parts.add(new Words(text.get("help." + subject + ".text")));
        }
        parts.add(new Part.Links(List.of(
                new Link("/about", text.get("about.title")),
                new Link("/privacy-policy", text.get("about.privacy")),
                new Link("/accessibility", text.get("access-statement.title")))));
        contact().ifPresent(email -> parts.add(new Words(text.get("about.contact", email))));
        return parts;
    }

    private Optional<String> contact() {
        return settings.now().instance().contactEmail();
    }

    private List<Part> statement(Messages text) {
        var parts = new ArrayList<Part>();
        Stream.of("lead", "works", "limits")
                .forEach(part -> parts.add(new Words(text.get("access-statement." + part))));
        parts.add(new Heading(text.get("access-statement.tell")));
        parts.add(new Words(contact()
                .map(email -> text.get("access-statement.tell.text", email))
                .orElseGet(() -> text.get("access-statement.tell.nobody"))));
        parts.add(new Heading(text.get("access-statement.languages")));
        parts.add(new Words(text.get("settings.language.checked")));
        return parts;
    }

    private String robots() {
        return """
            User-agent: *
            Disallow: /settings
            Disallow: /moderation
            Disallow: /admin
            Disallow: /desk
            Disallow: /operation
            Disallow: /sign-in
            Disallow: /search
            Disallow: /api/
            Disallow: /media/proxy/

            Sitemap: %s
            """.formatted(uris.at("/sitemap.xml"));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 12));
    }

    private Handler manifest() {
        return request -> Response.bytes(
                        200,
                        "application/manifest+json; charset=utf-8",
                        JsonBodies.write(Map.of(
                                "name",
                                frame.look().name(),
                                "short_name",
                                shortened(frame.look().name()),
                                "lang",
                                frame.text(request).language(),
                                "dir",
                                frame.text(request).direction(),
                                "start_url",
                                "/",
                                "scope",
                                "/",
                                "display",
                                "standalone",
                                "background_color",
                                "#fbfaf6",
                                "theme_color",
                                "#0d5c57",
                                "icons",
                                List.of(Map.of(
                                        "src", "/favicon.svg",
                                        "sizes", "any",
                                        "type", "image/svg+xml",
                                        "purpose", "any maskable")))))
                .header("Cache-Control", "public, max-age=3600")
                .header("Vary", "Accept-Language");
    }

    private static Response xml(String document) {
        return Response.bytes(200, "application/xml; charset=utf-8", document.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "public, max-age=3600");
    }

    /** The files of the map: what never changes its address, and the proposals of each community by month. */
    private String index() {
        var files = new ArrayList<String>();
        files.add(uris.at("/sitemap/pages.xml").toString());
        for (var community : database.read(communities::all)) {
            sitemap.months(community.createdAt())
                    .forEach(month -> files.add(uris.at("/sitemap/" + community.name() + "." + month + ".xml")
                            .toString()));
        }
        return Sitemap.index(files);
    }

    private Response sitemapPage(Request request) {
        var file = request.pathParameter("page");
        if (file.equals("pages.xml")) {
            return xml(Sitemap.addresses(database.read(communities::all).stream()
                    .flatMap(this::pagesOf)
                    .toList()));
        }
        var parts = file.split("\\.");
        if (parts.length != 3 || !parts[1].matches("20[0-9]{2}-(0[1-9]|1[0-2])") || !parts[2].equals("xml")) {
            throw new NotFound();
        }
        return database.read(tx -> {
            var community = communities.requireByName(tx, parts[0]);
            return xml(Sitemap.addresses(sitemap.proposals(tx, community.id(), YearMonth.parse(parts[1])).stream()
                    .map(id -> uris.at("/c/" + community.name() + "/proposals/" + id)
                            .toString())
                    .toList()));
        });
    }

    private Stream<String> pagesOf(Community community) {
        return Stream.of("/c/" + community.name(), "/c/" + community.name() + "/register")
                .map(path -> uris.at(path).toString());
    }
}
