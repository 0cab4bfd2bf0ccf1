package folkmoot.door.api.status;

import folkmoot.door.api.entity.ScheduledStatusEntity;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.schedule.Drafts;
import folkmoot.talk.schedule.ScheduledStatus;
import folkmoot.talk.schedule.ScheduledStatuses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Client API, scheduled statuses: list, look, move, take back. */
public final class ScheduledRoutes {

    private final Database database;
    private final Authentication authentication;
    private final ScheduledStatuses scheduled;
    private final Attachments attachments;
    private final MediaRenderer media;

    public ScheduledRoutes(
            Database database,
            Authentication authentication,
            ScheduledStatuses scheduled,
            Attachments attachments,
            MediaRenderer media) {
        this.database = database;
        this.authentication = authentication;
        this.scheduled = scheduled;
        this.attachments = attachments;
        this.media = media;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/scheduled_statuses", this::list)
                .get("/api/v1/scheduled_statuses/:id", this::show)
                .update("/api/v1/scheduled_statuses/:id", this::move)
                .delete("/api/v1/scheduled_statuses/:id", this::remove);
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = scheduled.of(tx, viewer, page);
            return Paging.linkedWhileFull(
                    request,
                    found.stream().map(one -> entity(tx, one)).toList(),
                    found.stream().map(ScheduledStatus::id).toList(),
                    page.limit());
        });
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        return Response.json(database.read(tx -> entity(tx, scheduled.require(tx, viewer, id(request)))));
    }

    private Response move(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        var at = request.parameter("scheduled_at")
                .map(ScheduledRoutes::time)
                .orElseThrow(() -> Invalid.field("scheduled_at", "ERR_BLANK", "can't be blank"));
        return Response.json(database.transaction(tx -> entity(tx, scheduled.move(tx, viewer, id(request), at))));
    }

    private Response remove(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        database.write(tx -> scheduled.remove(tx, viewer, id(request)));
        return Paging.done();
    }

    /** A point in time in ISO 8601; 422 for anything else. */
    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException notATime) {
            throw Invalid.field("scheduled_at", "ERR_INVALID", "is not a date and time");
        }
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    ScheduledStatusEntity entity(Transaction tx, ScheduledStatus one) {
        var ids = Drafts.media(one.params().mediaIds());
        Map<MediaId, MediaAttachment> found =
                attachments.find(tx, ids).stream().collect(Collectors.toMap(MediaAttachment::id, Function.identity()));
        var shown = ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(media::entity)
                .toList();
        return new ScheduledStatusEntity(Long.toString(one.id()), one.at(), one.params(), List.copyOf(shown));
    }
}
