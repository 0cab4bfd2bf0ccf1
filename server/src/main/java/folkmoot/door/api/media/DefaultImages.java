package folkmoot.door.api.media;

import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The pictures of accounts that have none: clients must never be given null (client API, Account). */
public final class DefaultImages {

    public static final String AVATAR = "/avatar.png";
    public static final String HEADER = "/header.png";

    private DefaultImages() {}

    public static void register(Routing routing) {
        for (var path : new String[] {AVATAR, HEADER}) {
            var picture = picture(path);
            routing.get(path, (Request _) -> picture);
        }
    }

    private static Response picture(String path) {
        try (var in = DefaultImages.class.getResourceAsStream("/web/images" + path)) {
            return Response.bytes(200, "image/png", in.readAllBytes())
                    .header("Cache-Control", "public, max-age=86400")
                    .header("Content-Encoding", "identity"); // PNG is compressed already
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
