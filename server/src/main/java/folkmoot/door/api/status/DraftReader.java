package folkmoot.door.api.status;

import folkmoot.door.api.account.PostingPreferences;
import folkmoot.door.api.entity.MediaAttachmentEntity;
import folkmoot.door.api.media.MediaRoutes;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Parameters;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.media.Media;
import folkmoot.talk.schedule.Drafts;
import folkmoot.talk.schedule.PostParams;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a client wants to post or change: the parameters of {@code POST} and {@code PUT /api/v1/statuses}. */
public final class DraftReader {

    private final Drafts drafts;
    private final Media media;
    private final PostingPreferences preferences;
    private final Supplier<String> language;

    /** @param language of posts that name none, by people who have chosen none, BCP 47 */
    public DraftReader(Drafts drafts, Media media, PostingPreferences preferences, Supplier<String> language) {
        this.drafts = drafts;
        this.media = media;
        this.preferences = preferences;
        this.language = language;
    }

    PostParams post(Request request, Viewer viewer, Account author) {
        var usual = preferences.of(viewer.user());
        return new PostParams(
                request.parameter("status").orElse(""),
                poll(request),
                request.parameters("media_ids"),
                request.parameters().flag("sensitive").orElse(usual.sensitive()),
                request.parameter("spoiler_text"),
                visibility(request, usual, author).word(),
                request.parameters().value("in_reply_to_id"),
                language(request).or(usual::language).or(() -> Optional.of(language.get())),
                viewer.application().value(),
                Optional.empty(),
                request.header("Idempotency-Key").filter(key -> !key.isBlank()),
                false,
                request.parameters().has("allowed_mentions")
                        ? Optional.of(request.parameters("allowed_mentions"))
                        : Optional.empty(),
                request.parameters().value("quoted_status_id"),
                request.parameter("quote_approval_policy").or(() -> Optional.of(usual.quotePolicy())));
    }

    /** When it is to be posted, if not now. */
    static Optional<Instant> scheduledAt(Request request) {
        return request.parameter("scheduled_at").map(ScheduledRoutes::time);
    }

    LocalStatuses.Change change(Request request) {
        var parts = new ArrayList<DraftPart>();
        request.parameter("quote_approval_policy").map(drafts::policy).ifPresent(parts::add);
        DraftPart poll = poll(request).<DraftPart>map(drafts::poll).orElseGet(drafts::noPoll);
        parts.add(poll);
        parts.add(words(request));
        return new LocalStatuses.Change(
                request.parameter("status").orElse(""),
                request.parameter("spoiler_text").orElse(""),
                request.parameters().flag("sensitive"),
                language(request),
                Drafts.media(request.parameters("media_ids")),
                parts);
    }

    /** What an edit says of the files that the status shows: {@code media_attributes}. */
    private DraftPart words(Request request) {
        var changes = new LinkedHashMap<MediaId, Media.Change>();
        for (var sent : request.parameters().list("media_attributes")) {
            var id = sent.text("id")
                    .flatMap(Id::media)
                    .orElseThrow(() -> Invalid.refused("The media file was not found"));
            var focus = sent.text("focus").map(MediaRoutes::focus);
            changes.put(id, new Media.Change(Optional.empty(), sent.typed("description"), focus));
        }
        return new DraftPart() {
            @Override
            public void keep(Transaction tx, Status status, Account author) {
                changes.forEach((id, change) -> media.describe(tx, author.id(), status.id(), id, change));
            }
        };
    }

    /** As asked for, or as somebody usually posts. */
    static Visibility visibility(Request request, User.PostingDefaults usual, Account author) {
        return visibility(request)
                .orElseGet(() -> Visibility.of(usual.visibilityFor(author)).orElseThrow());
    }

    /** Removes files for good that a removed status showed, where the client asks for it. */
    void forgetMedia(Request request, AccountId owner, List<MediaAttachmentEntity> shown) {
        if (request.flag("delete_media")) {
            shown.stream().flatMap(file -> Id.media(file.id()).stream()).forEach(id -> media.remove(owner, id));
        }
    }

    /** The visibility asked for. */
    private static Optional<Visibility> visibility(Request request) {
        return request.parameter("visibility")
                .map(word -> Visibility.of(word)
                        .orElseThrow(
                                () -> Invalid.field("visibility", "ERR_INCLUSION", "is not included in the list")));
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
