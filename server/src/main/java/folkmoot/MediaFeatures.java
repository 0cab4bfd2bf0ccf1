package folkmoot;

import folkmoot.media.Attachments;
import folkmoot.media.MediaSecret;
import folkmoot.media.MediaUrls;
import java.util.Optional;

/** Pictures, films and sounds, built by hand: a part of the map that {@link Features} is. */
public final class MediaFeatures {

    public final MediaUrls urls;
    public final Attachments attachments;

    MediaFeatures(Features features) {
        this.urls = new MediaUrls(features.uris, _ -> Optional.empty(), MediaSecret.settle(features.database));
        this.attachments = new Attachments(features.clock);
    }
}
