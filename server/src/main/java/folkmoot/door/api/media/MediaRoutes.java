package folkmoot.door.api.media;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.media.NewMedia;
import java.util.Map;
import java.util.Optional;

/** Client API, media: upload, look whether it is ready, describe, remove. */
public final class MediaRoutes {

    private static final int ROOM_FOR_WORDS = 1024 * 1024;
    private static final Body UPLOAD = Body.upTo(Media.MOST_FILM_BYTES + ROOM_FOR_WORDS);
    private static final Body PICTURE = Body.upTo(Media.MOST_PICTURE_BYTES + ROOM_FOR_WORDS);

    private final Database database;
    private final Authentication authentication;
    private final Media media;
    private final MediaRenderer renderer;

    public MediaRoutes(Database database, Authentication authentication, Media media, MediaRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.media = media;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.post("/api/v2/media", UPLOAD, request -> upload(request, false))
                .post("/api/v1/media", UPLOAD, request -> upload(request, true))
                .get("/api/v1/media/:id", this::show)
                .put("/api/v1/media/:id", PICTURE, this::change)
                .patch("/api/v1/media/:id", PICTURE, this::change)
                .delete("/api/v1/media/:id", this::remove);
    }

    private Response upload(Request request, boolean waiting) {
        var viewer = authentication.require(request, "write:media");
        var file = request.file("file").orElseThrow(() -> Invalid.field("file", "ERR_BLANK", "can't be blank"));
        var wanted = new NewMedia(file, thumbnail(request), description(request), focus(request));
        var made = media.upload(viewer.account(), wanted, waiting);
        boolean ready = made.state() == MediaAttachment.State.READY;
        return Response.json(ready ? 200 : 202, renderer.entity(made));
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "write:media");
        var found = database.read(tx -> media.requireLoose(tx, viewer.account(), id(request)));
        return switch (found.state()) {
            case READY -> Response.json(renderer.entity(found));
            case PROCESSING -> Response.json(206, renderer.entity(found));
            case FAILED -> throw Invalid.refused("The file could not be processed");
        };
    }

    private Response change(Request request) {
        var viewer = authentication.require(request, "write:media");
        var change = new Media.Change(thumbnail(request), request.parameters().typed("description"), focus(request));
        return Response.json(renderer.entity(media.change(viewer.account(), id(request), change)));
    }

    private Response remove(Request request) {
        var viewer = authentication.require(request, "write:media");
        media.remove(viewer.account(), id(request));
        return Response.json(Map.of());
    }

    private static MediaId id(Request request) {
        return Id.media(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    private static Optional<byte[]> thumbnail(Request request) {
        return request.file("thumbnail");
    }

    private static Optional<String> description(Request request) {
        return request.parameter("description");
    }

    private static Optional<MediaAttachment.Focus> focus(Request request) {
        return request.parameter("focus").map(MediaRoutes::focus);
    }

    /** {@code x,y}, each from -1 to 1; what lies outside counts as the edge. */
    public static MediaAttachment.Focus focus(String text) {
        try {
            var parts = text.split(",", 2);
            double x = Double.parseDouble(parts[0].strip());
            double y = Double.parseDouble(parts[1].strip());
            if (Double.isNaN(x) || Double.isNaN(y)) {
                throw new NumberFormatException("not a number");
            }
            return new MediaAttachment.Focus(Math.clamp(x, -1.0, 1.0), Math.clamp(y, -1.0, 1.0));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
            throw Invalid.field("focus", "ERR_INVALID", "is two numbers such as 0.5,-0.2");
        }
    }
}
