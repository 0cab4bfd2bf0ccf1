package folkmoot.door.api.media;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.talk.Talk;

/** Client API, media and custom emojis. */
public record MediaApi(EmojiRenderer emojis, MediaRenderer renderer) {

    public MediaApi(Platform platform, Talk talk, Authentication authentication, Routing routing) {
        var media = talk.media();
        var renderer = new MediaRenderer(media.urls());
        var emojis = new EmojiRenderer(platform.database(), media.emojis(), media.urls());
        this(emojis, renderer);
        DefaultImages.register(routing);
        emojis.register(routing);
        new MediaFileRoutes(media.storage(), media.remoteFiles()).register(routing);
        new MediaRoutes(platform.database(), authentication, media.uploads(), renderer).register(routing);
    }
}
