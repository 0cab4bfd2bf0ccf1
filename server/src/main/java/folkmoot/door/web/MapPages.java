package folkmoot.door.web;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.PlacedProposals;
import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.Place.Point;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Proposals and matters of a community that lie somewhere, on a map and in a list beside it: the newest, or the nearest to a point. */
public final class MapPages {

    private static final int KILOMETRE = 1_000;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Places places;
    private final Views views;
    private final Board board;
    private final MatterViews matters;
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
            Board board,
            MatterViews matters,
            Optional<String> tiles,
            String attribution) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.places = places;
        this.views = views;
        this.board = board;
        this.matters = matters;
        this.tiles = tiles;
        this.attribution = attribution;
    }

    void register(Routing routing) {
        routing.get("/c/:name/map", frame.alike(this::show));
    }

    /**
     * One in the list.
     *
     * @param what where it stands and who backs it, or what kind of matter it is
     * @param distance from the point that was asked for, in words; empty where none was
     */
    public record Row(
            int number,
            String title,
            String url,
            String language,
            String direction,
            String place,
            String what,
            String distance) {}

    /** Something that lies somewhere. @param id the higher the newer */
    private record Found(
            long id, Point at, String title, String url, String language, String direction, String place, String what) {

        private long metres(Optional<Point> near) {
            return near.map(point -> PlacedProposals.metres(point, at)).orElse(0L);
        }

        private Row row(int number, Messages text, Optional<Point> near) {
            var distance = near.map(_ -> distance(text, metres(near))).orElse("");
            return new Row(number, title, url, language, direction, place, what, distance);
        }
    }

    private List<Found> proposals(Transaction tx, Messages text, CommunityId community, Optional<Point> near) {
        var placed = near.isPresent()
                ? PlacedProposals.nearest(tx, community, near.get())
                : PlacedProposals.newest(tx, community);
        var drawn = views.proposals(
                tx, text, placed.stream().map(PlacedProposals.Placed::proposal).toList());
        return IntStream.range(0, placed.size())
                .mapToObj(i -> {
                    var view = drawn.get(i);
                    var spot = placed.get(i).proposal().place().spot();
                    return new Found(
                            placed.get(i).proposal().id().value(),
                            placed.get(i).at(),
                            view.title(),
                            view.url(),
                            view.language(),
                            view.direction(),
                            spot.map(Spot::name).orElse(""),
                            view.state() + " · "
                                    + text.get("supports", view.tally().total()));
                })
                .toList();
    }

    private List<Found> matters(
            Transaction tx, Messages text, Community community, Optional<Point> near, Optional<AccountId> reader) {
        var placed = board.lists().placed(tx, community.id(), near, reader);
        var drawn = matters.all(tx, text, placed, Optional.of(community));
        return placed.stream()
                .flatMap(matter -> drawn.stream()
                        .filter(view -> view.url().equals(MatterViews.url(matter, Optional.of(community))))
                        .map(view -> new Found(
                                matter.id().value(),
                                matter.spot().flatMap(Spot::point).orElseThrow(),
                                view.title(),
                                view.url(),
                                view.language(),
                                view.direction(),
                                matter.spot().map(Spot::name).orElse(""),
                                view.kind() + " · " + view.state())))
                .toList();
    }

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
            var reader = frame.session(request).map(session -> session.user().account());
            var order = near.isPresent()
                    ? Comparator.<Found>comparingLong(one -> one.metres(near))
                    : Comparator.comparingLong(Found::id).reversed();
            var found = Stream.concat(
                            proposals(tx, text, community.id(), near).stream(),
                            matters(tx, text, community, near, reader).stream())
                    .sorted(order)
                    .limit(PlacedProposals.MOST)
                    .toList();
            values.put(
                    "rows",
                    IntStream.range(0, found.size())
                            .mapToObj(i -> found.get(i).row(i + 1, text, near))
                            .toList());
            var placed = found.stream()
                    .map(one -> new MapView.Placed(one.at(), one.title(), one.url()))
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
