package folkmoot.door.api.entity;

import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.Place;
import java.util.Optional;

/**
 * Where exactly something is (Folkmoot API).
 *
 * @param latitude degrees north (WGS 84); null where only the name is known
 * @param longitude degrees east
 */
public record PlaceEntity(String name, Optional<Double> latitude, Optional<Double> longitude) {

    public static PlaceEntity of(Spot spot) {
        return new PlaceEntity(
                spot.name(),
                spot.point().map(Place.Point::latitude),
                spot.point().map(Place.Point::longitude));
    }
}
