package folkmoot.door.web;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.media.FileType;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.media.MediaUrls;
import folkmoot.talk.media.NewMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to four pictures on a form, each with what it shows for people who cannot see it. A file is stored as soon as it comes, as by an app
 * ({@link Media}), whatever else is wrong with the form: it need not be chosen again.
 */
public final class PictureFields {

    /** A form with its pictures. */
    public static final Body BODY = Body.upTo(Attachments.MOST * Media.MOST_PICTURE_BYTES + 1024 * 1024);

    private static final RateLimits.Rule UPLOADS = new RateLimits.Rule("pictures", 60, Duration.ofMinutes(30));

    private final Database database;
    private final Media media;
    private final Attachments attachments;
    private final MediaUrls urls;

    PictureFields(Database database, Media media, Attachments attachments, MediaUrls urls) {
        this.database = database;
        this.media = media;
        this.attachments = attachments;
        this.urls = urls;
    }

    /**
     * One of the four.
     *
     * @param id of what is stored; empty for a place where a file can be chosen
     * @param shown the small picture; null for none
     * @param described what it shows
     * @param error what is wrong with it
     */
    public record Slot(int number, String id, MediaView shown, String described, String error) {

        public boolean isFilled() {
            return !id.isEmpty();
        }
    }

    /**
     * What a form brought.
     *
     * @param ids in the order of the form
     * @param described what was said anew of those that a post shows already, to be said with {@link #describe}
     * @param errors by field, in the reader's language; they stand in the way of publishing only
     */
    public record Taken(List<MediaId> ids, Map<MediaId, String> described, Map<String, String> errors) {

        public static Taken of(List<MediaId> ids) {
            return new Taken(ids, Map.of(), Map.of());
        }
    }

    /** What is taken, for the form. */
    public String accepted() {
        return String.join(",", FileType.acceptedMediaTypes(false));
    }

    /**
     * Stores what is new and changes what is said of the rest. Not inside a transaction.
     *
     * @param owner in whose name they are stored
     * @param shownBy the post that shows them already
     */
    public Taken take(Request request, Messages text, AccountId owner, Optional<StatusId> shownBy) {
        var ids = new ArrayList<MediaId>();
        var described = new HashMap<MediaId, String>();
        var errors = new LinkedHashMap<String, String>();
        for (int i = 1; i <= Attachments.MOST; i++) {
            var words = request.parameter("alt_" + i).orElse("").strip();
            var place = ids.size() + 1;
            try {
                var stored = request.flag("remove_" + i)
                        ? Optional.<MediaAttachment>empty()
                        : known(request, i, owner, shownBy);
                var file = request.file("picture_" + i).filter(bytes -> bytes.length > 0);
                if (file.isPresent()) {
                    request.count(UPLOADS, owner.toString());
                    stored = Optional.of(store(text, owner, file.get(), words));
                } else if (stored.isPresent()
                        && !stored.get().description().orElse("").equals(words)) {
                    say(stored.get(), owner, words, described);
                }
                stored.ifPresent(one -> ids.add(one.id()));
                if (stored.isPresent() && words.isEmpty()) {
                    errors.put("alt_" + place, text.get("picture.error.alt"));
                }
            } catch (Refused refused) {
                errors.put("picture_" + i, refused.getMessage());
            }
        }
        return new Taken(List.copyOf(ids), Map.copyOf(described), errors);
    }

    private Optional<MediaAttachment> known(Request request, int i, AccountId owner, Optional<StatusId> shownBy) {
        return request.parameter("media_" + i)
                .flatMap(Id::media)
                .flatMap(id -> database.read(tx -> own(tx, List.of(id), owner, shownBy)).stream()
                        .findFirst());
    }

    private List<MediaAttachment> own(Transaction tx, List<MediaId> ids, AccountId owner, Optional<StatusId> shownBy) {
        return attachments.find(tx, ids).stream()
                .filter(one -> one.owner().equals(owner) && one.remote().isEmpty())
                .filter(one -> one.status().isEmpty() || one.status().equals(shownBy))
                .toList();
    }

    private MediaAttachment store(Messages text, AccountId owner, byte[] file, String words) {
        if (file.length > Media.MOST_PICTURE_BYTES) {
            throw new Refused(text.get("picture.error.large"));
        }
        try {
            var stored = media.upload(
                    owner,
                    new NewMedia(
                            file, Optional.empty(), Optional.of(words).filter(one -> !one.isEmpty()), Optional.empty()),
                    true);
            if (stored.isFilmOrSound()) {
                media.remove(owner, stored.id());
                throw new Refused(text.get("picture.error.kind"));
            }
            return stored;
        } catch (Invalid problem) {
            throw new Refused(text.get(
                    problem.details().containsKey("description") ? "picture.error.long" : "picture.error.kind"));
        }
    }

    private void say(MediaAttachment one, AccountId owner, String words, Map<MediaId, String> described) {
        if (one.status().isPresent()) {
            described.put(one.id(), words);
            return;
        }
        try {
            media.change(owner, one.id(), new Media.Change(Optional.empty(), Optional.of(words), Optional.empty()));
        } catch (Invalid | NotFound _) {
            described.put(one.id(), words); // too long, or gone this moment: what it says stays
        }
    }

    /** Says of those that a post shows what was typed. Problems: 422 for what is too long. */
    void describe(Transaction tx, AccountId owner, StatusId shownBy, Taken taken) {
        taken.described()
                .forEach((id, words) -> media.describe(
                        tx,
                        owner,
                        shownBy,
                        id,
                        new Media.Change(Optional.empty(), Optional.of(words), Optional.empty())));
    }

    /** The four, those that are stored first. */
    public List<Slot> slots(Transaction tx, AccountId owner, Optional<StatusId> shownBy, Taken taken) {
        var found = new HashMap<MediaId, MediaAttachment>();
        if (!taken.ids().isEmpty()) {
            own(tx, taken.ids(), owner, shownBy).forEach(one -> found.put(one.id(), one));
        }
        var slots = new ArrayList<Slot>();
        for (var id : taken.ids()) {
            var one = found.get(id);
            if (one != null) {
                int number = slots.size() + 1;
                slots.add(new Slot(
                        number,
                        id.toString(),
                        MediaView.of(urls, one).orElse(null),
                        taken.described().getOrDefault(id, one.description().orElse("")),
                        taken.errors().getOrDefault("alt_" + number, "")));
            }
        }
        while (slots.size() < Attachments.MOST) {
            int number = slots.size() + 1;
            slots.add(new Slot(number, "", null, "", taken.errors().getOrDefault("picture_" + number, "")));
        }
        return slots;
    }

    /** What some are, as they are shown. */
    List<MediaView> shown(Transaction tx, AccountId owner, List<MediaId> ids) {
        return slots(tx, owner, Optional.empty(), Taken.of(ids)).stream()
                .filter(slot -> slot.shown() != null)
                .map(Slot::shown)
                .toList();
    }

    /** A file that is not taken, with the sentence that says so. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(sentence);
        }
    }
}
