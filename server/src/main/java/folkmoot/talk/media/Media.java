package folkmoot.talk.media;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people upload: taken in, processed, changed, removed. The files go to the storage outside any transaction. */
public final class Media {

    /** Largest picture, in bytes. */
    public static final int MOST_PICTURE_BYTES = 16 * 1024 * 1024;

    /** Largest film or sound, in bytes. */
    public static final int MOST_FILM_BYTES = 99 * 1024 * 1024;

    /** Longest description, in characters. */
    public static final int LONGEST_DESCRIPTION = 1_500;

    private static final Duration LOOSE_FOR = Duration.ofDays(1);
    private static final int SWEPT_AT_ONCE = 100;

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final Processing processing;
    private final WaitingMedia waiting;
    private final MediaStore store = new MediaStore();

    Media(Database database, Jobs jobs, Ids ids, InstantSource clock, Processing processing) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.processing = processing;
        this.waiting = new WaitingMedia(database, jobs, ids, clock, processing);
        jobs.every("remove-unused-media", Duration.ofHours(1), this::sweep);
    }

    /**
     * Takes in a file. A picture is ready when this returns; a film or sound is processed in the background, unless
     * {@code atOnce}. Problems: 422 with a sentence for what cannot be taken.
     */
    public MediaAttachment upload(AccountId owner, NewMedia wanted, boolean atOnce) {
        requireDescription(wanted.description());
        try {
            var type = FileType.of(wanted.file()).orElseThrow(() -> new Unreadable("is of a kind that is not taken"));
            requireSize(wanted.file(), type);
            processing.requireProgram(type);
            if (processing.isLong(wanted.file(), type) && !atOnce) {
                return later(owner, wanted, type);
            }
            var processed = processing.process(wanted.file(), type);
            var shown = wanted.thumbnail().isPresent()
                    ? withThumbnail(processed, wanted.thumbnail().get())
                    : processed;
            var media = shown.attachment(new MediaId(ids.next()), owner, wanted.description(), wanted.focus());
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
        var thumbnail = wanted.thumbnail().isPresent()
                ? Optional.of(withThumbnail(
                        Processing.Processed.NOTHING, wanted.thumbnail().get()))
                : Optional.<Processing.Processed>empty();
        return waiting.add(owner, wanted, type, thumbnail);
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

    /** How many files that no post shows would be removed now. */
    public int unused(Transaction tx) {
        return store.countLooseSince(tx, clock.instant().minus(LOOSE_FOR));
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
