package folkmoot.talk.favourite;

import static folkmoot.schema.generated.Tables.FAVOURITE;
import static folkmoot.schema.generated.Tables.FAVOURITE_ECHO;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.FavouriteRecord;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes {@code favourite}. */
final class FavouriteStore {

    private static final String INSERT = """
        INSERT INTO favourite (id, account_id, status_id, uri, created_at)
        SELECT id, account, status, uri, ?
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) w (id, account, status, uri)
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private static final String DELETE = """
        DELETE FROM favourite f USING unnest(?::bigint[], ?::bigint[]) w (account, status)
        WHERE f.account_id = w.account AND f.status_id = w.status
        RETURNING f.id, f.account_id, f.status_id, f.uri, f.created_at
        """;

    /** The ids of those that are new; of two of one account and status only the first can be. */
    Set<Long> insert(Transaction tx, List<Favourite> favourites) {
        return Set.copyOf(tx.fetch(
                INSERT,
                row -> row.getLong(1),
                favourites.getFirst().createdAt(),
                favourites.stream().map(Favourite::id).toArray(Long[]::new),
                favourites.stream().map(one -> one.account().value()).toArray(Long[]::new),
                favourites.stream().map(one -> one.status().value()).toArray(Long[]::new),
                favourites.stream()
                        .map(one -> one.uri().map(URI::toString).orElse(null))
                        .toArray(String[]::new)));
    }

    /** Of some accounts and the statuses beside them, the favourites as they were, if they were there. */
    List<Favourite> delete(Transaction tx, List<AccountId> by, List<StatusId> statuses) {
        return tx.fetch(
                DELETE,
                row -> new Favourite(
                        row.getLong(1),
                        new AccountId(row.getLong(2)),
                        new StatusId(row.getLong(3)),
                        Optional.ofNullable(row.getString(4)).map(URI::create),
                        Rows.time(row, 5)),
                by.stream().map(AccountId::value).toArray(Long[]::new),
                statuses.stream().map(StatusId::value).toArray(Long[]::new));
    }

    Optional<Favourite> find(Transaction tx, AccountId by, StatusId status) {
        return tx.sql()
                .selectFrom(FAVOURITE)
                .where(FAVOURITE.ACCOUNT_ID.eq(by.value()))
                .and(FAVOURITE.STATUS_ID.eq(status.value()))
                .fetchOptional()
                .map(FavouriteStore::favourite);
    }

    /** A Like beside the one that made the favourite. */
    void insertEcho(Transaction tx, AccountId by, StatusId status, URI uri) {
        tx.sql()
                .insertInto(FAVOURITE_ECHO)
                .select(DSL.select(DSL.val(by.value()), DSL.val(status.value()), DSL.val(uri.toString()))
                        .where(DSL.notExists(DSL.selectOne()
                                .from(FAVOURITE)
                                .where(FAVOURITE.ACCOUNT_ID.eq(by.value()))
                                .and(FAVOURITE.STATUS_ID.eq(status.value()))
                                .and(FAVOURITE.URI.eq(uri.toString())))))
                .onConflictDoNothing()
                .execute();
    }

    boolean deleteEcho(Transaction tx, AccountId by, URI uri) {
        return tx.sql()
                        .deleteFrom(FAVOURITE_ECHO)
                        .where(FAVOURITE_ECHO.URI.eq(uri.toString()))
                        .and(FAVOURITE_ECHO.ACCOUNT_ID.eq(by.value()))
                        .execute()
                > 0;
    }

    void deleteEchoes(Transaction tx, AccountId by, StatusId status) {
        tx.sql()
                .deleteFrom(FAVOURITE_ECHO)
                .where(FAVOURITE_ECHO.ACCOUNT_ID.eq(by.value()))
                .and(FAVOURITE_ECHO.STATUS_ID.eq(status.value()))
                .execute();
    }

    boolean takeEcho(Transaction tx, AccountId by, StatusId status) {
        var echo = tx.sql()
                .select(FAVOURITE_ECHO.URI)
                .from(FAVOURITE_ECHO)
                .where(FAVOURITE_ECHO.ACCOUNT_ID.eq(by.value()))
                .and(FAVOURITE_ECHO.STATUS_ID.eq(status.value()))
                .limit(1)
                .fetchOptional(FAVOURITE_ECHO.URI);
        echo.ifPresent(uri -> {
            deleteEcho(tx, by, URI.create(uri));
            tx.sql()
                    .update(FAVOURITE)
                    .set(FAVOURITE.URI, uri)
                    .where(FAVOURITE.ACCOUNT_ID.eq(by.value()))
                    .and(FAVOURITE.STATUS_ID.eq(status.value()))
                    .execute();
        });
        return echo.isPresent();
    }

    Optional<Favourite> byUri(Transaction tx, URI uri) {
        return tx.sql()
                .selectFrom(FAVOURITE)
                .where(FAVOURITE.URI.eq(uri.toString()))
                .limit(1)
                .fetchOptional()
                .map(FavouriteStore::favourite);
    }

    Set<StatusId> among(Transaction tx, AccountId by, Collection<StatusId> statuses) {
        return tx
                .sql()
                .select(FAVOURITE.STATUS_ID)
                .from(FAVOURITE)
                .where(FAVOURITE.ACCOUNT_ID.eq(by.value()))
                .and(FAVOURITE.STATUS_ID.eq(
                        DSL.any(statuses.stream().map(StatusId::value).toArray(Long[]::new))))
                .fetch(FAVOURITE.STATUS_ID)
                .stream()
                .map(StatusId::new)
                .collect(Collectors.toSet());
    }

    List<Favourite> page(Transaction tx, Condition condition, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(FAVOURITE)
                .where(condition)
                .and(page.bounds(FAVOURITE.ID))
                .orderBy(page.order(FAVOURITE.ID))
                .limit(page.limit())
                .fetch()
                .map(FavouriteStore::favourite));
    }

    private static Favourite favourite(FavouriteRecord row) {
        return new Favourite(
                row.getId(),
                new AccountId(row.getAccountId()),
                new StatusId(row.getStatusId()),
                Optional.ofNullable(row.getUri()).map(URI::create),
                row.getCreatedAt());
    }
}
