package folkmoot.talk.schedule;

import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.poll.NewPoll;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.quote.QuotePolicy;
import folkmoot.talk.quote.QuoteSending;
import folkmoot.talk.status.Draft;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes of what a client asks for a draft that {@code LocalStatuses} posts; what is wrong with it is a problem here. */
public final class Drafts {

    private final Polls polls;
    private final QuoteSending quotes;

    public Drafts(Polls polls, QuoteSending quotes) {
        this.polls = polls;
        this.quotes = quotes;
    }

    public Draft draft(PostParams params) {
        return new Draft(
                params.text(),
                params.spoilerText().orElse(""),
                params.sensitive(),
                Visibility.of(params.visibility())
                        .orElseThrow(() -> Invalid.field("visibility", "ERR_INCLUSION", "is not included in the list")),
                params.language(),
                params.inReplyToId().map(Drafts::status),
                Optional.of(new ApplicationId(params.applicationId())),
                params.idempotency(),
                media(params.mediaIds()),
                parts(params));
    }

    private static StatusId status(String id) {
        return Id.status(id).orElseThrow(NotFound::new);
    }

    /** The attachments named; 422 for what cannot be one. */
    public static List<MediaId> media(List<String> ids) {
        return ids.stream()
                .map(id -> Id.media(id)
                        .orElseThrow(() -> Invalid.refused("The media file was not found, or is in use already")))
                .toList();
    }

    private List<DraftPart> parts(PostParams params) {
        var parts = new ArrayList<DraftPart>();
        params.poll().ifPresent(poll -> parts.add(poll(poll)));
        params.quotedStatusId().map(Drafts::status).ifPresent(quoted -> parts.add(quotes.quoting(quoted)));
        params.quoteApprovalPolicy()
                .map(QuotePolicy::of)
                .filter(policy -> !policy.equals(QuotePolicy.PUBLIC)) // what a new post says without a word
                .ifPresent(policy -> parts.add(quotes.policy(policy)));
        if (params.poll().isPresent() && !params.mediaIds().isEmpty()) {
            throw Invalid.refused("Cannot attach files to a post with a poll");
        }
        return parts;
    }

    /** The poll of a new post, or of an edited one. */
    public NewPoll poll(PostParams.PollParams poll) {
        return new NewPoll(
                polls, poll.options(), Duration.ofSeconds(poll.expiresIn()), poll.multiple(), poll.hideTotals());
    }

    /** The part of an edit that says who may quote the post. */
    public DraftPart policy(String word) {
        return quotes.policy(QuotePolicy.of(word));
    }

    /** The part of an edit that says that there is no poll any more. */
    public DraftPart noPoll() {
        return polls.none();
    }
}
