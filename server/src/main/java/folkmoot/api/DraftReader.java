package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.http.Parameters;
import folkmoot.http.Request;
import folkmoot.id.Id;
import folkmoot.id.StatusId;
import folkmoot.poll.NewPoll;
import folkmoot.poll.Polls;
import folkmoot.problem.Invalid;
import folkmoot.problem.NotFound;
import folkmoot.status.Draft;
import folkmoot.status.DraftPart;
import folkmoot.status.LocalStatuses;
import folkmoot.status.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a client wants to post or change: the parameters of {@code POST} and {@code PUT /api/v1/statuses}. */
public final class DraftReader {

    private final Polls polls;

    public DraftReader(Polls polls) {
        this.polls = polls;
    }

    Draft draft(Request request, Viewer viewer, Account author) {
        return new Draft(
                request.parameter("status").orElse(""),
                request.parameter("spoiler_text").orElse(""),
                request.flag("sensitive"),
                visibility(request, author),
                language(request),
                parent(request),
                Optional.of(viewer.application()),
                request.header("Idempotency-Key").filter(key -> !key.isBlank()),
                parts(request));
    }

    LocalStatuses.Change change(Request request) {
        return new LocalStatuses.Change(
                request.parameter("status").orElse(""),
                request.parameter("spoiler_text").orElse(""),
                request.flag("sensitive"),
                language(request),
                parts(request));
    }

    static Visibility visibility(Request request, Account author) {
        return request.parameter("visibility")
                .filter(word -> !word.isEmpty())
                .map(word -> Visibility.of(word)
                        .orElseThrow(() -> Invalid.field("visibility", "ERR_INCLUSION", "is not included in the list")))
                .orElse(author.settings().locked() ? Visibility.PRIVATE : Visibility.PUBLIC);
    }

    private static Optional<String> language(Request request) {
        return request.parameter("language").filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    }

    private static Optional<StatusId> parent(Request request) {
        return request.parameter("in_reply_to_id")
                .filter(text -> !text.isEmpty())
                .map(text -> Id.status(text).orElseThrow(NotFound::new));
    }

    private List<DraftPart> parts(Request request) {
        var parts = new ArrayList<DraftPart>();
        request.parameters()
                .nested("poll")
                .filter(poll -> poll.has("options"))
                .ifPresent(poll -> parts.add(poll(poll)));
        return parts;
    }

    private NewPoll poll(Parameters poll) {
        return new NewPoll(
                polls,
                poll.texts("options"),
                Duration.ofSeconds(poll.number("expires_in").orElse(0)),
                poll.flag("multiple").orElse(false),
                poll.flag("hide_totals").orElse(false));
    }
}
