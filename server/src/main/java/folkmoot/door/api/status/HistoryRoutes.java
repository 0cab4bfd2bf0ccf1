package folkmoot.door.api.status;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.MediaAttachmentEntity;
import folkmoot.door.api.entity.StatusEditEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusHistory;
import folkmoot.talk.status.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Client API, statuses: what one said before it was edited, and what its author typed. */
public final class HistoryRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Parts parts;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;
    private final MediaRenderer media;

    /** The features behind it. */
    public record Parts(Accounts accounts, Statuses statuses, StatusHistory history, Attachments attachments) {}

    public HistoryRoutes(
            Database database,
            Authentication authentication,
            Parts parts,
            StatusRenderer renderer,
            AccountRenderer accountRenderer,
            MediaRenderer media) {
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
        this.media = media;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/statuses/:id/history", this::history).get("/api/v1/statuses/:id/source", this::source);
    }

    private Response history(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        return Response.json(database.read(tx -> {
            var status = parts.statuses().requireVisible(tx, RequestIds.status(request), viewer);
            var now = renderer.render(tx, List.of(status), viewer).stream()
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return versions(tx, status, now);
        }));
    }

    private List<StatusEditEntity> versions(Transaction tx, Status status, StatusEntity now) {
        var before = parts.history().before(tx, status.id());
        var author = accountRenderer.render(tx, parts.accounts().require(tx, status.author()));
        Map<MediaId, MediaAttachment> files = parts
                .attachments()
                .find(
                        tx,
                        before.stream()
                                .flatMap(version -> version.media().stream())
                                .distinct()
                                .toList())
                .stream()
                .collect(Collectors.toMap(MediaAttachment::id, Function.identity()));
        var all = new ArrayList<StatusEditEntity>();
        before.forEach(version -> all.add(entity(version, author, files)));
        all.add(new StatusEditEntity(
                status.text().content(),
                status.text().spoiler(),
                status.text().sensitive(),
                status.times().edited().orElse(status.times().created()),
                author,
                now.mediaAttachments(),
                now.emojis(),
                now.poll()
                        .map(poll -> poll(poll.options().stream()
                                .map(option -> option.title())
                                .toList()))));
        return all;
    }

    private StatusEditEntity entity(
            StatusHistory.Version version, AccountEntity author, Map<MediaId, MediaAttachment> files) {
        List<MediaAttachmentEntity> shown = version.media().stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .map(media::entity)
                .toList();
        return new StatusEditEntity(
                version.content(),
                version.spoiler(),
                version.sensitive(),
                version.since(),
                author,
                shown,
                List.of(),
                version.pollOptions().map(HistoryRoutes::poll));
    }

    private static StatusEditEntity.EditedPoll poll(List<String> options) {
        return new StatusEditEntity.EditedPoll(
                options.stream().map(StatusEditEntity.EditedOption::new).toList());
    }

    private Response source(Request request) {
        var viewer = authentication.require(request, "read:statuses");
        return Response.json(database.read(tx -> parts.statuses()
                .find(tx, RequestIds.status(request))
                .filter(status -> status.author().equals(viewer.account()) && !status.isReblog())
                .map(status -> Map.of(
                        "id", status.id().toString(),
                        "text",
                                status.text()
                                        .source()
                                        .orElseGet(() -> Html.text(status.text().content())),
                        "spoiler_text", status.text().spoiler()))
                .orElseThrow(NotFound::new)));
    }
}
