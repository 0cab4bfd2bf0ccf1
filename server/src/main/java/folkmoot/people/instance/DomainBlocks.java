package folkmoot.people.instance;

import static folkmoot.schema.generated.Tables.DOMAIN_ALLOW;
import static folkmoot.schema.generated.Tables.DOMAIN_BLOCK;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.instance.DomainBlock.Severity;
import folkmoot.people.instance.DomainBlock.Terms;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.DomainBlockRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which servers are limited, and, where only chosen ones are talked with, which those are. A block counts for everything
 * below its name too; the most exact name decides.
 */
public final class DomainBlocks {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.?)+(:[0-9]{1,5})?");

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final boolean allowListOnly;
    private volatile Known known = Known.NOTHING;

    private record Known(Map<String, DomainBlock> blocked, Map<String, Boolean> allowed, Instant readAt) {
        static final Known NOTHING = new Known(Map.of(), Map.of(), Instant.MIN);
    }

    /** A server that is talked with where only such are. */
    public record Allow(long id, String domain, Instant created) {}

    /** @param allowListOnly whether only servers that were allowed are talked with */
    public DomainBlocks(Database database, Ids ids, InstantSource clock, boolean allowListOnly) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.allowListOnly = allowListOnly;
    }

    /** Whether we have nothing to do with a host. Looks at the database at most every half minute. */
    public boolean isSuspended(String host) {
        return holds(host, terms -> terms.severity() == Severity.SUSPEND)
                || allowListOnly && nearest(known().allowed(), host).isEmpty();
    }

    /** Since when its people are shown only to those who follow them; empty if they are not. */
    public Optional<Instant> silencedSince(String host) {
        return nearest(known().blocked(), host)
                .filter(block -> block.terms().severity() == Severity.SILENCE)
                .map(DomainBlock::created);
    }

    /** Whether its pictures and sounds are not fetched. */
    public boolean isMediaRejected(String host) {
        return holds(host, terms -> terms.rejectMedia() || terms.severity() == Severity.SUSPEND);
    }

    /** Whether its reports are ignored. */
    public boolean areReportsRejected(String host) {
        return holds(host, terms -> terms.rejectReports() || terms.severity() == Severity.SUSPEND);
    }

    public List<DomainBlock> list(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(DOMAIN_BLOCK)
                .where(page.bounds(DOMAIN_BLOCK.ID))
                .orderBy(page.order(DOMAIN_BLOCK.ID))
                .limit(page.limit())
                .fetch(DomainBlocks::block));
    }

    /** All of them, by name. */
    public List<DomainBlock> all(Transaction tx) {
        return tx.sql().selectFrom(DOMAIN_BLOCK).orderBy(DOMAIN_BLOCK.DOMAIN).fetch(DomainBlocks::block);
    }

    /** Those that limit something, by name, for the public list. */
    public List<DomainBlock> limiting(Transaction tx) {
        return tx.sql()
                .selectFrom(DOMAIN_BLOCK)
                .where(DOMAIN_BLOCK.SEVERITY.ne(Severity.NOOP.word()))
                .orderBy(DOMAIN_BLOCK.DOMAIN)
                .fetch(DomainBlocks::block);
    }

    public Optional<DomainBlock> find(Transaction tx, long id) {
        return tx.sql().selectFrom(DOMAIN_BLOCK).where(DOMAIN_BLOCK.ID.eq(id)).fetchOptional(DomainBlocks::block);
    }

    public Optional<DomainBlock> find(Transaction tx, String domain) {
        return tx.sql()
                .selectFrom(DOMAIN_BLOCK)
                .where(DOMAIN_BLOCK.DOMAIN.eq(name(domain)))
                .fetchOptional(DomainBlocks::block);
    }

    /** Limits a domain; empty if it was already, which is then left as it was. 422 for what is no domain. */
    public Optional<DomainBlock> add(Transaction tx, String domain, Terms terms) {
        var block = new DomainBlock(
                ids.next(), requireDomain(domain), terms, clock.instant().truncatedTo(ChronoUnit.MICROS));
        int added = tx.sql()
                .insertInto(DOMAIN_BLOCK)
                .set(row(block))
                .onConflictDoNothing()
                .execute();
        tx.afterCommit(this::forget);
        return added == 0 ? Optional.empty() : Optional.of(block);
    }

    /** Other terms for the same domain; 404 if it is not limited. */
    public DomainBlock change(Transaction tx, long id, Terms terms) {
        var block = find(tx, id).orElseThrow(NotFound::new);
        var changed = new DomainBlock(id, block.domain(), terms, block.created());
        tx.sql()
                .update(DOMAIN_BLOCK)
                .set(row(changed))
                .where(DOMAIN_BLOCK.ID.eq(id))
                .execute();
        tx.afterCommit(this::forget);
        return changed;
    }

    /** Limits it no more. */
    public void remove(Transaction tx, String domain) {
        tx.sql()
                .deleteFrom(DOMAIN_BLOCK)
                .where(DOMAIN_BLOCK.DOMAIN.eq(name(domain)))
                .execute();
        tx.afterCommit(this::forget);
    }

    public List<Allow> allowed(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(DOMAIN_ALLOW)
                .where(page.bounds(DOMAIN_ALLOW.ID))
                .orderBy(page.order(DOMAIN_ALLOW.ID))
                .limit(page.limit())
                .fetch(row -> new Allow(row.getId(), row.getDomain(), row.getCreatedAt())));
    }

    public Optional<Allow> findAllowed(Transaction tx, long id) {
        return tx.sql()
                .selectFrom(DOMAIN_ALLOW)
                .where(DOMAIN_ALLOW.ID.eq(id))
                .fetchOptional(row -> new Allow(row.getId(), row.getDomain(), row.getCreatedAt()));
    }

    /** Adds a server to those that are talked with; the one that is there already if it is. */
    public Allow allow(Transaction tx, String domain) {
        var name = requireDomain(domain);
        tx.sql()
                .insertInto(DOMAIN_ALLOW)
                .set(DOMAIN_ALLOW.ID, ids.next())
                .set(DOMAIN_ALLOW.DOMAIN, name)
                .set(DOMAIN_ALLOW.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        tx.afterCommit(this::forget);
        return tx.sql()
                .selectFrom(DOMAIN_ALLOW)
                .where(DOMAIN_ALLOW.DOMAIN.eq(name))
                .fetchSingle(row -> new Allow(row.getId(), row.getDomain(), row.getCreatedAt()));
    }

    public void disallow(Transaction tx, long id) {
        tx.sql().deleteFrom(DOMAIN_ALLOW).where(DOMAIN_ALLOW.ID.eq(id)).execute();
        tx.afterCommit(this::forget);
    }

    /** A domain as it is kept, or 422. */
    public static String requireDomain(String text) {
        var name = name(text);
        if (name.isEmpty()) {
            throw Invalid.field("domain", "ERR_BLANK", "can't be blank");
        }
        if (!DOMAIN.matcher(name).matches()) {
            throw Invalid.field("domain", "ERR_INVALID", "is not a valid domain name");
        }
        return name;
    }

    private static String name(String domain) {
        var bare = domain.strip().toLowerCase(Locale.ROOT).replaceAll("^@|\\.$", "");
        return DomainNames.ascii(bare).orElse(bare);
    }

    private boolean holds(String host, Predicate<Terms> what) {
        var blocked = known().blocked();
        return !blocked.isEmpty()
                && nearest(blocked, host).map(DomainBlock::terms).filter(what).isPresent();
    }

    private static <T> Optional<T> nearest(Map<String, T> byDomain, String host) {
        var exact = byDomain.get(host.toLowerCase(Locale.ROOT));
        if (exact != null) {
            return Optional.of(exact);
        }
        for (var rest = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", ""); !rest.isEmpty(); ) {
            var found = byDomain.get(rest);
            if (found != null) {
                return Optional.of(found);
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return Optional.empty();
    }

    private Known known() {
        var now = clock.instant();
        if (known.readAt().isBefore(now.minus(KEPT))) {
            known = database.read(tx -> new Known(
                    tx.sql().selectFrom(DOMAIN_BLOCK).fetchMap(DOMAIN_BLOCK.DOMAIN, DomainBlocks::block),
                    tx.sql().select(DOMAIN_ALLOW.DOMAIN).from(DOMAIN_ALLOW).fetch(DOMAIN_ALLOW.DOMAIN).stream()
                            .collect(Collectors.toMap(Function.identity(), _ -> true)),
                    now));
        }
        return known;
    }

    private void forget() {
        known = Known.NOTHING;
    }

    private static DomainBlockRecord row(DomainBlock block) {
        var row = new DomainBlockRecord();
        row.setId(block.id());
        row.setDomain(block.domain());
        row.setSeverity(block.terms().severity().word());
        row.setRejectMedia(block.terms().rejectMedia());
        row.setRejectReports(block.terms().rejectReports());
        row.setPrivateComment(block.terms().privateComment());
        row.setPublicComment(block.terms().publicComment());
        row.setObfuscate(block.terms().obfuscate());
        row.setCreatedAt(block.created());
        return row;
    }

    private static DomainBlock block(DomainBlockRecord row) {
        return new DomainBlock(
                row.getId(),
                row.getDomain(),
                new Terms(
                        Severity.of(row.getSeverity()).orElseThrow(),
                        row.getRejectMedia(),
                        row.getRejectReports(),
                        row.getPrivateComment(),
                        row.getPublicComment(),
                        row.getObfuscate()),
                row.getCreatedAt());
    }
}
