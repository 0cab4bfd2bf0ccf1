package folkmoot.talk.media;

import folkmoot.federation.fetch.Fetcher;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.storage.MediaStorage;
import java.time.InstantSource;
import java.util.Optional;

/** Builds the parts of the feature that go together: they share one bound on how many pixels are unpacked at once. */
public final class MediaParts {

    private final Database database;
    private final Jobs jobs;
    private final InstantSource clock;
    private final MediaStorage storage;
    private final Processing processing;

    /** @param ffmpeg reads films and sounds, where it is there */
    public MediaParts(
            Database database, Jobs jobs, InstantSource clock, MediaStorage storage, Optional<Ffmpeg> ffmpeg) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.storage = storage;
        this.processing = new Processing(storage, new Pictures(ffmpeg), ffmpeg.map(Films::new));
    }

    /** What people upload. */
    public Media uploads(Ids ids) {
        return new Media(database, jobs, ids, clock, processing);
    }

    /** Pictures of profiles and emojis. */
    public SmallPictures smallPictures() {
        return new SmallPictures(processing);
    }

    /** Files of other servers, passed on. */
    public RemoteFiles remoteFiles(MediaUrls urls, Fetcher fetcher, RemoteFiles.Policy policy) {
        return new RemoteFiles(database, jobs, urls, storage, fetcher, processing, policy, clock);
    }
}
