package folkmoot.federation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Place;
import java.util.Optional;

/** The {@code location} of a post: a {@code Place} with a name, and a point where it is known (ActivityStreams 4.4). */
final class PlaceFields {

    private PlaceFields() {}

    /** Empty for none, and for one that says neither a name nor a point on the earth. */
    static Optional<Place> read(Fields fields) {
        return fields.object("location")
                .map(place ->
                        new Place(place.text("name").map(String::strip).filter(name -> !name.isEmpty()), point(place)))
                .filter(place -> place.name().isPresent() || place.point().isPresent());
    }

    private static Optional<Place.Point> point(Fields place) {
        return degrees(place, "latitude")
                .flatMap(latitude -> degrees(place, "longitude")
                        .filter(longitude -> Place.isOnEarth(latitude, longitude))
                        .map(longitude -> new Place.Point(latitude, longitude)));
    }

    private static Optional<Double> degrees(Fields place, String name) {
        return place.values(name).stream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .findFirst();
    }

    static void write(ObjectNode json, Place place) {
        var location = json.putObject("location").put("type", "Place");
        place.name().ifPresent(name -> location.put("name", name));
        place.point()
                .ifPresent(point -> location.put("latitude", point.latitude()).put("longitude", point.longitude()));
    }
}
