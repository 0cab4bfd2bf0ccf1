package folkmoot.door.web;

import folkmoot.civic.community.Accent;
import folkmoot.door.web.ui.Crest;
import folkmoot.door.web.ui.Crumb;
import folkmoot.door.web.ui.Entry;
import folkmoot.door.web.ui.Facet;
import folkmoot.door.web.ui.Icons;
import folkmoot.door.web.ui.Step;
import folkmoot.door.web.ui.Tab;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every component of the pages in each of its states, for those who work on Folkmoot. Its words are in English: what it shows is how
 * things look.
 */
final class DesignPages {

    private static final String HERE = "/design";

    private final Frame frame;

    DesignPages(Frame frame) {
        this.frame = frame;
    }

    void register(Routing routing) {
        routing.get(HERE, this::show).get(HERE + "/sure", this::sure);
    }

    private Response show(Request request) {
        return frame.draw(
                request,
                "design",
                frame.page(request, "Components"),
                Map.ofEntries(
                        Map.entry(
                                "accents",
                                Arrays.stream(Accent.values()).map(Accent::word).toList()),
                        Map.entry("icons", new TreeSet<>(Icons.all().keySet())),
                        Map.entry("way", List.of(new Crumb("Harrowmere", "/"), new Crumb("Harrowmere Commons", HERE))),
                        Map.entry("steps", steps()),
                        Map.entry("entries", entries()),
                        Map.entry("tabs", tabs()),
                        Map.entry("facet", facet()),
                        Map.entry("crest", new Crest(Optional.empty(), "H", "plum")),
                        Map.entry("author", author())));
    }

    private static List<Step> steps() {
        return List.of(
                new Step("gathering support", "past"),
                new Step("sent to its bodies", "here"),
                new Step("answered", ""));
    }

    private static List<Entry> entries() {
        return List.of(
                new Entry("2026-11-02", "2 Nov 2026", "proposed", "", "", false),
                new Entry("2026-11-20", "20 Nov 2026", "Works Department: accepted", "From May on.", HERE, true));
    }

    private static List<Tab> tabs() {
        return List.of(Tab.of("About", HERE, false), new Tab("Proposals", HERE, true, Optional.of("312")));
    }

    private static Facet facet() {
        return new Facet(
                "Where it stands",
                List.of(
                        new Facet.Option("gathering support", HERE, Optional.of("48"), true),
                        new Facet.Option("answered", HERE, Optional.of("7"), false)),
                true);
    }

    private static AuthorView author() {
        return new AuthorView(
                "Bronwen",
                "@bronwen@harrowmere.example",
                "@bronwen",
                HERE,
                "B",
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private Response sure(Request request) {
        return frame.draw(
                request,
                "sure",
                frame.page(request, "Are you sure?"),
                Map.of(
                        "lead",
                        "This cannot be undone.",
                        "action",
                        HERE,
                        "back",
                        HERE,
                        "yes",
                        "Yes, delete it",
                        "fields",
                        Map.of()));
    }
}
