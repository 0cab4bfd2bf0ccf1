package folkmoot.talk.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What the accounts that somebody follows posted and reblogged, and what they posted themselves. The newest pages are
 * merged from the authors' rings in memory; what reaches below them is read from each author's index. The cost grows with
 * the number of followed accounts and not with the number of statuses.
 */
public final class HomeTimeline {

    private static final int MOST_READERS = 20_000;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final String SOURCES = """
        SELECT f.target_id, f.show_reblogs, f.languages FROM follow f
        WHERE f.account_id = ? AND f.accepted_at IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM account_list l JOIN account_list_member m ON m.list_id = l.id
            WHERE l.account_id = f.account_id AND l.exclusive AND m.account_id = f.target_id)
        """;

    /**
     * A reply is shown when it answers the reader, its own author, or somebody the reader follows. Whom the reader hides is
     * left out, and so is who stands on a list that takes its members out of home.
     */
    private static final String SQL = """
        WITH reader (id) AS (VALUES (?::bigint)),
        hidden (ids) AS (VALUES (?::bigint[])),
        sources (account_id, reblogs, languages) AS (
            SELECT f.target_id, f.show_reblogs, f.languages FROM follow f
            WHERE f.account_id = (SELECT id FROM reader) AND f.accepted_at IS NOT NULL
              AND f.target_id <> ALL ((SELECT ids FROM hidden)::bigint[]) AND NOT EXISTS (
                SELECT 1 FROM account_list l JOIN account_list_member m ON m.list_id = l.id
                WHERE l.account_id = f.account_id AND l.exclusive AND m.account_id = f.target_id)
            UNION ALL SELECT id, true, NULL FROM reader
        )
        SELECT s.id FROM sources
        CROSS JOIN LATERAL (
            SELECT id FROM status
            WHERE account_id = sources.account_id AND deleted_at IS NULL AND id < ? AND id > ?
              AND (reblog_of_id IS NULL
                   OR sources.reblogs AND reblog_account_id <> ALL ((SELECT ids FROM hidden)::bigint[]))
              AND (sources.languages IS NULL OR language IS NULL OR language = ANY (sources.languages))
              AND (visibility <> 'direct' OR account_id = (SELECT id FROM reader))
              AND (in_reply_to_uri IS NULL
                   OR in_reply_to_account_id IN (account_id, (SELECT id FROM reader))
                   OR in_reply_to_account_id IN (SELECT account_id FROM sources))
            ORDER BY id %1$s LIMIT ?
        ) s
        ORDER BY s.id %1$s LIMIT ?
        """;

    private static final String NEWEST = SQL.formatted("DESC");
    private static final String NEXT = SQL.formatted("ASC");

    private final Database database;
    private final AuthorRings rings;
    private final HiddenSets hidden;
    private final Cache<AccountId, Map<Long, Source>> sources = Caffeine.newBuilder()
            .maximumSize(MOST_READERS)
            .expireAfterWrite(KEPT)
            .build();

    /** Somebody the reader reads, and how. */
    private record Source(boolean reblogs, Set<String> languages) {

        private static final Source ONESELF = new Source(true, Set.of());

        /** No languages means all; what does not say its language is shown. */
        private boolean speaks(String language) {
            return languages.isEmpty() || language == null || languages.contains(language);
        }
    }

    public HomeTimeline(Database database, AuthorRings rings, HiddenSets hidden) {
        this.database = database;
        this.rings = rings;
        this.hidden = hidden;
    }

    /** Whom the reader reads at home has changed, by a follow or a list. */
    public void forget(AccountId reader) {
        sources.invalidate(reader);
    }

    /** The ids of a page, newest first. */
    public List<StatusId> page(AccountId reader, Page page) {
        return page.ascending()
                ? stored(reader, page)
                : remembered(reader, page).orElseGet(() -> stored(reader, page));
    }

    /** From memory, unless the page reaches below what is kept of some author. */
    private Optional<List<StatusId>> remembered(AccountId reader, Page page) {
        var read = sources.get(reader, this::load);
        var unseen = hidden.of(reader).accounts();
        var found = rings.of(
                unseen.isEmpty()
                        ? read.keySet()
                        : read.keySet().stream()
                                .filter(author -> !unseen.contains(author))
                                .toList());
        long above = page.sinceId().orElse(0);
        var newest = merge(
                new Reading(reader.value(), read, unseen),
                found,
                page.maxId().orElse(Long.MAX_VALUE),
                above,
                page.limit());
        long reached = newest.size() < page.limit() ? above : newest.getLast();
        return found.values().stream().allMatch(ring -> ring.reaches(reached))
                ? Optional.of(newest.stream().map(StatusId::new).toList())
                : Optional.empty();
    }

    /** Whom the reader reads, themselves included, and whether their reblogs too. */
    private Map<Long, Source> load(AccountId reader) {
        return database.read(tx -> {
            var read = new HashMap<Long, Source>();
            tx.sql()
                    .fetch(SOURCES, reader.value())
                    .forEach(row -> read.put(
                            row.get(0, Long.class),
                            new Source(
                                    row.get(1, Boolean.class),
                                    Optional.ofNullable(row.get(2, String[].class))
                                            .map(Set::of)
                                            .orElse(Set.of()))));
            read.put(reader.value(), Source.ONESELF);
            return read;
        });
    }

    /** Who reads, what they read, and whom they do not see. */
    private record Reading(long reader, Map<Long, Source> sources, Set<Long> unseen) {}

    private static List<Long> merge(Reading reading, Map<Long, Ring> rings, long below, long above, int limit) {
        var newest = new PriorityQueue<Long>(limit + 1);
        rings.forEach((author, ring) -> {
            for (var entry : ring.entries()) {
                if (newest.size() == limit && entry.id() < newest.peek() || entry.id() <= above) {
                    break; // everything behind it in this ring is older still
                }
                if (entry.id() < below && isShown(entry, author, reading)) {
                    newest.add(entry.id());
                    if (newest.size() > limit) {
                        newest.poll();
                    }
                }
            }
        });
        var ids = new ArrayList<Long>(newest.size());
        while (!newest.isEmpty()) {
            ids.add(newest.poll());
        }
        return ids.reversed();
    }

    /** The same choice as in the statement above. */
    private static boolean isShown(Ring.Entry entry, long author, Reading reading) {
        var source = reading.sources().get(author);
        return (!entry.reblog() || source.reblogs() && !reading.unseen().contains(entry.reblogged()))
                && source.speaks(entry.language())
                && (!entry.direct() || author == reading.reader())
                && (entry.replyTo() == Ring.NO_REPLY
                        || entry.replyTo() == author
                        || reading.sources().containsKey(entry.replyTo()));
    }

    private List<StatusId> stored(AccountId reader, Page page) {
        long above = page.minId().orElse(page.sinceId().orElse(0));
        long below = page.maxId().orElse(Long.MAX_VALUE);
        var unseen = hidden.of(reader).accountArray();
        return page.newestFirst(database.read(tx -> tx.sql()
                .fetch(
                        page.ascending() ? NEXT : NEWEST,
                        reader.value(),
                        unseen,
                        below,
                        above,
                        page.limit(),
                        page.limit())
                .map(row -> new StatusId(row.get(0, Long.class)))));
    }
}
