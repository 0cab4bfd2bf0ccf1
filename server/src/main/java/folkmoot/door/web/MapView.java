package folkmoot.door.web;

import folkmoot.federation.vocabulary.Place.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A drawn map: points on it, above tiles of the operator's own where there are any. It is drawn by the server, so it needs no script, and
 * whoever looks at it tells nobody but the operator's servers.
 *
 * @param zoom as tile servers count: each step is twice as near
 * @param nearer address with the next zoom; empty at the end
 */
public record MapView(
        int width, int height, List<Tile> tiles, List<Pin> pins, int zoom, String nearer, String farther) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 440;
    private static final int TILE = 256;
    private static final int ROOM = 40;
    private static final int NEAREST = 18;
    private static final double MOST_LATITUDE = 85.0511;

    /** One of the pictures that lie below. */
    public record Tile(String url, long x, long y) {}

    /**
     * A point with its number in the list.
     *
     * @param url of what is there
     */
    public record Pin(int number, long x, long y, String title, String url) {}

    /** What lies where. */
    record Placed(Point at, String title, String url) {}

    /**
     * All of them in one picture.
     *
     * @param tiles address with {@code {z}}, {@code {x}} and {@code {y}}; empty for none
     * @param wanted the zoom that somebody chose; otherwise as near as has room for all
     * @param base address of the page
     */
    static MapView of(List<Placed> placed, Optional<String> tiles, Optional<Integer> wanted, String base) {
        double[] west = {1};
        double[] north = {1};
        double[] east = {0};
        double[] south = {0};
        placed.forEach(one -> {
            west[0] = Math.min(west[0], x(one.at()));
            east[0] = Math.max(east[0], x(one.at()));
            north[0] = Math.min(north[0], y(one.at()));
            south[0] = Math.max(south[0], y(one.at()));
        });
        int fitting = NEAREST - 2;
        while (fitting > 0
                && ((east[0] - west[0]) * size(fitting) > WIDTH - 2 * ROOM
                        || (south[0] - north[0]) * size(fitting) > HEIGHT - 2 * ROOM)) {
            fitting--;
        }
        int zoom = Math.clamp(wanted.orElse(fitting), 0, NEAREST);
        double left = (west[0] + east[0]) / 2 * size(zoom) - WIDTH / 2.0;
        double top = (north[0] + south[0]) / 2 * size(zoom) - HEIGHT / 2.0;
        var pins = new ArrayList<Pin>();
        for (int i = 0; i < placed.size(); i++) {
            var one = placed.get(i);
            pins.add(new Pin(
                    i + 1,
                    Math.round(x(one.at()) * size(zoom) - left),
                    Math.round(y(one.at()) * size(zoom) - top),
                    one.title(),
                    one.url()));
        }
        return new MapView(
                WIDTH,
                HEIGHT,
                tiles.map(template -> tiles(template, zoom, left, top)).orElse(List.of()),
                pins.stream()
                        .filter(pin -> pin.x() >= 0 && pin.x() <= WIDTH && pin.y() >= 0 && pin.y() <= HEIGHT)
                        .toList(),
                zoom,
                zoom < NEAREST ? base + "zoom=" + (zoom + 1) : "",
                zoom > 0 ? base + "zoom=" + (zoom - 1) : "");
    }

    private static List<Tile> tiles(String template, int zoom, double left, double top) {
        var tiles = new ArrayList<Tile>();
        long across = 1L << zoom;
        for (long x = Math.floorDiv((long) left, TILE); x * TILE < left + WIDTH; x++) {
            for (long y = Math.floorDiv((long) top, TILE); y * TILE < top + HEIGHT; y++) {
                if (y >= 0 && y < across) {
                    tiles.add(new Tile(
                            template.replace("{z}", Integer.toString(zoom))
                                    .replace("{x}", Long.toString(Math.floorMod(x, across)))
                                    .replace("{y}", Long.toString(y)),
                            Math.round(x * TILE - left),
                            Math.round(y * TILE - top)));
                }
            }
        }
        return tiles;
    }

    /** How wide the whole earth is, in pixels. */
    private static double size(int zoom) {
        return TILE * (double) (1L << zoom);
    }

    /** From 0 in the far west to 1 in the far east. */
    private static double x(Point at) {
        return (at.longitude() + 180) / 360;
    }

    /** From 0 in the north to 1 in the south, as Mercator drew it. */
    private static double y(Point at) {
        double sine = Math.sin(Math.toRadians(Math.clamp(at.latitude(), -MOST_LATITUDE, MOST_LATITUDE)));
        return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
}
