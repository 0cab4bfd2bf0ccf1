package folkmoot.talk.timeline;

import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The newest statuses of one author, newest first.
 *
 * @param complete nothing older exists: the author has no more than these
 */
record Ring(List<Entry> entries, boolean complete) {

    /** How many are kept: two full pages. */
    static final int SIZE = 40;

    static final long NO_REPLY = 0;
    static final long NOBODY = 0;
    static final long REPLY_TO_UNKNOWN = -1;

    Ring {
        entries = List.copyOf(entries);
    }

    /**
     * What the choice for a home needs to know of a status.
     *
     * @param replyTo the parent's author, or one of the constants
     * @param reblogged author of what is reblogged, or {@link #NOBODY}
     * @param language BCP 47; null where the status does not say
     */
    record Entry(long id, boolean reblog, boolean direct, long replyTo, long reblogged, String language) {

        static Entry of(Status status) {
            return new Entry(
                    status.id().value(),
                    status.isReblog(),
                    status.visibility() == Visibility.DIRECT,
                    status.isReply()
                            ? status.thread()
                                    .parentAuthor()
                                    .map(author -> author.value())
                                    .orElse(REPLY_TO_UNKNOWN)
                            : NO_REPLY,
                    status.reblog().map(reblog -> reblog.author().value()).orElse(NOBODY),
                    status.text().language().orElse(null));
        }
    }

    /** With one more, which need not be the newest: what comes from elsewhere may be late. */
    Ring with(Entry added) {
        var all = new ArrayList<>(entries);
        all.removeIf(entry -> entry.id() == added.id());
        all.add(added);
        all.sort(Comparator.comparingLong(Entry::id).reversed());
        return all.size() > SIZE ? new Ring(all.subList(0, SIZE), false) : new Ring(all, complete);
    }

    Ring without(long id) {
        return new Ring(entries.stream().filter(entry -> entry.id() != id).toList(), complete);
    }

    /** Whether everything newer than an id is in here. */
    boolean reaches(long id) {
        return complete || !entries.isEmpty() && entries.getLast().id() <= id;
    }
}
