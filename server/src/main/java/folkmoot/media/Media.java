package folkmoot.media;

import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.Ids;
import folkmoot.id.MediaId;
import folkmoot.id.StatusId;
import folkmoot.job.JobKind;
import folkmoot.job.Jobs;
import folkmoot.job.RetryPolicy;
import folkmoot.problem.Invalid;
import folkmoot.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people upload: taken in, processed, changed, removed. The files go to the storage outside any transaction. */
public final class Media {

    /** Largest picture, in bytes. */
    public static final int MOST_PICTURE_BYTES = 16 * 1024 * 1024;

    /** Largest film or sound, in bytes. */
    public static final int MOST_FILM_BYTES = 99 * 1024 * 1024;

    /** Longest description, in characters. */
    public static final int LONGEST_DESCRIPTION = 1_500;

    private static final Logger LOG = LoggerFactory.getLogger(Media.class);
    private static final Duration LOOSE_FOR = Duration.ofDays(1);
    private static final int SWEPT_AT_ONCE = 100;

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

    Media(Database database, Jobs jobs, Ids ids, InstantSource clock, Processing processing) {
        this.database = database;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        this.processing = processing;
        jobs.handle(PROCESS, this::process);
        jobs.every("remove-unused-media", Duration.ofHours(1), this::sweep);
    }

    /**
     * Takes in a file. A picture is ready when this returns; a film or sound is processed in the background, unless
     * {@code waiting}. Problems: 422 with a sentence for what cannot be taken.
     */
    public MediaAttachment upload(AccountId owner, NewMedia wanted, boolean waiting) {
        requireDescription(wanted.description());
        try {
            var type = FileType.of(wanted.file()).orElseThrow(() -> new Unreadable("is of a kind that is not taken"));
            requireSize(wanted.file(), type);
            processing.requireProgram(type);
            if (processing.isLong(wanted.file(), type) && !waiting) {
                return later(owner, wanted, type);
            }
            var processed = processing.process(wanted.file(), type);
            var shown = wanted.thumbnail().isPresent()
                    ? withThumbnail(processed, wanted.thumbnail().get())
                    : processed;
            var media = attachment(new MediaId(ids.next()), owner, wanted.description(), wanted.focus(), shown);
            database.write(tx -> store.insertLoose(tx, media, clock.instant()));
            return media;
        } catch (Unreadable problem) {
            throw refused(problem);
        }
    }

    private static Invalid refused(Unreadable problem) {
        return Invalid.field("file", "ERR_INVALID", problem.getMessage());
    }

    private static void requireSize(byte[] file, FileType type) throws Unreadable {
        int most = type.group() == FileType.Group.PICTURE ? MOST_PICTURE_BYTES : MOST_FILM_BYTES;
        if (file.length > most) {
            throw new Unreadable("must be less than " + most / 1024 / 1024 + " MB");
        }
    }

    private static void requireDescription(Optional<String> description) {
        if (description
                .filter(text -> text.codePointCount(0, text.length()) > LONGEST_DESCRIPTION)
                .isPresent()) {
            throw Invalid.field(
                    "description", "ERR_TOO_LONG", "is too long (" + LONGEST_DESCRIPTION + " characters at most)");
        }
    }

    private MediaAttachment later(AccountId owner, NewMedia wanted, FileType type) throws Unreadable {
        var incoming = processing.keep("incoming", wanted.file(), type);
        var thumbnail = wanted.thumbnail().isPresent()
                ? Optional.of(withThumbnail(NOTHING_YET, wanted.thumbnail().get()))
                : Optional.<Processing.Processed>empty();
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

    private static final Processing.Processed NOTHING_YET = new Processing.Processed(
            MediaAttachment.Kind.UNKNOWN,
            "",
            MediaAttachment.Files.NONE,
            Optional.empty(),
            MediaAttachment.Shape.UNKNOWN);

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
    private MediaAttachment merged(MediaAttachment now, Processing.Processed shown) {
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
        return attachment(now.id(), now.owner(), now.description(), now.focus(), result);
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

    private static MediaAttachment attachment(
            MediaId id,
            AccountId owner,
            Optional<String> description,
            Optional<MediaAttachment.Focus> focus,
            Processing.Processed processed) {
        return new MediaAttachment(
                id,
                owner,
                Optional.empty(),
                processed.kind(),
                MediaAttachment.State.READY,
                processed.files(),
                Optional.empty(),
                Optional.of(processed.mediaType()),
                description,
                processed.blurhash(),
                focus,
                processed.shape());
    }

    private Processing.Processed withThumbnail(Processing.Processed processed, byte[] file) throws Unreadable {
        var type = FileType.of(file)
                .filter(found -> found.group() == FileType.Group.PICTURE)
                .orElseThrow(() -> new Unreadable("has a thumbnail that is not a picture"));
        requireSize(file, type);
        return processing.withPreview(processed, file, type);
    }

    /** One's own attachment that no status shows. Problems: 404. */
    public MediaAttachment requireLoose(Transaction tx, AccountId owner, MediaId id) {
        return own(tx, owner, id).filter(media -> media.status().isEmpty()).orElseThrow(NotFound::new);
    }

    private Optional<MediaAttachment> own(Transaction tx, AccountId owner, MediaId id) {
        return store.find(tx, id)
                .filter(media -> media.owner().equals(owner) && media.remote().isEmpty());
    }

    /** What is to change; what is empty stays. */
    public record Change(
            Optional<byte[]> thumbnail, Optional<String> description, Optional<MediaAttachment.Focus> focus) {}

    /** Changes one's own attachment that no status shows. Problems: 404, 422. */
    public MediaAttachment change(AccountId owner, MediaId id, Change change) {
        requireDescription(change.description());
        var known = database.read(tx -> requireLoose(tx, owner, id));
        var thumbnail = change.thumbnail().map(file -> thumbnail(known, file));
        return database.transaction(tx -> {
            var now = requireLoose(tx, owner, id);
            var changed = thumbnail
                    .map(shown -> new MediaAttachment(
                            now.id(),
                            now.owner(),
                            now.status(),
                            now.kind(),
                            now.state(),
                            new MediaAttachment.Files(
                                    now.files().file(), shown.files().preview()),
                            now.remote(),
                            now.mediaType(),
                            now.description(),
                            shown.blurhash(),
                            now.focus(),
                            shown.shape()))
                    .orElse(now)
                    .with(
                            change.description().or(now::description),
                            change.focus().or(now::focus));
            store.update(tx, changed);
            return changed;
        });
    }

    private Processing.Processed thumbnail(MediaAttachment known, byte[] file) {
        try {
            return withThumbnail(
                    new Processing.Processed(known.kind(), "", known.files(), known.blurhash(), known.shape()), file);
        } catch (Unreadable problem) {
            throw Invalid.field("thumbnail", "ERR_INVALID", problem.getMessage());
        }
    }

    /** Changes description and focus of an attachment that a status shows, when that is edited ({@code media_attributes}). */
    public void describe(Transaction tx, AccountId owner, StatusId shownBy, MediaId id, Change change) {
        requireDescription(change.description());
        own(tx, owner, id)
                .filter(media -> media.status().equals(Optional.of(shownBy)))
                .ifPresent(media -> store.update(
                        tx,
                        media.with(
                                change.description().or(media::description),
                                change.focus().or(media::focus))));
    }

    /** Removes one's own attachment. Problems: 404; 422 while a status shows it. */
    public void remove(AccountId owner, MediaId id) {
        var removed = database.transaction(tx -> {
            var media = own(tx, owner, id).orElseThrow(NotFound::new);
            if (media.status().isPresent()) {
                throw Invalid.refused("The media file is in use by a post");
            }
            store.delete(tx, List.of(id));
            return media;
        });
        processing.forget(removed.files());
    }

    /** Removes what no status has shown for a day. */
    void sweep() {
        Instant before = clock.instant().minus(LOOSE_FOR);
        int swept;
        do {
            var found = database.transaction(tx -> {
                var loose = store.looseSince(tx, before, SWEPT_AT_ONCE);
                store.delete(tx, loose.stream().map(MediaAttachment::id).toList());
                return loose;
            });
            found.forEach(media -> processing.forget(media.files()));
            swept = found.size();
        } while (swept == SWEPT_AT_ONCE);
    }
}
