package folkmoot.federation.vocabulary;

import java.util.Optional;

/** Where something is (ActivityStreams, {@code Place}): a name, a point, or both. */
public record Place(Optional<String> name, Optional<Point> point) {

    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    /** Degrees north and east (WGS 84). */
    public record Point(double latitude, double longitude) {

        public Point {
            if (!isOnEarth(latitude, longitude)) {
                throw new IllegalArgumentException("a point lies on the earth");
            }
        }
    }

    /** Whether two numbers are degrees of latitude and longitude. */
    public static boolean isOnEarth(double latitude, double longitude) {
        return Math.abs(latitude) <= MOST_LATITUDE
                && Math.abs(longitude) <= MOST_LONGITUDE; // false for what is no number
    }
}
