package folkmoot.civic.news;

import static folkmoot.schema.generated.Tables.NEWS_CHOICE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.Collection;
import java.util.Map;

/** How members want to hear: all SQL of {@code news_choice}. */
public final class NewsChoices {

    /** What a member chose, or what holds until they do. */
    public NewsWay of(Transaction tx, AccountId account) {
        return tx.sql()
                .select(NEWS_CHOICE.WAY)
                .from(NEWS_CHOICE)
                .where(NEWS_CHOICE.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> NewsWay.of(row.value1()).orElseThrow())
                .orElse(NewsWay.PUSH);
    }

    /** Those of some who chose. */
    Map<AccountId, NewsWay> chosen(Transaction tx, Collection<AccountId> some) {
        return tx.sql()
                .selectFrom(NEWS_CHOICE)
                .where(NEWS_CHOICE.ACCOUNT_ID.in(
                        some.stream().map(AccountId::value).toList()))
                .fetchMap(
                        row -> new AccountId(row.getAccountId()),
                        row -> NewsWay.of(row.getWay()).orElseThrow());
    }

    public void choose(Transaction tx, AccountId account, NewsWay way) {
        tx.sql()
                .insertInto(NEWS_CHOICE)
                .set(NEWS_CHOICE.ACCOUNT_ID, account.value())
                .set(NEWS_CHOICE.WAY, way.word())
                .onConflict(NEWS_CHOICE.ACCOUNT_ID)
                .doUpdate()
                .set(NEWS_CHOICE.WAY, way.word())
                .execute();
    }
}
