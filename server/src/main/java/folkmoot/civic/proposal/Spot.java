package folkmoot.civic.proposal;

import folkmoot.federation.vocabulary.Place;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where exactly a proposal is about: a name that people there know, and degrees where they are known. What was typed stays as it was
 * typed until it is checked, so that it comes back to whoever has to change it.
 *
 * @param name at most 200 characters
 * @param latitude degrees north, to five digits (about a metre); empty where only words are known
 * @param longitude degrees east
 */
public record Spot(String name, String latitude, String longitude) {

    public static final int LONGEST_NAME = 200;

    private static final int DIGITS = 5;
    private static final int LONGEST_NUMBER = 40;

    public Spot {
        name = Names.clean(name);
        latitude = plain(latitude);
        longitude = plain(longitude);
    }

    /** Empty where nothing was typed. */
    public static Optional<Spot> typed(Optional<String> name, Optional<String> latitude, Optional<String> longitude) {
        var spot = new Spot(name.orElse(""), latitude.orElse(""), longitude.orElse(""));
        return spot.name().isEmpty()
                        && spot.latitude().isEmpty()
                        && spot.longitude().isEmpty()
                ? Optional.empty()
                : Optional.of(spot);
    }

    /** As it is kept; empty where it is not named. */
    public static Optional<Spot> kept(String name, Double latitude, Double longitude) {
        return Optional.ofNullable(name)
                .map(known -> new Spot(
                        known,
                        latitude == null ? "" : latitude.toString(),
                        longitude == null ? "" : longitude.toString()));
    }

    /** As another server says it: a point without a name is called by its numbers. */
    public static Optional<Spot> of(Place place) {
        return typed(
                        place.name()
                                .map(Spot::shortened)
                                .or(() -> place.point().map(point -> point.latitude() + ", " + point.longitude())),
                        place.point().map(point -> Double.toString(point.latitude())),
                        place.point().map(point -> Double.toString(point.longitude())))
                .filter(spot -> !spot.name().isEmpty());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** Name and numbers, as they are compared. */
    public String words() {
        return latitude.isEmpty() ? name : name + " (" + latitude + ", " + longitude + ")";
    }

    /** As it goes out. */
    public Place place() {
        return new Place(Optional.of(name), point());
    }

    /** For its column; null where it is not known. */
    public static Double latitude(Optional<Spot> spot) {
        return spot.flatMap(Spot::point).map(Place.Point::latitude).orElse(null);
    }

    /** For its column; null where it is not known. */
    public static Double longitude(Optional<Spot> spot) {
        return spot.flatMap(Spot::point).map(Place.Point::longitude).orElse(null);
    }

    /** Where it lies; empty where only words are known, or what was typed is nowhere. */
    public Optional<Place.Point> point() {
        return number(latitude)
                .flatMap(north -> number(longitude)
                        .filter(east -> Place.isOnEarth(north, east))
                        .map(east -> new Place.Point(north, east)));
    }

    /** Digits of any script, and a comma of any, are taken for what they are; what is no number stays. */
    private static String plain(String typed) {
        var text = Names.clean(typed);
        var digits = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_NUMBER)
                .forEach(c -> digits.appendCodePoint(
                        switch (c) {
                            case ',', '\u066b', '\u060c' -> '.';
                            case '\u2212' -> '-';
                            default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
                        }));
        return number(digits.toString())
                .map(number -> new BigDecimal(number)
                        .setScale(DIGITS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse(text);
    }

    private static Optional<Double> number(String text) {
        if (!text.matches("[+-]?[0-9]{1,3}(\\.[0-9]{1,30})?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(text));
    }

    void check(Map<String, List<Invalid.Detail>> errors) {
        int length = PostText.graphemes(name);
        if (length == 0) {
            NewProposal.add(errors, "place_name", "ERR_BLANK", "can't be blank where a point is given");
        } else if (length > LONGEST_NAME || name.length() > LONGEST_NAME * 10) {
            NewProposal.add(errors, "place_name", "ERR_TOO_LONG", "must have at most " + LONGEST_NAME + " characters");
        }
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return;
        }
        if (number(latitude).filter(north -> Place.isOnEarth(north, 0)).isEmpty()) {
            NewProposal.add(errors, "latitude", "ERR_INVALID", "must be a number from -90 to 90");
        }
        if (number(longitude).filter(east -> Place.isOnEarth(0, east)).isEmpty()) {
            NewProposal.add(errors, "longitude", "ERR_INVALID", "must be a number from -180 to 180");
        }
    }
}
