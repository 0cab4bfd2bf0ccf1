package folkmoot.talk.media;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which media a status shows, and the rules for choosing them. */
public final class Attachments {

    /** How many a status shows at most (client API, posting rules). */
    public static final int MOST = 4;

    private final InstantSource clock;
    private final MediaStore store = new MediaStore();

    public Attachments(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The attachments that somebody wants to show with a post, in the order given, locked until the transaction ends.
     * Problems: 422 for more than four, for one that is not theirs, not ready or shown already by another status, and for
     * a film or sound that is not alone.
     *
     * @param shownBy the status that is edited, whose own attachments may stay
     */
    public List<MediaAttachment> choose(
            Transaction tx, AccountId owner, Optional<StatusId> shownBy, List<MediaId> ids) {
        var wanted = ids.stream().distinct().toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (wanted.size() > MOST) {
            throw Invalid.refused("Cannot attach more than " + MOST + " files");
        }
        var found = store.lockOwn(tx, owner, wanted).stream()
                .filter(media -> media.status().isEmpty() || media.status().equals(shownBy))
                .collect(Collectors.toMap(MediaAttachment::id, Function.identity()));
        if (found.size() < wanted.size()) {
            throw Invalid.refused("The media file was not found, or is in use already");
        }
        var chosen = wanted.stream().map(found::get).toList();
        requireReady(chosen);
        return chosen;
    }

    private static void requireReady(List<MediaAttachment> chosen) {
        if (chosen.stream().anyMatch(media -> media.state() == MediaAttachment.State.FAILED)) {
            throw Invalid.refused("A file could not be processed");
        }
        if (chosen.stream().anyMatch(media -> media.state() == MediaAttachment.State.PROCESSING)) {
            throw Invalid.refused("Cannot attach files that have not finished processing. Try again in a moment!");
        }
        if (chosen.size() > 1 && chosen.stream().anyMatch(MediaAttachment::isFilmOrSound)) {
            throw Invalid.refused("Cannot attach a video or sound to a post that already contains files");
        }
    }

    /**
     * Makes these, in this order, what a status shows: local ones were chosen with {@link #choose}, remote ones are kept.
     * What it showed before and does not now: a local file becomes free for another post, a remote one is forgotten.
     */
    public void attach(Transaction tx, StatusId status, List<MediaAttachment> wanted) {
        var before = store.ofStatuses(tx, List.of(status)).getOrDefault(status, List.of());
        var kept = wanted.stream().map(media -> known(before, media)).toList();
        if (!before.isEmpty()) {
            var keptIds = kept.stream().map(MediaAttachment::id).toList();
            store.loosen(tx, status, keptIds, clock.instant());
            store.deleteRemote(tx, status, keptIds);
        }
        place(tx, status, kept, before);
    }

    /** As {@link #attach}, for a status that is new and shows nothing yet. */
    public void attachNew(Transaction tx, StatusId status, List<MediaAttachment> wanted) {
        place(tx, status, wanted, List.of());
    }

    private void place(Transaction tx, StatusId status, List<MediaAttachment> media, List<MediaAttachment> before) {
        var there = before.stream().map(MediaAttachment::id).toList();
        for (int position = 0; position < media.size(); position++) {
            var one = media.get(position);
            if (one.remote().isEmpty() || there.contains(one.id())) {
                store.place(tx, one.id(), status, position);
                if (one.remote().isPresent()) {
                    store.update(tx, one);
                }
            } else {
                store.insertRemote(tx, status, one, position, clock.instant());
            }
        }
    }

    /** A remote file that the status shows already keeps its id. */
    private static MediaAttachment known(List<MediaAttachment> before, MediaAttachment media) {
        return before.stream()
                .filter(old -> media.remote().isPresent() && old.remote().equals(media.remote()))
                .findFirst()
                .map(old -> MediaAttachment.remote(
                        old.id(),
                        media.owner(),
                        media.remote().orElseThrow(),
                        media.mediaType(),
                        media.description(),
                        media.blurhash(),
                        media.focus(),
                        media.shape()))
                .orElse(media);
    }

    /** A status is gone: its local files are free for another post for a day (delete and redraft). */
    public void release(Transaction tx, StatusId status) {
        store.loosen(tx, status, List.of(), clock.instant());
        store.deleteRemote(tx, status, List.of());
    }

    /** Keeps chosen files for a post that is to appear later. */
    public void hold(Transaction tx, AccountId owner, Collection<MediaId> ids, Instant until) {
        store.hold(tx, owner, ids, until);
    }

    /** Attachments by id; those that are gone are left out. */
    public List<MediaAttachment> find(Transaction tx, Collection<MediaId> ids) {
        return ids.isEmpty() ? List.of() : store.list(tx, ids);
    }

    /** What many statuses show, in one query. */
    public Map<StatusId, List<MediaAttachment>> of(Transaction tx, Collection<StatusId> statuses) {
        return statuses.isEmpty() ? Map.of() : store.ofStatuses(tx, statuses);
    }
}
