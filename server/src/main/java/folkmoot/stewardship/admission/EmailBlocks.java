package folkmoot.stewardship.admission;

import static folkmoot.schema.generated.Tables.CANONICAL_EMAIL_BLOCK;
import static folkmoot.schema.generated.Tables.EMAIL_DOMAIN_ATTEMPT;
import static folkmoot.schema.generated.Tables.EMAIL_DOMAIN_BLOCK;

import folkmoot.federation.signature.Digests;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.generated.tables.records.CanonicalEmailBlockRecord;
import folkmoot.schema.generated.tables.records.EmailDomainBlockRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Addresses, and providers of addresses, with which nobody may join. */
public final class EmailBlocks {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Ids ids;
    private final InstantSource clock;

    public EmailBlocks(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A provider and all below its name.
     *
     * @param allowWithApproval its people may ask to join
     */
    public record Provider(long id, String domain, boolean allowWithApproval, Instant created) {}

    /** One address, known by its hash only. */
    public record Address(long id, String hash, Instant created) {}

    public enum Verdict {
        WELCOME,
        NEEDS_APPROVAL,
        REFUSED
    }

    /** Whether somebody may join with an address. An attempt with a blocked provider is counted. */
    public Verdict judge(Transaction tx, String email) {
        var at = email.lastIndexOf('@');
        var provider = nearest(tx, email.substring(at + 1));
        provider.ifPresent(blocked -> count(tx, blocked));
        if (!findAddresses(tx, hash(email)).isEmpty()) {
            return Verdict.REFUSED;
        }
        return provider.map(blocked -> blocked.allowWithApproval() ? Verdict.NEEDS_APPROVAL : Verdict.REFUSED)
                .orElse(Verdict.WELCOME);
    }

    private static Optional<Provider> nearest(Transaction tx, String domain) {
        var names = new ArrayList<String>();
        for (var rest = domain.toLowerCase(Locale.ROOT); !rest.isEmpty(); ) {
            names.add(rest);
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return tx.sql()
                .selectFrom(EMAIL_DOMAIN_BLOCK)
                .where(EMAIL_DOMAIN_BLOCK.DOMAIN.in(names))
                .orderBy(DSL.length(EMAIL_DOMAIN_BLOCK.DOMAIN).desc())
                .limit(1)
                .fetchOptional(EmailBlocks::provider);
    }

    private void count(Transaction tx, Provider provider) {
        tx.sql()
                .insertInto(EMAIL_DOMAIN_ATTEMPT)
                .set(EMAIL_DOMAIN_ATTEMPT.EMAIL_DOMAIN_BLOCK_ID, provider.id())
                .set(EMAIL_DOMAIN_ATTEMPT.DAY, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .set(EMAIL_DOMAIN_ATTEMPT.ATTEMPTS, 1)
                .onConflict(EMAIL_DOMAIN_ATTEMPT.EMAIL_DOMAIN_BLOCK_ID, EMAIL_DOMAIN_ATTEMPT.DAY)
                .doUpdate()
                .set(EMAIL_DOMAIN_ATTEMPT.ATTEMPTS, EMAIL_DOMAIN_ATTEMPT.ATTEMPTS.plus(1))
                .execute();
    }

    /** Attempts by provider and day since a day. */
    public Map<Long, Map<LocalDate, Integer>> attempts(Transaction tx, Collection<Long> providers, LocalDate since) {
        return tx
                .sql()
                .selectFrom(EMAIL_DOMAIN_ATTEMPT)
                .where(EMAIL_DOMAIN_ATTEMPT.EMAIL_DOMAIN_BLOCK_ID.in(providers))
                .and(EMAIL_DOMAIN_ATTEMPT.DAY.ge(since))
                .fetchGroups(EMAIL_DOMAIN_ATTEMPT.EMAIL_DOMAIN_BLOCK_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().intoMap(EMAIL_DOMAIN_ATTEMPT.DAY, EMAIL_DOMAIN_ATTEMPT.ATTEMPTS)));
    }

    public List<Provider> providers(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(EMAIL_DOMAIN_BLOCK)
                .where(page.bounds(EMAIL_DOMAIN_BLOCK.ID))
                .orderBy(page.order(EMAIL_DOMAIN_BLOCK.ID))
                .limit(page.limit())
                .fetch(EmailBlocks::provider));
    }

    public Optional<Provider> findProvider(Transaction tx, long id) {
        return tx.sql()
                .selectFrom(EMAIL_DOMAIN_BLOCK)
                .where(EMAIL_DOMAIN_BLOCK.ID.eq(id))
                .fetchOptional(EmailBlocks::provider);
    }

    /** Blocks a provider; {@code domain} is one. 422 if it is blocked already. */
    public Provider addProvider(Transaction tx, String domain, boolean allowWithApproval) {
        var provider = new Provider(ids.next(), domain, allowWithApproval, clock.instant());
        int added = tx.sql()
                .insertInto(EMAIL_DOMAIN_BLOCK)
                .set(EMAIL_DOMAIN_BLOCK.ID, provider.id())
                .set(EMAIL_DOMAIN_BLOCK.DOMAIN, provider.domain())
                .set(EMAIL_DOMAIN_BLOCK.ALLOW_WITH_APPROVAL, allowWithApproval)
                .set(EMAIL_DOMAIN_BLOCK.CREATED_AT, provider.created())
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw Invalid.field("domain", "ERR_TAKEN", "has already been taken");
        }
        return provider;
    }

    public void removeProvider(Transaction tx, long id) {
        tx.sql()
                .deleteFrom(EMAIL_DOMAIN_BLOCK)
                .where(EMAIL_DOMAIN_BLOCK.ID.eq(id))
                .execute();
    }

    public List<Address> addresses(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(CANONICAL_EMAIL_BLOCK)
                .where(page.bounds(CANONICAL_EMAIL_BLOCK.ID))
                .orderBy(page.order(CANONICAL_EMAIL_BLOCK.ID))
                .limit(page.limit())
                .fetch(EmailBlocks::address));
    }

    public Optional<Address> findAddress(Transaction tx, long id) {
        return tx.sql()
                .selectFrom(CANONICAL_EMAIL_BLOCK)
                .where(CANONICAL_EMAIL_BLOCK.ID.eq(id))
                .fetchOptional(EmailBlocks::address);
    }

    public List<Address> findAddresses(Transaction tx, String hash) {
        return tx.sql()
                .selectFrom(CANONICAL_EMAIL_BLOCK)
                .where(CANONICAL_EMAIL_BLOCK.HASH.eq(hash))
                .fetch(EmailBlocks::address);
    }

    /** Blocks one address by its hash, which must be SHA-256 in hex. 422 if it is blocked already. */
    public Address addAddress(Transaction tx, String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw Invalid.field("canonical_email_hash", "ERR_INVALID", "is not a SHA-256 in hex");
        }
        var address = new Address(ids.next(), hash, clock.instant());
        int added = tx.sql()
                .insertInto(CANONICAL_EMAIL_BLOCK)
                .set(CANONICAL_EMAIL_BLOCK.ID, address.id())
                .set(CANONICAL_EMAIL_BLOCK.HASH, hash)
                .set(CANONICAL_EMAIL_BLOCK.CREATED_AT, address.created())
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw Invalid.field("canonical_email_hash", "ERR_TAKEN", "has already been taken");
        }
        return address;
    }

    public void removeAddress(Transaction tx, long id) {
        tx.sql()
                .deleteFrom(CANONICAL_EMAIL_BLOCK)
                .where(CANONICAL_EMAIL_BLOCK.ID.eq(id))
                .execute();
    }

    /** Hash of an address in its plainest form: lower case, without dots and without what stands behind a plus. */
    public static String hash(String email) {
        var plain = email.strip().toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        var name = plain.substring(0, Math.max(0, at)).replaceFirst("\\+.*", "").replace(".", "");
        return Digests.sha256Hex(name + plain.substring(Math.max(0, at)));
    }

    private static Provider provider(EmailDomainBlockRecord row) {
        return new Provider(row.getId(), row.getDomain(), row.getAllowWithApproval(), row.getCreatedAt());
    }

    private static Address address(CanonicalEmailBlockRecord row) {
        return new Address(row.getId(), row.getHash(), row.getCreatedAt());
    }
}
