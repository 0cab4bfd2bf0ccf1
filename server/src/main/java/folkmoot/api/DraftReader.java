package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.http.Parameters;
import folkmoot.http.Request;
import folkmoot.problem.Invalid;
import folkmoot.schedule.Drafts;
import folkmoot.schedule.PostParams;
import folkmoot.status.DraftPart;
import folkmoot.status.LocalStatuses;
import folkmoot.status.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what a client wants to post or change: the parameters of {@code POST} and {@code PUT /api/v1/statuses}. */
public final class DraftReader {

    private final Drafts drafts;

    public DraftReader(Drafts drafts) {
        this.drafts = drafts;
    }

    static PostParams post(Request request, Viewer viewer, Account author) {
        return new PostParams(
                request.parameter("status").orElse(""),
                poll(request),
                request.parameters("media_ids"),
                request.flag("sensitive"),
                request.parameter("spoiler_text"),
                visibility(request, author).word(),
                word(request, "in_reply_to_id"),
                language(request),
                viewer.application().value(),
                Optional.empty(),
                request.header("Idempotency-Key").filter(key -> !key.isBlank()),
                false,
                request.parameters().has("allowed_mentions")
                        ? Optional.of(request.parameters("allowed_mentions"))
                        : Optional.empty(),
                word(request, "quoted_status_id"),
                word(request, "quote_approval_policy"));
    }

    /** When it is to be posted, if not now. */
    static Optional<Instant> scheduledAt(Request request) {
        return word(request, "scheduled_at").map(ScheduledRoutes::time);
    }

    LocalStatuses.Change change(Request request) {
        DraftPart poll = poll(request).<DraftPart>map(drafts::poll).orElseGet(drafts::noPoll);
        return new LocalStatuses.Change(
                request.parameter("status").orElse(""),
                request.parameter("spoiler_text").orElse(""),
                request.flag("sensitive"),
                language(request),
                Drafts.media(request.parameters("media_ids")),
                List.of(poll));
    }

    static Visibility visibility(Request request, Account author) {
        return word(request, "visibility")
                .map(word -> Visibility.of(word)
                        .orElseThrow(() -> Invalid.field("visibility", "ERR_INCLUSION", "is not included in the list")))
                .orElse(author.settings().locked() ? Visibility.PRIVATE : Visibility.PUBLIC);
    }

    private static Optional<String> word(Request request, String name) {
        return request.parameter(name).filter(text -> !text.isBlank());
    }

    private static Optional<String> language(Request request) {
        return request.parameter("language").filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    }

    private static Optional<PostParams.PollParams> poll(Request request) {
        return request.parameters()
                .nested("poll")
                .filter(poll -> poll.has("options"))
                .map(DraftReader::poll);
    }

    private static PostParams.PollParams poll(Parameters poll) {
        return new PostParams.PollParams(
                poll.texts("options"),
                poll.number("expires_in").orElse(0),
                poll.flag("multiple").orElse(false),
                poll.flag("hide_totals").orElse(false));
    }
}
