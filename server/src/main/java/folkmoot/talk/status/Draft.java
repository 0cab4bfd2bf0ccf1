package folkmoot.talk.status;

import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody here wants to post.
 *
 * @param text plain text, as typed
 * @param spoiler content warning, may be empty
 * @param language BCP 47
 * @param idempotencyKey a repeat with the same key returns what the first made
 * @param media chosen attachments, in order
 * @param parts what features above keep with it: a poll, a quote
 */
public record Draft(
        String text,
        String spoiler,
        boolean sensitive,
        Visibility visibility,
        Optional<String> language,
        Optional<StatusId> inReplyTo,
        Optional<ApplicationId> application,
        Optional<String> idempotencyKey,
        List<MediaId> media,
        List<DraftPart> parts) {

    public Draft {
        media = List.copyOf(media);
        parts = List.copyOf(parts);
    }

    /** A post of words alone. */
    public Draft(
            String text,
            String spoiler,
            boolean sensitive,
            Visibility visibility,
            Optional<String> language,
            Optional<StatusId> inReplyTo,
            Optional<ApplicationId> application,
            Optional<String> idempotencyKey) {
        this(
                text,
                spoiler,
                sensitive,
                visibility,
                language,
                inReplyTo,
                application,
                idempotencyKey,
                List.of(),
                List.of());
    }

    /** With another Idempotency-Key. */
    public Draft withKey(String key) {
        return new Draft(
                text, spoiler, sensitive, visibility, language, inReplyTo, application, Optional.of(key), media, parts);
    }
}
