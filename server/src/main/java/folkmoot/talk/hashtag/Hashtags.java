package folkmoot.talk.hashtag;

import static folkmoot.schema.generated.Tables.TAG;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds hashtags and counts their use. */
public final class Hashtags {

    /** Days that a history covers, today included. */
    public static final int DAYS = 7;

    private static final int SEQUENCE_BITS = 16;

    private static final String HISTORY = """
        SELECT t.tag_id, (s.created_at AT TIME ZONE 'UTC')::date, count(*), count(DISTINCT s.account_id)
        FROM status_tag t JOIN status s ON s.id = t.status_id
        WHERE t.tag_id = ANY (?::bigint[]) AND t.status_id >= ? AND s.visibility = 'public' AND s.deleted_at IS NULL
        GROUP BY 1, 2
        """;

    private static final String MARKS = """
        SELECT t.id, EXISTS (SELECT 1 FROM followed_tag f WHERE f.tag_id = t.id AND f.account_id = v.id),
               EXISTS (SELECT 1 FROM featured_tag f WHERE f.tag_id = t.id AND f.account_id = v.id)
        FROM (VALUES (?::bigint)) v (id), unnest(?::bigint[]) t (id)
        """;

    private final Tags tags;
    private final InstantSource clock;

    public Hashtags(Tags tags, InstantSource clock) {
        this.tags = tags;
        this.clock = clock;
    }

    /** Whether the viewer follows it, and features it on the own profile. */
    public record Marks(boolean following, boolean featuring) {

        public static final Marks NONE = new Marks(false, false);
    }

    /** A hashtag, also one that nobody used yet. Problems: 404 for what cannot be one. */
    public Hashtag require(Transaction tx, String name) {
        var normal = Tags.normal(name);
        if (!Tags.isName(normal)) {
            throw new NotFound();
        }
        return find(tx, List.of(normal)).stream().findFirst().orElseGet(() -> new Hashtag(0, normal));
    }

    /** As {@link #require}, with a row of its own from now on. */
    Hashtag keep(Transaction tx, String name) {
        var known = require(tx, name);
        return known.id() == 0 ? new Hashtag(tags.keep(tx, known.name()), known.name()) : known;
    }

    /** Those of the names that have been used, in the order of the names. */
    public List<Hashtag> find(Transaction tx, List<String> names) {
        Map<String, Hashtag> found = tx
                .sql()
                .select(TAG.ID, TAG.NAME)
                .from(TAG)
                .where(TAG.NAME.in(names))
                .fetch(row -> new Hashtag(row.value1(), row.value2()))
                .stream()
                .collect(Collectors.toMap(Hashtag::name, tag -> tag));
        return names.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** By id, in the order of the ids. */
    public List<Hashtag> byIds(Transaction tx, List<Long> ids) {
        Map<Long, Hashtag> found = tx
                .sql()
                .select(TAG.ID, TAG.NAME)
                .from(TAG)
                .where(TAG.ID.in(ids))
                .fetch(row -> new Hashtag(row.value1(), row.value2()))
                .stream()
                .collect(Collectors.toMap(Hashtag::id, tag -> tag));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Use over the last seven days, by tag id; days without use are absent. One query. */
    public Map<Long, List<Use>> uses(Transaction tx, Collection<Hashtag> wanted) {
        var since = today().minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        return tx.sql()
                .fetch(HISTORY, ids(wanted), firstIdOf(since))
                .intoGroups(
                        row -> row.get(0, Long.class),
                        row -> new Use(
                                row.get(1, LocalDate.class), row.get(2, Integer.class), row.get(3, Integer.class)));
    }

    /** The day it is now, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static long firstIdOf(Instant when) {
        return when.toEpochMilli() << SEQUENCE_BITS;
    }

    /** What the viewer does with each, by tag id. One query. */
    public Map<Long, Marks> marks(Transaction tx, Optional<AccountId> viewer, Collection<Hashtag> wanted) {
        return viewer.map(me -> tx.sql()
                        .fetch(MARKS, me.value(), ids(wanted))
                        .intoMap(
                                row -> row.get(0, Long.class),
                                row -> new Marks(row.get(1, Boolean.class), row.get(2, Boolean.class))))
                .orElse(Map.of());
    }

    private static Long[] ids(Collection<Hashtag> tags) {
        return tags.stream().map(Hashtag::id).distinct().toArray(Long[]::new);
    }
}
