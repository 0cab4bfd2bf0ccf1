package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Status (client API). The flags {@code favourited} to {@code pinned} and {@code filtered} are left out for visitors.
 *
 * @param content HTML; left out in the answer to a deletion, which has {@code text} instead
 * @param proposal where the status is a proposal: its civic side, which other clients ignore
 */
public record StatusEntity(
        String id,
        Instant createdAt,
        Optional<String> inReplyToId,
        Optional<String> inReplyToAccountId,
        boolean sensitive,
        String spoilerText,
        String visibility,
        Optional<String> language,
        URI uri,
        Optional<URI> url,
        int repliesCount,
        int reblogsCount,
        int favouritesCount,
        int quotesCount,
        Optional<Instant> editedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> content,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> text,
        Optional<StatusEntity> reblog,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<StatusApplication> application,
        AccountEntity account,
        List<MediaAttachmentEntity> mediaAttachments,
        List<MentionEntity> mentions,
        List<StatusTag> tags,
        List<CustomEmojiEntity> emojis,
        List<Object> taggedCollections,
        Optional<PreviewCardEntity> card,
        Optional<PollEntity> poll,
        Optional<QuoteEntity> quote,
        QuoteApproval quoteApproval,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> favourited,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> reblogged,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> muted,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> bookmarked,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> pinned,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<Object>> filtered,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Object> proposal) {

    /** With which client it was posted. */
    public record StatusApplication(String name, Optional<String> website) {}

    /** Somebody mentioned. */
    public record MentionEntity(String id, String username, URI url, String acct) {}

    /** A hashtag in a status. */
    public record StatusTag(String name, URI url) {}

    /** Who may quote it, and whether the viewer may. */
    public record QuoteApproval(List<String> automatic, List<String> manual, String currentUser) {}

    /** The answer to a deletion: what was typed in place of the HTML, for drafting it again. */
    public StatusEntity asDeleted(String source) {
        return new StatusEntity(
                id,
                createdAt,
                inReplyToId,
                inReplyToAccountId,
                sensitive,
                spoilerText,
                visibility,
                language,
                uri,
                url,
                repliesCount,
                reblogsCount,
                favouritesCount,
                quotesCount,
                editedAt,
                Optional.empty(),
                Optional.of(source),
                reblog,
                application,
                account,
                mediaAttachments,
                mentions,
                tags,
                emojis,
                taggedCollections,
                card,
                poll,
                quote,
                quoteApproval,
                favourited,
                reblogged,
                muted,
                bookmarked,
                pinned,
                filtered,
                proposal);
    }
}
