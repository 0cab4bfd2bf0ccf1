package folkmoot.talk.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The newest statuses of each author in memory: filled by one query for all that are missing, kept current by what is
 * committed here, and read anew after a while for what other nodes committed. Nothing is written for each follower.
 */
public final class AuthorRings implements StatusObserver {

    private static final int MOST_AUTHORS = 50_000;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final String FILL = """
        SELECT a, s.id, s.reblog_of_id IS NOT NULL, s.visibility = 'direct',
               CASE WHEN s.in_reply_to_uri IS NULL THEN 0 ELSE coalesce(s.in_reply_to_account_id, -1) END,
               coalesce(s.reblog_account_id, 0), s.language
        FROM unnest(?::bigint[]) a CROSS JOIN LATERAL (
            SELECT * FROM status WHERE account_id = a AND deleted_at IS NULL ORDER BY id DESC LIMIT ?
        ) s
        ORDER BY a, s.id DESC
        """;

    private final Database database;
    private final Cache<Long, Slot> slots = Caffeine.newBuilder()
            .maximumSize(MOST_AUTHORS)
            .expireAfterWrite(KEPT)
            .build();

    public AuthorRings(Database database) {
        this.database = database;
    }

    /**
     * A place for a ring. A change that comes while it is being filled throws the place away, so that what is put into it
     * is seen by nobody who asks later.
     */
    private static final class Slot {

        private volatile Ring ring;

        private synchronized boolean change(UnaryOperator<Ring> change) {
            if (ring == null) {
                return false;
            }
            ring = change.apply(ring);
            return true;
        }
    }

    /** The rings of these authors; an author without statuses has an empty one. */
    Map<Long, Ring> of(Collection<Long> authors) {
        var found = new HashMap<Long, Ring>(authors.size() * 2);
        var missing = new HashMap<Long, Slot>();
        for (var author : authors) {
            var slot = slots.get(author, _ -> new Slot());
            var ring = slot.ring;
            if (ring == null) {
                missing.put(author, slot);
            } else {
                found.put(author, ring);
            }
        }
        if (!missing.isEmpty()) {
            fill(missing, found);
        }
        return found;
    }

    private void fill(Map<Long, Slot> missing, Map<Long, Ring> found) {
        var entries = new HashMap<Long, List<Ring.Entry>>();
        missing.keySet().forEach(author -> entries.put(author, new ArrayList<>()));
        database.read(tx -> tx.sql().fetch(FILL, missing.keySet().toArray(Long[]::new), Ring.SIZE))
                .forEach(row -> entries.get(row.get(0, Long.class))
                        .add(new Ring.Entry(
                                row.get(1, Long.class),
                                row.get(2, Boolean.class),
                                row.get(3, Boolean.class),
                                row.get(4, Long.class),
                                row.get(5, Long.class),
                                row.get(6, String.class))));
        entries.forEach((author, newest) -> {
            var ring = new Ring(newest, newest.size() < Ring.SIZE);
            var slot = missing.get(author);
            synchronized (slot) {
                slot.ring = ring;
            }
            found.put(author, ring);
        });
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        tx.afterCommit(() -> change(status, ring -> ring.with(Ring.Entry.of(status))));
    }

    @Override
    public void removed(Transaction tx, Status status, Account author) {
        tx.afterCommit(() -> change(status, ring -> ring.without(status.id().value())));
    }

    @Override
    public void visibilityChanged(Transaction tx, Status status, Account author) {
        tx.afterCommit(() -> slots.invalidate(author.id().value()));
    }

    private void change(Status status, UnaryOperator<Ring> change) {
        var author = status.author().value();
        var slot = slots.getIfPresent(author);
        if (slot != null && !slot.change(change)) {
            slots.invalidate(author);
        }
    }
}
