package folkmoot.instance;

import static folkmoot.schema.generated.Tables.DOMAIN_BLOCK;
import static folkmoot.schema.generated.Tables.INSTANCE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Knows other servers by the host of their ids. */
public final class Instances {

    private static final Duration BLOCKS_KEPT = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final InstantSource clock;
    private final Cache<String, Boolean> met =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private volatile Blocks blocks = new Blocks(Set.of(), Instant.MIN);

    private record Blocks(Set<String> domains, Instant readAt) {}

    public Instances(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Another server.
     *
     * @param software NodeInfo's word, empty until it was read
     * @param groupAware understands announced activities (FEP-1b12)
     */
    public record Instance(String domain, Optional<String> software, boolean groupAware, Instant firstSeen) {}

    /**
     * Whether we have nothing to do with a host: it or a domain above it is blocked. Looks at the database at most every
     * half minute.
     */
    public boolean isBlocked(String host) {
        var now = clock.instant();
        if (blocks.readAt().isBefore(now.minus(BLOCKS_KEPT))) {
            blocks = new Blocks(
                    Set.copyOf(database.read(tx -> tx.sql()
                            .select(DOMAIN_BLOCK.DOMAIN)
                            .from(DOMAIN_BLOCK)
                            .fetch(DOMAIN_BLOCK.DOMAIN))),
                    now);
        }
        return !blocks.domains().isEmpty() && covers(host.toLowerCase(Locale.ROOT));
    }

    private boolean covers(String host) {
        var name = host.replaceFirst(":[0-9]+$", "");
        if (blocks.domains().contains(host)) {
            return true;
        }
        for (var rest = name; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
            if (blocks.domains().contains(rest)) {
                return true;
            }
            if (rest.indexOf('.') < 0) {
                return false;
            }
        }
        return false;
    }

    /** From now on has nothing to do with a domain and everything below it. */
    public void block(Transaction tx, String domain, String reason) {
        tx.sql()
                .insertInto(DOMAIN_BLOCK)
                .set(DOMAIN_BLOCK.DOMAIN, domain.toLowerCase(Locale.ROOT))
                .set(DOMAIN_BLOCK.REASON, reason)
                .set(DOMAIN_BLOCK.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        tx.afterCommit(() -> blocks = new Blocks(Set.of(), Instant.MIN));
    }

    /** Talks to a domain again. */
    public void unblock(Transaction tx, String domain) {
        tx.sql()
                .deleteFrom(DOMAIN_BLOCK)
                .where(DOMAIN_BLOCK.DOMAIN.eq(domain.toLowerCase(Locale.ROOT)))
                .execute();
        tx.afterCommit(() -> blocks = new Blocks(Set.of(), Instant.MIN));
    }

    /** We met a host; the first time is remembered. */
    public void meet(Transaction tx, String host) {
        if (met.getIfPresent(host) == null) {
            tx.sql()
                    .insertInto(INSTANCE)
                    .set(INSTANCE.DOMAIN, host)
                    .set(INSTANCE.FIRST_SEEN_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            tx.afterCommit(() -> met.put(host, true));
        }
    }

    public Optional<Instance> find(Transaction tx, String host) {
        return tx.sql()
                .selectFrom(INSTANCE)
                .where(INSTANCE.DOMAIN.eq(host))
                .fetchOptional()
                .map(row -> new Instance(
                        row.getDomain(),
                        Optional.ofNullable(row.getSoftware()),
                        row.getGroupAware(),
                        row.getFirstSeenAt()));
    }

    /** Those of the hosts that understand announced activities. */
    public Set<String> groupAware(Transaction tx, Set<String> hosts) {
        return Set.copyOf(tx.sql()
                .select(INSTANCE.DOMAIN)
                .from(INSTANCE)
                .where(INSTANCE.DOMAIN.in(hosts))
                .and(INSTANCE.GROUP_AWARE)
                .fetch(INSTANCE.DOMAIN));
    }

    /** Hosts whose NodeInfo was never read, or not since a moment. */
    List<String> unknownSince(Transaction tx, Instant moment, int limit) {
        return tx.sql()
                .select(INSTANCE.DOMAIN)
                .from(INSTANCE)
                .where(INSTANCE.NODEINFO_AT.isNull().or(INSTANCE.NODEINFO_AT.lt(moment)))
                .orderBy(INSTANCE.NODEINFO_AT.asc().nullsFirst())
                .limit(limit)
                .fetch(INSTANCE.DOMAIN);
    }

    void learned(Transaction tx, String host, Optional<String> software, Optional<String> version, boolean aware) {
        tx.sql()
                .update(INSTANCE)
                .set(INSTANCE.SOFTWARE, software.orElse(null))
                .set(INSTANCE.VERSION, version.orElse(null))
                .set(INSTANCE.GROUP_AWARE, aware)
                .set(INSTANCE.NODEINFO_AT, clock.instant())
                .where(INSTANCE.DOMAIN.eq(host))
                .execute();
    }
}
