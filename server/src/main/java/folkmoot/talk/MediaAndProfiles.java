package folkmoot.talk;

import static folkmoot.schema.generated.Tables.MEDIA_SECRET;

import folkmoot.config.Settings;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.database.KeptSecret;
import folkmoot.platform.storage.FolderStorage;
import folkmoot.platform.storage.MediaStorage;
import folkmoot.platform.storage.S3Storage;
import folkmoot.talk.emoji.Emojis;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.Ffmpeg;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.MediaParts;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.RemoteFiles;
import folkmoot.talk.media.SmallPictures;
import folkmoot.talk.profile.ActorDocuments;
import folkmoot.talk.profile.ProfileNews;
import folkmoot.talk.profile.ProfileTexts;
import folkmoot.talk.profile.Profiles;

/** Pictures, films and sounds; emojis; and the profiles that show them. */
public record MediaAndProfiles(
        MediaStorage storage,
        MediaUrls urls,
        Attachments attachments,
        boolean films,
        Media uploads,
        SmallPictures smallPictures,
        RemoteFiles remoteFiles,
        Emojis emojis,
        ActorDocuments actorDocuments,
        ProfileNews profileNews,
        Profiles profiles) {

    MediaAndProfiles(Platform platform, People people) {
        var settings = platform.settings();
        var database = platform.database();
        var clock = platform.clock();
        var uris = platform.uris();
        var accounts = people.accounts();
        var storage = storage(settings);
        var urls = new MediaUrls(
                uris, storage::publicAddress, KeptSecret.settle(database, MEDIA_SECRET, MEDIA_SECRET.SECRET));
        var ffmpeg = Ffmpeg.find(settings.media().ffmpeg());
        var parts = new MediaParts(database, platform.jobs(), clock, storage, ffmpeg);
        var smallPictures = parts.smallPictures();
        var emojis = new Emojis(database, smallPictures, urls, uris, clock);
        var actorDocuments = new ActorDocuments(people.keys(), uris, emojis);
        var news = new ProfileNews(
                database,
                platform.jobs(),
                accounts,
                people.deliveries(),
                uris,
                platform.ids(),
                clock,
                actorDocuments::actor,
                people.elsewhere()::page);
        this(
                storage,
                urls,
                new Attachments(clock),
                ffmpeg.isPresent(),
                parts.uploads(platform.ids()),
                smallPictures,
                parts.remoteFiles(
                        urls,
                        people.elsewhere().fetcher(),
                        new RemoteFiles.Policy(
                                () -> platform.live().now().media().keepRemote(),
                                people.domainBlocks()::isMediaRejected)),
                emojis,
                actorDocuments,
                news,
                new Profiles(
                        database,
                        accounts,
                        people.members().users(),
                        smallPictures,
                        urls,
                        new ProfileTexts(database, accounts, uris),
                        news,
                        clock));
    }

    /** Where files stand by the settings. */
    public static MediaStorage storage(Settings settings) {
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
