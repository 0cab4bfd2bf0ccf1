package folkmoot;

import folkmoot.config.Settings;
import folkmoot.platform.storage.FolderStorage;
import folkmoot.platform.storage.MediaStorage;
import folkmoot.platform.storage.S3Storage;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.Ffmpeg;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.MediaParts;
import folkmoot.talk.media.MediaSecret;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.SmallPictures;
import folkmoot.talk.profile.ProfileNews;
import folkmoot.talk.profile.ProfileTexts;
import folkmoot.talk.profile.Profiles;

/** Pictures, films and sounds, built by hand: a part of the map that {@link Features} is. */
public final class MediaFeatures {

    public final MediaStorage storage;
    public final MediaUrls urls;
    public final Attachments attachments;
    public final MediaParts parts;
    public final boolean films;
    public final Media uploads;
    public final SmallPictures smallPictures;
    public final ProfileNews profileNews;
    public final Profiles profiles;

    MediaFeatures(Features features, Settings settings) {
        this.storage = storage(settings);
        this.urls = new MediaUrls(features.uris, storage::publicAddress, MediaSecret.settle(features.database));
        this.attachments = new Attachments(features.clock);
        var ffmpeg = Ffmpeg.find(settings.media().ffmpeg());
        this.films = ffmpeg.isPresent();
        this.parts = new MediaParts(features.database, features.jobs, features.clock, storage, ffmpeg);
        this.uploads = parts.uploads(features.ids);
        this.smallPictures = parts.smallPictures();
        this.profileNews = new ProfileNews(
                features.database,
                features.jobs,
                features.accounts,
                features.deliveries,
                features.uris,
                features.ids,
                features.clock);
        this.profiles = new Profiles(
                features.database,
                features.accounts,
                features.users,
                smallPictures,
                urls,
                new ProfileTexts(features.database, features.accounts, features.uris),
                profileNews,
                features.clock);
    }

    private static MediaStorage storage(Settings settings) {
        var s3 = settings.media().s3();
        return switch (settings.media().storage()) {
            case FOLDER -> new FolderStorage(settings.data().directory().resolve("media"));
            case S3 ->
                new S3Storage(new S3Storage.Bucket(
                        s3.endpoint().orElseThrow(),
                        s3.bucket(),
                        s3.region(),
                        s3.accessKey(),
                        s3.secretKey(),
                        s3.pathStyle(),
                        s3.prefix(),
                        s3.publicUrl()));
        };
    }
}
