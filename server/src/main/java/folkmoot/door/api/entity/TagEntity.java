package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Tag (client API). {@code following} and {@code featuring} are left out for visitors. */
public record TagEntity(
        String id,
        String name,
        URI url,
        List<History> history,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> following,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> featuring) {

    /** The same, written with other capitals. */
    public TagEntity writtenAs(String other) {
        return new TagEntity(id, other, url, history, following, featuring);
    }

    /** Use on one day; {@code day} is unix seconds at midnight. */
    public record History(String day, String uses, String accounts) {}
}
