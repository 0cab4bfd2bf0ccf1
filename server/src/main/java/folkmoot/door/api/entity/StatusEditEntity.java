package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** StatusEdit (client API): one version of a status. */
public record StatusEditEntity(
        String content,
        String spoilerText,
        boolean sensitive,
        Instant createdAt,
        AccountEntity account,
        List<MediaAttachmentEntity> mediaAttachments,
        List<CustomEmojiEntity> emojis,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<EditedPoll> poll) {

    /** What could be chosen. */
    public record EditedPoll(List<EditedOption> options) {}

    /** One answer. */
    public record EditedOption(String title) {}
}
