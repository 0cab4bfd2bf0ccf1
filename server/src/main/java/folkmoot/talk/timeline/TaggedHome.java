package folkmoot.talk.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.hashtag.FollowedTags;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The home timeline with the public statuses of the hashtags that its reader follows. Who follows none pays nothing. */
public final class TaggedHome {

    private static final int MOST_READERS = 20_000;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final String SQL = """
        SELECT DISTINCT s.id FROM unnest(?::bigint[]) t JOIN status_tag x ON x.tag_id = t JOIN status s ON s.id = x.status_id
        JOIN account a ON a.id = s.account_id
        WHERE x.status_id < ? AND x.status_id > ? AND s.visibility = 'public' AND s.deleted_at IS NULL
          AND s.reblog_of_id IS NULL AND a.silenced_at IS NULL AND a.suspended_at IS NULL
          AND s.account_id <> ALL (?::bigint[]) AND (a.domain IS NULL OR a.domain <> ALL (?::text[]))
        ORDER BY s.id %1$s LIMIT ?
        """;

    private final Database database;
    private final HomeTimeline home;
    private final FollowedTags followed;
    private final HiddenSets hidden;
    private final Cache<AccountId, List<Long>> tags = Caffeine.newBuilder()
            .maximumSize(MOST_READERS)
            .expireAfterWrite(KEPT)
            .build();

    public TaggedHome(Database database, HomeTimeline home, FollowedTags followed, HiddenSets hidden) {
        this.database = database;
        this.home = home;
        this.followed = followed;
        this.hidden = hidden;
    }

    /** The reader follows other hashtags than before. */
    public void forget(AccountId reader) {
        tags.invalidate(reader);
    }

    /** The ids of a page, newest first. */
    public List<StatusId> page(AccountId reader, Page page) {
        var own = home.page(reader, page);
        var read = tags.get(reader, who -> database.read(tx -> followed.all(tx, who)));
        if (read.isEmpty()) {
            return own;
        }
        var order = Comparator.<StatusId>comparingLong(StatusId::value);
        var chosen = Stream.concat(own.stream(), tagged(reader, read, page).stream())
                .distinct()
                .sorted(page.ascending() ? order : order.reversed())
                .limit(page.limit())
                .toList();
        return page.newestFirst(chosen);
    }

    private List<StatusId> tagged(AccountId reader, List<Long> read, Page page) {
        var unseen = hidden.of(Optional.of(reader));
        return database.read(tx -> tx.sql()
                .fetch(
                        SQL.formatted(page.ascending() ? "ASC" : "DESC"),
                        read.toArray(Long[]::new),
                        page.maxId().orElse(Long.MAX_VALUE),
                        page.minId().orElse(page.sinceId().orElse(0)),
                        unseen.accountArray(),
                        unseen.domainArray(),
                        page.limit())
                .map(row -> new StatusId(row.get(0, Long.class))));
    }
}
