package folkmoot.talk.filter;

import static folkmoot.schema.generated.Tables.STATUS_FILTER;
import static folkmoot.schema.generated.Tables.STATUS_FILTER_KEYWORD;
import static folkmoot.schema.generated.Tables.STATUS_FILTER_STATUS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL of filters. */
final class FilterStore {

    void insert(Transaction tx, AccountId owner, Filter filter, Instant now) {
        tx.sql()
                .insertInto(STATUS_FILTER)
                .set(STATUS_FILTER.ID, filter.id())
                .set(STATUS_FILTER.ACCOUNT_ID, owner.value())
                .set(STATUS_FILTER.TITLE, filter.title())
                .set(STATUS_FILTER.CONTEXTS, words(filter))
                .set(STATUS_FILTER.ACTION, filter.action().word())
                .set(STATUS_FILTER.EXPIRES_AT, filter.expires().orElse(null))
                .set(STATUS_FILTER.CREATED_AT, now)
                .execute();
    }

    void update(Transaction tx, Filter filter) {
        tx.sql()
                .update(STATUS_FILTER)
                .set(STATUS_FILTER.TITLE, filter.title())
                .set(STATUS_FILTER.CONTEXTS, words(filter))
                .set(STATUS_FILTER.ACTION, filter.action().word())
                .set(STATUS_FILTER.EXPIRES_AT, filter.expires().orElse(null))
                .where(STATUS_FILTER.ID.eq(filter.id()))
                .execute();
    }

    private static String[] words(Filter filter) {
        return filter.contexts().stream().sorted().map(FilterContext::word).toArray(String[]::new);
    }

    void delete(Transaction tx, long id) {
        tx.sql().deleteFrom(STATUS_FILTER).where(STATUS_FILTER.ID.eq(id)).execute();
    }

    void saveKeyword(Transaction tx, long filter, Filter.Keyword keyword) {
        tx.sql()
                .insertInto(STATUS_FILTER_KEYWORD)
                .set(STATUS_FILTER_KEYWORD.ID, keyword.id())
                .set(STATUS_FILTER_KEYWORD.FILTER_ID, filter)
                .set(STATUS_FILTER_KEYWORD.KEYWORD, keyword.text())
                .set(STATUS_FILTER_KEYWORD.WHOLE_WORD, keyword.wholeWord())
                .onConflict(STATUS_FILTER_KEYWORD.ID)
                .doUpdate()
                .set(STATUS_FILTER_KEYWORD.KEYWORD, keyword.text())
                .set(STATUS_FILTER_KEYWORD.WHOLE_WORD, keyword.wholeWord())
                .execute();
    }

    void deleteKeyword(Transaction tx, long id) {
        tx.sql()
                .deleteFrom(STATUS_FILTER_KEYWORD)
                .where(STATUS_FILTER_KEYWORD.ID.eq(id))
                .execute();
    }

    /** Whether the status was not in it yet. */
    boolean insertStatus(Transaction tx, long filter, Filter.Single single) {
        return tx.sql()
                        .insertInto(STATUS_FILTER_STATUS)
                        .set(STATUS_FILTER_STATUS.ID, single.id())
                        .set(STATUS_FILTER_STATUS.FILTER_ID, filter)
                        .set(STATUS_FILTER_STATUS.STATUS_ID, single.status().value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void deleteStatus(Transaction tx, long id) {
        tx.sql()
                .deleteFrom(STATUS_FILTER_STATUS)
                .where(STATUS_FILTER_STATUS.ID.eq(id))
                .execute();
    }

    /** How much somebody filters, in all their filters together. */
    record Size(int filters, int keywords, int characters, int statuses) {}

    Size size(Transaction tx, AccountId owner) {
        var own = select(STATUS_FILTER.ID).from(STATUS_FILTER).where(STATUS_FILTER.ACCOUNT_ID.eq(owner.value()));
        var keywords = STATUS_FILTER_KEYWORD.FILTER_ID.in(own);
        return new Size(
                tx.sql().fetchCount(own),
                tx.sql().fetchCount(STATUS_FILTER_KEYWORD, keywords),
                tx.sql()
                        .select(coalesce(sum(length(STATUS_FILTER_KEYWORD.KEYWORD)), BigDecimal.ZERO))
                        .from(STATUS_FILTER_KEYWORD)
                        .where(keywords)
                        .fetchSingle()
                        .value1()
                        .intValue(),
                tx.sql().fetchCount(STATUS_FILTER_STATUS, STATUS_FILTER_STATUS.FILTER_ID.in(own)));
    }

    /** The filters of many owners, oldest first: three queries. */
    Map<AccountId, List<Filter>> of(Transaction tx, Collection<AccountId> owners) {
        var rows = tx.sql()
                .selectFrom(STATUS_FILTER)
                .where(STATUS_FILTER.ACCOUNT_ID.eq(
                        DSL.any(owners.stream().map(AccountId::value).toArray(Long[]::new))))
                .orderBy(STATUS_FILTER.ID)
                .fetch();
        if (rows.isEmpty()) {
            return Map.of();
        }
        var ids = rows.getValues(STATUS_FILTER.ID);
        var keywords = keywords(tx, STATUS_FILTER_KEYWORD.FILTER_ID.in(ids));
        var singles = singles(tx, STATUS_FILTER_STATUS.FILTER_ID.in(ids));
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new AccountId(row.getAccountId()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> new Filter(
                                        row.getId(),
                                        row.getTitle(),
                                        Arrays.stream(row.getContexts())
                                                .flatMap(word -> FilterContext.of(word).stream())
                                                .collect(Collectors.toSet()),
                                        FilterAction.of(row.getAction()).orElseThrow(),
                                        Optional.ofNullable(row.getExpiresAt()),
                                        keywords.getOrDefault(row.getId(), List.of()),
                                        singles.getOrDefault(row.getId(), List.of())),
                                Collectors.toList())));
    }

    private static Map<Long, List<Filter.Keyword>> keywords(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(STATUS_FILTER_KEYWORD)
                .where(condition)
                .orderBy(STATUS_FILTER_KEYWORD.ID)
                .fetchGroups(
                        STATUS_FILTER_KEYWORD.FILTER_ID,
                        row -> new Filter.Keyword(row.getId(), row.getKeyword(), row.getWholeWord()));
    }

    private static Map<Long, List<Filter.Single>> singles(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(STATUS_FILTER_STATUS)
                .where(condition)
                .orderBy(STATUS_FILTER_STATUS.ID)
                .fetchGroups(
                        STATUS_FILTER_STATUS.FILTER_ID,
                        row -> new Filter.Single(row.getId(), new StatusId(row.getStatusId())));
    }
}
