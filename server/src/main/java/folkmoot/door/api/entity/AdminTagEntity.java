package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Admin::Tag (client API): a hashtag with what moderators decided about it.
 *
 * @param requiresReview it is in use and nobody has decided yet
 */
public record AdminTagEntity(
        @JsonUnwrapped TagEntity tag, boolean trendable, boolean usable, boolean requiresReview, boolean listable) {}
