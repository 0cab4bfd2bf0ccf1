package folkmoot.civic.news;

import static folkmoot.schema.generated.Tables.NEWS_OCCASION;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All SQL that writes {@code news_occasion} and {@code news_told}. */
final class NewsStore {

    private static final String FIRST = """
        INSERT INTO news_told (occasion_id, account_id)
        SELECT ?, a FROM unnest(?::bigint[]) AS t (a) ORDER BY a
        ON CONFLICT DO NOTHING RETURNING account_id
        """;

    /** Of the newest few posts of each, the language that the newest of them names. */
    private static final String LANGUAGES = """
        SELECT a, (SELECT s.language FROM (
                SELECT id, language FROM status WHERE account_id = a AND deleted_at IS NULL ORDER BY id DESC LIMIT 20) s
            WHERE s.language IS NOT NULL ORDER BY s.id DESC LIMIT 1)
        FROM unnest(?::bigint[]) AS t (a)
        """;

    /** The number of an occasion, which is made when it is first asked for. */
    long occasion(Transaction tx, long fresh, String word, String kind, Instant now) {
        tx.sql()
                .insertInto(NEWS_OCCASION)
                .set(NEWS_OCCASION.ID, fresh)
                .set(NEWS_OCCASION.WORD, word)
                .set(NEWS_OCCASION.KIND, kind)
                .set(NEWS_OCCASION.CREATED_AT, now)
                .onConflict(NEWS_OCCASION.WORD)
                .doNothing()
                .execute();
        return tx.sql()
                .select(NEWS_OCCASION.ID)
                .from(NEWS_OCCASION)
                .where(NEWS_OCCASION.WORD.eq(word))
                .fetchSingle(NEWS_OCCASION.ID);
    }

    /** Those of some who have not heard of it yet; from now on they have. */
    Set<AccountId> first(Transaction tx, long occasion, Collection<AccountId> some) {
        return new HashSet<>(
                tx.fetch(FIRST, row -> new AccountId(row.getLong(1)), occasion, AnyOf.numbers(some, AccountId::value)));
    }

    /** In which languages some write, as far as that is known here. */
    Map<AccountId, String> languages(Transaction tx, Collection<AccountId> some) {
        var languages = new HashMap<AccountId, String>();
        tx.fetch(
                LANGUAGES,
                row -> row.getString(2) == null ? null : languages.put(new AccountId(row.getLong(1)), row.getString(2)),
                (Object) AnyOf.numbers(some, AccountId::value));
        return languages;
    }

    /** Who heard of what is long ago. */
    void forget(Transaction tx, Instant before) {
        tx.sql()
                .deleteFrom(NEWS_OCCASION)
                .where(NEWS_OCCASION.CREATED_AT.lt(before))
                .execute();
    }
}
