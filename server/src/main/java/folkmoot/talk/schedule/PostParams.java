package folkmoot.talk.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a client asks to post: the parameters of {@code POST /api/v1/statuses}, in the client API's words and order, as a
 * ScheduledStatus shows them.
 *
 * @param applicationId the client program
 * @param scheduledAt always empty: the time stands beside
 * @param idempotency the Idempotency-Key
 */
public record PostParams(
        String text,
        Optional<PollParams> poll,
        List<String> mediaIds,
        boolean sensitive,
        Optional<String> spoilerText,
        String visibility,
        Optional<String> inReplyToId,
        Optional<String> language,
        long applicationId,
        Optional<String> scheduledAt,
        Optional<String> idempotency,
        boolean withRateLimit,
        Optional<List<String>> allowedMentions,
        Optional<String> quotedStatusId,
        Optional<String> quoteApprovalPolicy) {

    public PostParams {
        mediaIds = List.copyOf(mediaIds);
    }

    /** @param expiresIn seconds */
    public record PollParams(List<String> options, int expiresIn, boolean multiple, boolean hideTotals) {

        public PollParams {
            options = List.copyOf(options);
        }
    }

    /** As it was written to the database. */
    static PostParams read(JsonNode json) {
        return new PostParams(
                json.path("text").asText(),
                Optional.of(json.path("poll")).filter(JsonNode::isObject).map(PostParams::poll),
                texts(json.path("media_ids")),
                json.path("sensitive").asBoolean(),
                text(json, "spoiler_text"),
                json.path("visibility").asText(),
                text(json, "in_reply_to_id"),
                text(json, "language"),
                json.path("application_id").asLong(),
                Optional.empty(),
                text(json, "idempotency"),
                false,
                Optional.of(json.path("allowed_mentions"))
                        .filter(JsonNode::isArray)
                        .map(PostParams::texts),
                text(json, "quoted_status_id"),
                text(json, "quote_approval_policy"));
    }

    private static PollParams poll(JsonNode json) {
        return new PollParams(
                texts(json.path("options")),
                json.path("expires_in").asInt(),
                json.path("multiple").asBoolean(),
                json.path("hide_totals").asBoolean());
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
