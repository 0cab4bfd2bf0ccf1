package folkmoot.civic.proposal;

import folkmoot.civic.log.Commitments;
import folkmoot.federation.json.Json;
import folkmoot.federation.vocabulary.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a version of a proposal says: all that supporters are asked to back.
 *
 * @param bodies slugs of the bodies that it addresses, in the order given
 */
public record VersionText(
        String title,
        String ask,
        String problem,
        Optional<String> category,
        Optional<String> locality,
        List<String> bodies,
        String language,
        Optional<Spot> spot) {

    public VersionText {
        bodies = List.copyOf(bodies);
    }

    /** One that names no place. */
    public VersionText(
            String title,
            String ask,
            String problem,
            Optional<String> category,
            Optional<String> locality,
            List<String> bodies,
            String language) {
        this(title, ask, problem, category, locality, bodies, language, Optional.empty());
    }

    static VersionText of(NewProposal written) {
        return new VersionText(
                written.title(),
                written.ask(),
                written.problem(),
                written.place().category(),
                written.place().locality(),
                written.bodies(),
                written.language(),
                written.place().spot());
    }

    /** One JSON object in canonical form (RFC 8785); what is not there is null, and a place that is not named is left out. */
    public byte[] canonical() {
        var document = Json.object();
        document.put("title", title);
        document.put("ask", ask);
        document.put("problem", problem);
        document.put("category", category.orElse(null));
        document.put("locality", locality.orElse(null));
        var addressed = document.putArray("bodies");
        bodies.forEach(addressed::add);
        document.put("language", language);
        spot.ifPresent(where -> {
            var place = document.putObject("place").put("name", where.name());
            place.put("latitude", where.point().map(Place.Point::latitude).orElse(null));
            place.put("longitude", where.point().map(Place.Point::longitude).orElse(null));
        });
        return Json.canonical(document);
    }

    /** SHA-256 of the salt and {@link #canonical}. */
    public byte[] digest(byte[] salt) {
        return Commitments.digest(salt, canonical());
    }
}
