package folkmoot.door.api.civic;

import folkmoot.civic.proposal.Spot;
import folkmoot.platform.http.Parameters;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Invalid;
import java.util.List;
import java.util.Optional;

/** Where exactly a proposal is about, and what is shown with it: {@code place_name}, {@code latitude}, {@code longitude}, {@code media_ids[]}. */
final class PlaceFields {

    private PlaceFields() {}

    /** What is sent; of a change, what is not sent stays, and an empty name takes all of it away. */
    static Optional<Spot> spot(Request request, Optional<Spot> present) {
        var sent = request.parameters();
        if (!sent.has("place_name") && !sent.has("latitude") && !sent.has("longitude")) {
            return present;
        }
        var name = typed(sent, "place_name").or(() -> present.map(Spot::name));
        return name.equals(Optional.of(""))
                ? Optional.empty()
                : Spot.typed(
                        name,
                        typed(sent, "latitude").or(() -> present.map(Spot::latitude)),
                        typed(sent, "longitude").or(() -> present.map(Spot::longitude)));
    }

    private static Optional<String> typed(Parameters sent, String name) {
        return sent.has(name) ? Optional.of(sent.value(name).orElse("").strip()) : Optional.empty();
    }

    /** Ids of attachments, as they come; of a change, what is not sent stays. */
    static List<MediaId> pictures(Request request, List<MediaId> present) {
        return request.parameters().has("media_ids")
                ? request.parameters("media_ids").stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> Id.media(text)
                                .orElseThrow(() -> Invalid.field("media_ids", "ERR_INVALID", "was not found")))
                        .toList()
                : present;
    }
}
