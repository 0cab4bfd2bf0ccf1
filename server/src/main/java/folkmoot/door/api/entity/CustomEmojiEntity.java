package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;

/** CustomEmoji (client API). */
public record CustomEmojiEntity(
        String shortcode,
        URI url,
        URI staticUrl,
        boolean visibleInPicker,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> category) {}
