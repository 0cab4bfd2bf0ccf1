package folkmoot.civic.body;

import folkmoot.platform.id.BodyId;
import java.util.Optional;

/**
 * Other entries of the same register that an entry names.
 *
 * @param parent the body that it belongs to
 * @param predecessor the body that it came from
 * @param successor the body into which it was merged
 */
public record Kin(Optional<Entry> parent, Optional<Entry> predecessor, Optional<Entry> successor) {

    public static final Kin NONE = new Kin(Optional.empty(), Optional.empty(), Optional.empty());

    /** An entry as another one names it. */
    public record Entry(BodyId id, String slug, String name) {

        static Entry of(Body body) {
            return new Entry(body.id(), body.slug(), body.name());
        }
    }
}
