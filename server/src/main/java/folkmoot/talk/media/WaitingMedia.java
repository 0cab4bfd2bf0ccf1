package folkmoot.talk.media;

import folkmoot.platform.database.Database;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was uploaded and takes long to process, films and sounds mostly: kept until a job comes to it. */
final class WaitingMedia {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingMedia.class);

    /** Where an uploaded film waits for its turn. */
    public record Waiting(long media, String incoming, String type) {}

    private static final JobKind<Waiting> PROCESS = new JobKind<>(
            "process-media", Waiting.class, new RetryPolicy(3, Duration.ofSeconds(30), Duration.ofMinutes(10)));

    private final Database database;
    private final Jobs jobs;
    private final Ids ids;
    private final InstantSource clock;
    private final Processing processing;
    private final MediaStore store = new MediaStore();

    WaitingMedia(Database database, Jobs jobs, Ids ids, InstantSource clock, Processing processing) {
        this.database = database;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        this.processing = processing;
        jobs.handle(PROCESS, this::process);
    }

    /**
     * Keeps what was uploaded until its turn comes.
     *
     * @param thumbnail a small picture that came with it
     */
    MediaAttachment add(AccountId owner, NewMedia wanted, FileType type, Optional<Processing.Processed> thumbnail) {
        var incoming = processing.keep("incoming", wanted.file(), type);
        var media = new MediaAttachment(
                new MediaId(ids.next()),
                owner,
                Optional.empty(),
                type.group() == FileType.Group.SOUND ? MediaAttachment.Kind.AUDIO : MediaAttachment.Kind.VIDEO,
                MediaAttachment.State.PROCESSING,
                thumbnail.map(Processing.Processed::files).orElse(MediaAttachment.Files.NONE),
                Optional.empty(),
                Optional.of(type.mediaType()),
                wanted.description(),
                thumbnail.flatMap(Processing.Processed::blurhash),
                wanted.focus(),
                thumbnail.map(Processing.Processed::shape).orElse(MediaAttachment.Shape.UNKNOWN));
        database.write(tx -> {
            store.insertLoose(tx, media, clock.instant());
            jobs.enqueue(tx, PROCESS, new Waiting(media.id().value(), incoming, type.name()));
        });
        return media;
    }

    private void process(Waiting waiting) {
        var id = new MediaId(waiting.media());
        var known = database.read(tx -> store.find(tx, id));
        var file = processing.bytes(waiting.incoming());
        if (known.isPresent() && known.get().state() == MediaAttachment.State.PROCESSING && file.isPresent()) {
            finish(known.get(), file.get(), FileType.valueOf(waiting.type()));
        }
        processing.forget(waiting.incoming());
    }

    private void finish(MediaAttachment before, byte[] file, FileType type) {
        Optional<Processing.Processed> processed;
        try {
            processed = Optional.of(processing.process(file, type));
        } catch (Unreadable problem) {
            LOG.info("Media {} of account {} {}", before.id(), before.owner(), problem.getMessage());
            processed = Optional.empty();
        }
        var result = processed;
        database.write(tx -> store.find(tx, before.id())
                .ifPresent(now ->
                        store.update(tx, result.map(shown -> merged(now, shown)).orElseGet(() -> failed(now)))));
    }

    /** What was sent with the file or changed meanwhile stays: description, focus, a thumbnail of one's own. */
    private static MediaAttachment merged(MediaAttachment now, Processing.Processed shown) {
        boolean own = now.files().preview().isPresent();
        var result = own
                ? new Processing.Processed(
                        shown.kind(),
                        shown.mediaType(),
                        new MediaAttachment.Files(
                                shown.files().file(), now.files().preview()),
                        now.blurhash(),
                        shown.shape()
                                .withPreview(
                                        now.shape().previewWidth().orElse(0),
                                        now.shape().previewHeight().orElse(0)))
                : shown;
        return result.attachment(now.id(), now.owner(), now.description(), now.focus());
    }

    private static MediaAttachment failed(MediaAttachment now) {
        return new MediaAttachment(
                now.id(),
                now.owner(),
                now.status(),
                now.kind(),
                MediaAttachment.State.FAILED,
                now.files(),
                now.remote(),
                now.mediaType(),
                now.description(),
                now.blurhash(),
                now.focus(),
                now.shape());
    }
}
