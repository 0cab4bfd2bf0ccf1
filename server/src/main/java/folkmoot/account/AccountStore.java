package folkmoot.account;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_STATS;
import static org.jooq.impl.DSL.lower;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.schema.generated.tables.records.AccountRecord;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** All SQL that writes {@code account} and {@code account_stats}. */
final class AccountStore {

    Optional<Account> find(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(ACCOUNT).where(condition).fetchOptional().map(AccountRows::account);
    }

    List<Account> list(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(ACCOUNT).where(condition).fetch().map(AccountRows::account);
    }

    /** By id, read once in a transaction. */
    private record ById(AccountId id) {}

    /** By id on the wire, read once in a transaction. */
    private record ByUri(URI uri) {}

    Optional<Account> one(Transaction tx, AccountId id) {
        return tx.once(new ById(id), () -> find(tx, byId(id)));
    }

    /** Those that are known, in the order of the ids; one query for all that were not asked for before. */
    List<Account> all(Transaction tx, Collection<URI> uris) {
        var asked = new HashMap<URI, Optional<Account>>();
        var found = new ArrayList<Account>();
        for (var uri : uris) {
            Optional<Account> known = tx.once(new ByUri(uri), () -> {
                if (asked.isEmpty()) {
                    uris.forEach(each -> asked.put(each, Optional.empty()));
                    list(tx, byUris(uris)).forEach(account -> asked.put(account.uri(), Optional.of(account)));
                }
                return asked.get(uri);
            });
            known.ifPresent(found::add);
        }
        return found;
    }

    /** For all that changes accounts: what was read before is read again. */
    private static DSLContext changing(Transaction tx) {
        tx.forget(Set.of(ById.class, ByUri.class));
        return tx.sql();
    }

    Condition byId(AccountId id) {
        return ACCOUNT.ID.eq(id.value());
    }

    Condition byIds(Collection<AccountId> ids) {
        return ACCOUNT.ID.eq(DSL.any(ids.stream().map(AccountId::value).toArray(Long[]::new)));
    }

    Condition byUri(URI uri) {
        return ACCOUNT.URI.eq(uri.toString());
    }

    Condition byUris(Collection<URI> uris) {
        return ACCOUNT.URI.eq(DSL.any(uris.stream().map(URI::toString).toArray(String[]::new)));
    }

    Condition byPage(URI page) {
        return ACCOUNT.URL.eq(page.toString());
    }

    Condition byHandle(Handle handle) {
        var sameName = lower(ACCOUNT.USERNAME).eq(handle.username().toLowerCase(Locale.ROOT));
        return handle.domain()
                .map(domain -> sameName.and(ACCOUNT.DOMAIN.eq(domain)).and(ACCOUNT.DELETED_AT.isNull()))
                .orElseGet(() -> sameName.and(ACCOUNT.DOMAIN.isNull()));
    }

    /** Inserts or, for a known uri, replaces what the actor's document says. Keeps id, first sight and moderation. */
    Account save(Transaction tx, Account account) {
        var row = AccountRows.row(account);
        var kept = List.of(ACCOUNT.ID, ACCOUNT.URI, ACCOUNT.FIRST_SEEN_AT, ACCOUNT.SILENCED_AT, ACCOUNT.SUSPENDED_AT);
        var changes = new HashMap<Field<?>, Object>();
        for (var field : row.fields()) {
            if (row.touched(field) && !kept.contains(field)) {
                changes.put(field, row.get(field));
            }
        }
        AccountRecord saved = changing(tx)
                .insertInto(ACCOUNT)
                .set(row)
                .onConflict(ACCOUNT.URI)
                .doUpdate()
                .set(changes)
                .returning()
                .fetchSingle();
        return AccountRows.account(saved);
    }

    /** Whether it made a difference. */
    boolean setFields(Transaction tx, Account account, List<Account.Field> fields) {
        if (fields.equals(account.fields())) {
            return false;
        }
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.FIELDS, AccountRows.fields(fields))
                .where(byId(account.id()))
                .execute();
        return true;
    }

    void releaseHandle(Transaction tx, Account newcomer) {
        newcomer.domain()
                .ifPresent(domain -> changing(tx)
                        .update(ACCOUNT)
                        .set(ACCOUNT.DELETED_AT, newcomer.times().updated())
                        .where(byHandle(new Handle(newcomer.username(), Optional.of(domain))))
                        .and(newcomer.isGroup() ? ACCOUNT.ACTOR_TYPE.eq("Group") : ACCOUNT.ACTOR_TYPE.ne("Group"))
                        .and(ACCOUNT.URI.ne(newcomer.uri().toString()))
                        .execute());
    }

    void markDeleted(Transaction tx, AccountId id, Instant when) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.DELETED_AT, when)
                .set(ACCOUNT.DISPLAY_NAME, "")
                .set(ACCOUNT.NOTE, "")
                .set(ACCOUNT.NOTE_SOURCE, "")
                .set(ACCOUNT.FIELDS, org.jooq.JSONB.valueOf("[]"))
                .setNull(ACCOUNT.AVATAR_URL)
                .setNull(ACCOUNT.HEADER_URL)
                .where(byId(id))
                .execute();
    }

    void setMoved(Transaction tx, AccountId id, URI target) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.MOVED_TO_URI, target.toString())
                .where(byId(id))
                .execute();
    }

    void setSuspended(Transaction tx, AccountId id, Optional<Instant> since) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.SUSPENDED_AT, since.orElse(null))
                .where(byId(id))
                .execute();
    }

    void setSensitized(Transaction tx, AccountId id, Optional<Instant> since) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.SENSITIZED_AT, since.orElse(null))
                .where(byId(id))
                .execute();
    }

    boolean isSensitized(Transaction tx, AccountId id) {
        return tx.sql().fetchExists(ACCOUNT, byId(id).and(ACCOUNT.SENSITIZED_AT.isNotNull()));
    }

    void setSilenced(Transaction tx, AccountId id, Optional<Instant> since) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.SILENCED_AT, since.orElse(null))
                .where(byId(id))
                .execute();
    }

    void silenceDomain(Transaction tx, String domain, Instant since) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.SILENCED_AT, since)
                .where(at(domain), ACCOUNT.SILENCED_AT.isNull())
                .execute();
    }

    void suspendDomain(Transaction tx, String domain, Instant since) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.SUSPENDED_AT, since)
                .where(at(domain), ACCOUNT.SUSPENDED_AT.isNull())
                .execute();
    }

    void freeDomain(Transaction tx, String domain, Instant since) {
        changing(tx)
                .update(ACCOUNT)
                .setNull(ACCOUNT.SILENCED_AT)
                .where(at(domain), ACCOUNT.SILENCED_AT.eq(since))
                .execute();
        changing(tx)
                .update(ACCOUNT)
                .setNull(ACCOUNT.SUSPENDED_AT)
                .where(at(domain), ACCOUNT.SUSPENDED_AT.eq(since))
                .execute();
    }

    private static Condition at(String domain) {
        return ACCOUNT.DOMAIN.eq(domain).or(ACCOUNT.DOMAIN.endsWith("." + domain));
    }

    void delete(Transaction tx, AccountId id) {
        changing(tx).deleteFrom(ACCOUNT).where(byId(id)).execute();
    }

    Map<AccountId, AccountStats> stats(Transaction tx, Collection<AccountId> ids) {
        return tx
                .sql()
                .selectFrom(ACCOUNT_STATS)
                .where(ACCOUNT_STATS.ACCOUNT_ID.eq(
                        DSL.any(ids.stream().map(AccountId::value).toArray(Long[]::new))))
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> new AccountId(row.getAccountId()),
                        row -> new AccountStats(
                                row.getFollowersCount(),
                                row.getFollowingCount(),
                                row.getStatusesCount(),
                                Optional.ofNullable(row.getLastStatusAt()))));
    }
}
