package folkmoot.door.web;

import folkmoot.civic.proposal.PlacedProposals;
import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.Place.Point;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Proposals of a community that lie somewhere, on a map and in a list beside it: the newest, or the nearest to a point. */
public final class MapPages {

    private static final int KILOMETRE = 1_000;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Places places;
    private final Views views;
    private final Optional<String> tiles;
    private final String attribution;

    /**
     * @param tiles address of the operator's own tiles; empty for a map without any
     * @param attribution who made them
     */
    MapPages(
            Frame frame,
            Database database,
            CivicSources from,
            Places places,
            Views views,
            Optional<String> tiles,
            String attribution) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.places = places;
        this.views = views;
        this.tiles = tiles;
        this.attribution = attribution;
    }

    void register(Routing routing) {
        routing.get("/c/:name/map", frame.alike(this::show));
    }

    /**
     * One in the list.
     *
     * @param distance from the point that was asked for, in words; empty where none was
     */
    public record Row(int number, ProposalView proposal, String place, String distance) {}

    private Response show(Request request) {
        var community = database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
        var page = places.page(request, community, frame.text(request).get("map.title"));
        var text = page.text();
        var typed = Spot.typed(Optional.of("x"), request.parameter("latitude"), request.parameter("longitude"));
        var near = typed.flatMap(Spot::point);
        boolean wrong = near.isEmpty()
                && typed.filter(spot ->
                                !spot.latitude().isEmpty() || !spot.longitude().isEmpty())
                        .isPresent();
        var values = new HashMap<String, Object>();
        values.put("error", wrong ? text.get("map.error") : "");
        values.put("latitude", typed.map(Spot::latitude).orElse(""));
        values.put("longitude", typed.map(Spot::longitude).orElse(""));
        values.put("attribution", tiles.isPresent() ? attribution : "");
        var zoom = request.parameters().number("zoom");
        database.read(tx -> {
            values.put("head", places.head(tx, request, text, community, "/map"));
            var found = near.isPresent()
                    ? PlacedProposals.nearest(tx, community.id(), near.get())
                    : PlacedProposals.newest(tx, community.id());
            var drawn = views.proposals(
                    tx,
                    text,
                    found.stream().map(PlacedProposals.Placed::proposal).toList());
            var rows = IntStream.range(0, found.size())
                    .mapToObj(i -> new Row(
                            i + 1,
                            drawn.get(i),
                            found.get(i)
                                    .proposal()
                                    .place()
                                    .spot()
                                    .map(Spot::name)
                                    .orElse(""),
                            found.get(i)
                                    .metres()
                                    .map(metres -> distance(text, metres))
                                    .orElse("")))
                    .toList();
            values.put("rows", rows);
            var placed = IntStream.range(0, found.size())
                    .mapToObj(i -> new MapView.Placed(
                            found.get(i).at(),
                            drawn.get(i).title(),
                            drawn.get(i).url()))
                    .toList();
            values.put(
                    "map",
                    placed.isEmpty()
                            ? List.of()
                            : List.of(MapView.of(
                                    placed,
                                    tiles,
                                    zoom.isPresent() ? Optional.of(zoom.getAsInt()) : Optional.empty(),
                                    base(community.name(), near))));
            return values;
        });
        return frame.draw(request, wrong ? 422 : 200, "map", page, values);
    }

    private static String base(String community, Optional<Point> near) {
        return "/c/" + community + "/map?"
                + near.map(point -> "latitude=" + point.latitude() + "&longitude=" + point.longitude() + "&")
                        .orElse("");
    }

    private static String distance(Messages text, long metres) {
        var numbers = NumberFormat.getInstance(text.locale());
        return metres < KILOMETRE
                ? numbers.format(metres) + "\u00a0m"
                : numbers.format(Math.round(metres * 10.0 / KILOMETRE) / 10.0) + "\u00a0km";
    }
}
