package folkmoot.people.account;

import static folkmoot.schema.generated.Tables.ACCOUNT;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
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

/** All SQL that writes {@code account} and {@code account_stats}. */
final class AccountStore {

    private static final String READ = "SELECT * FROM account WHERE ";
    private static final String SHOWN = "SELECT * FROM account WHERE NOT waiting AND ";
    private static final String REMOTE_HANDLE = "lower(username) = ? AND domain = ? AND deleted_at IS NULL";

    private static final String LOCAL_NAME = "lower(username) = ? AND domain IS NULL";
    private static final String GONE =
            "lower(username) = ? AND domain = ? AND deleted_at IS NOT NULL ORDER BY deleted_at DESC LIMIT 1";

    private static final String STATS = """
        SELECT account_id, followers_count, following_count, statuses_count, last_status_at
        FROM account_stats WHERE account_id = ANY (?)
        """;

    private static final String RELEASE_HANDLE =
            "UPDATE account SET deleted_at = ? WHERE uri <> ? AND (actor_type = 'Group') = ? AND " + REMOTE_HANDLE;

    private static List<Account> read(Transaction tx, String condition, Object... values) {
        return tx.fetch(READ + condition, AccountRows::account, values);
    }

    /** Without those whose owner has yet to confirm the address or to be let in. */
    private static List<Account> shown(Transaction tx, String condition, Object... values) {
        return tx.fetch(SHOWN + condition, AccountRows::account, values);
    }

    /** By id, read once in a transaction. */
    private record ById(AccountId id) {}

    /** By id on the wire, read once in a transaction. */
    private record ByUri(URI uri) {}

    Optional<Account> one(Transaction tx, AccountId id) {
        return tx.once(
                new ById(id), () -> shown(tx, "id = ?", id.value()).stream().findFirst());
    }

    /** What {@link #one} then answers without asking. */
    void remember(Transaction tx, Collection<AccountId> ids) {
        var unknown = ids.stream()
                .filter(id -> !tx.isRemembered(new ById(id)))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            var found = shown(tx, "id = ANY (?)", (Object) AnyOf.numbers(unknown, AccountId::value)).stream()
                    .collect(Collectors.toMap(Account::id, account -> account));
            unknown.forEach(id -> tx.once(new ById(id), () -> Optional.ofNullable(found.get(id))));
        }
    }

    /** Those of the ids that exist, in no particular order; asks for those that were not asked for before. */
    List<Account> list(Transaction tx, Collection<AccountId> ids) {
        if (tx.isCrowded()) {
            return shown(tx, "id = ANY (?)", (Object) AnyOf.numbers(ids, AccountId::value));
        }
        remember(tx, ids);
        return ids.stream().distinct().flatMap(id -> one(tx, id).stream()).toList();
    }

    /** The same with those that wait. */
    List<Account> listEvenWaiting(Transaction tx, Collection<AccountId> ids) {
        return read(tx, "id = ANY (?)", (Object) AnyOf.numbers(ids, AccountId::value));
    }

    /** Those that are known, in the order of the ids; one query for all that were not asked for before. */
    List<Account> all(Transaction tx, Collection<URI> uris) {
        var asked = new HashMap<URI, Optional<Account>>();
        var found = new ArrayList<Account>();
        for (var uri : uris) {
            Optional<Account> known = tx.once(new ByUri(uri), () -> {
                if (asked.isEmpty()) {
                    uris.forEach(each -> asked.put(each, Optional.empty()));
                    shown(tx, "uri = ANY (?)", (Object) AnyOf.texts(uris, URI::toString))
                            .forEach(account -> asked.put(account.uri(), Optional.of(account)));
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

    private static Condition byId(AccountId id) {
        return ACCOUNT.ID.eq(id.value());
    }

    Optional<Account> byPage(Transaction tx, URI page) {
        return shown(tx, "url = ?", page.toString()).stream().findFirst();
    }

    /** One of our own is found also when it is deleted. */
    Optional<Account> byHandle(Transaction tx, Handle handle) {
        var username = handle.username().toLowerCase(Locale.ROOT);
        return handle
                .domain()
                .map(domain -> shown(tx, REMOTE_HANDLE, username, domain))
                .orElseGet(() -> shown(tx, LOCAL_NAME, username))
                .stream()
                .findFirst();
    }

    /** Whether a name is given away here, also to somebody who waits or has left: names are given once. */
    boolean isTaken(Transaction tx, String username) {
        return !read(tx, LOCAL_NAME, username.toLowerCase(Locale.ROOT)).isEmpty();
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
        changing(tx)
                .insertInto(ACCOUNT)
                .set(row)
                .onConflict(ACCOUNT.URI)
                .doUpdate()
                .set(changes)
                .execute();
        return read(tx, "uri = ?", account.uri().toString()).getFirst();
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

    /** Whether it made a difference. */
    boolean setBadges(Transaction tx, Account account, List<Badge> badges) {
        if (badges.equals(account.badges())) {
            return false;
        }
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.BADGES, BadgeRows.json(badges))
                .where(byId(account.id()))
                .execute();
        return true;
    }

    void releaseHandle(Transaction tx, Account newcomer) {
        newcomer.domain().ifPresent(domain -> {
            changing(tx);
            tx.execute(
                    RELEASE_HANDLE,
                    newcomer.times().updated(),
                    newcomer.uri().toString(),
                    newcomer.isGroup(),
                    newcomer.username().toLowerCase(Locale.ROOT),
                    domain);
        });
    }

    void markDeleted(Transaction tx, AccountId id, Instant when) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.DELETED_AT, when)
                .set(ACCOUNT.DISPLAY_NAME, "")
                .set(ACCOUNT.NOTE, "")
                .set(ACCOUNT.NOTE_SOURCE, "")
                .set(ACCOUNT.FIELDS, org.jooq.JSONB.valueOf("[]"))
                .set(ACCOUNT.BADGES, org.jooq.JSONB.valueOf("[]"))
                .setNull(ACCOUNT.AVATAR_URL)
                .setNull(ACCOUNT.HEADER_URL)
                .where(byId(id))
                .execute();
    }

    void setWaiting(Transaction tx, AccountId id, boolean waiting) {
        changing(tx)
                .update(ACCOUNT)
                .set(ACCOUNT.WAITING, waiting)
                .where(byId(id), ACCOUNT.WAITING.ne(waiting))
                .execute();
    }

    void unmarkDeleted(Transaction tx, AccountId id) {
        changing(tx)
                .update(ACCOUNT)
                .setNull(ACCOUNT.DELETED_AT)
                .setNull(ACCOUNT.FETCHED_AT)
                .where(byId(id))
                .execute();
    }

    Optional<Account> gone(Transaction tx, String username, String domain) {
        return read(tx, GONE, username.toLowerCase(Locale.ROOT), domain).stream()
                .findFirst();
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
        var read = new HashMap<AccountId, AccountStats>();
        tx.fetch(
                STATS,
                row -> read.put(
                        new AccountId(row.getLong("account_id")),
                        new AccountStats(
                                row.getInt("followers_count"),
                                row.getInt("following_count"),
                                row.getInt("statuses_count"),
                                Rows.optionalTime(row, "last_status_at"))),
                (Object) AnyOf.numbers(ids, AccountId::value));
        return read;
    }
}
