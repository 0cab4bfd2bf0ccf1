package folkmoot.people.instance;

import static folkmoot.schema.generated.Tables.INSTANCE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows other servers by the host of their ids. */
public final class Instances {

    private static final int REMEMBERED = 10_000;

    private final DomainBlocks blocks;
    private final InstantSource clock;
    private final Cache<String, Boolean> met =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Instances(DomainBlocks blocks, InstantSource clock) {
        this.blocks = blocks;
        this.clock = clock;
    }

    /**
     * Another server.
     *
     * @param software NodeInfo's word, empty until it was read
     */
    public record Instance(Optional<String> software) {}

    /** Whether we have nothing to do with a host. */
    public boolean isBlocked(String host) {
        return blocks.isSuspended(host);
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
                .map(row -> new Instance(Optional.ofNullable(row.getSoftware())));
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
