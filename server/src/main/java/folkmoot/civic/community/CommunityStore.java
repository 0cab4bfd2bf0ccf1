package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.COMMUNITY;
import static folkmoot.schema.generated.Tables.COMMUNITY_CATEGORY;
import static folkmoot.schema.generated.Tables.COMMUNITY_LOCALITY;
import static folkmoot.schema.generated.Tables.COMMUNITY_MODERATOR;
import static folkmoot.schema.generated.Tables.LIFE_EVENT;
import static folkmoot.schema.generated.Tables.RESIDENT;

import folkmoot.platform.database.JsonColumns;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.JSONB;

/** All SQL that writes the tables of communities. */
final class CommunityStore {

    /** A row without its account. */
    record Row(
            CommunityId id,
            AccountId clerk,
            String guidelines,
            String language,
            Optional<String> locality,
            ThresholdRule threshold,
            FirstItems firstItems,
            String template,
            Instant createdAt) {}

    void insert(Transaction tx, Row row, Optional<UserId> by) {
        tx.sql()
                .insertInto(COMMUNITY)
                .set(COMMUNITY.ACCOUNT_ID, row.id().value())
                .set(COMMUNITY.CLERK_ACCOUNT_ID, row.clerk().value())
                .set(COMMUNITY.GUIDELINES, row.guidelines())
                .set(COMMUNITY.LANGUAGE, row.language())
                .set(COMMUNITY.LOCALITY, row.locality().orElse(null))
                .set(COMMUNITY.THRESHOLD_COUNT, row.threshold().count())
                .set(COMMUNITY.THRESHOLD_COLUMNS, words(row.threshold()))
                .set(COMMUNITY.THRESHOLD_LEAST, JSONB.valueOf(row.threshold().leastJson()))
                .set(COMMUNITY.THRESHOLD_SERVERS, row.threshold().servers())
                .set(COMMUNITY.TEMPLATE, row.template())
                .set(COMMUNITY.CREATED_BY_USER_ID, by.map(UserId::value).orElse(null))
                .set(COMMUNITY.CREATED_AT, row.createdAt())
                .execute();
    }

    void setRules(Transaction tx, CommunityId id, String guidelines, ThresholdRule threshold) {
        tx.sql()
                .update(COMMUNITY)
                .set(COMMUNITY.GUIDELINES, guidelines)
                .set(COMMUNITY.THRESHOLD_COUNT, threshold.count())
                .set(COMMUNITY.THRESHOLD_COLUMNS, words(threshold))
                .set(COMMUNITY.THRESHOLD_LEAST, JSONB.valueOf(threshold.leastJson()))
                .set(COMMUNITY.THRESHOLD_SERVERS, threshold.servers())
                .where(COMMUNITY.ACCOUNT_ID.eq(id.value()))
                .execute();
    }

    void setFirstItems(Transaction tx, CommunityId id, FirstItems wanted) {
        tx.sql()
                .update(COMMUNITY)
                .set(COMMUNITY.FIRST_ITEMS, wanted.count())
                .set(COMMUNITY.FIRST_ITEMS_DAYS, wanted.days())
                .where(COMMUNITY.ACCOUNT_ID.eq(id.value()))
                .execute();
    }

    private static String[] words(ThresholdRule rule) {
        return rule.columns().stream().map(SupportColumn::word).sorted().toArray(String[]::new);
    }

    List<Row> list(Transaction tx, Condition condition) {
        return tx.sql()
                .select(COMMUNITY.fields())
                .from(COMMUNITY)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(COMMUNITY.ACCOUNT_ID))
                .where(condition)
                .orderBy(COMMUNITY.ACCOUNT_ID)
                .fetch(found -> {
                    var row = found.into(COMMUNITY);
                    return new Row(
                            new CommunityId(row.getAccountId()),
                            new AccountId(row.getClerkAccountId()),
                            row.getGuidelines(),
                            row.getLanguage(),
                            Optional.ofNullable(row.getLocality()),
                            rule(
                                    row.getThresholdCount(),
                                    row.getThresholdColumns(),
                                    row.getThresholdLeast(),
                                    row.getThresholdServers()),
                            new FirstItems(row.getFirstItems(), row.getFirstItemsDays()),
                            row.getTemplate(),
                            row.getCreatedAt());
                });
    }

    private static ThresholdRule rule(int count, String[] words, JSONB least, int servers) {
        return new ThresholdRule(
                count,
                Arrays.stream(words)
                        .map(word -> SupportColumn.of(word).orElseThrow())
                        .collect(Collectors.toSet()),
                ThresholdRule.leastOf(least.data()),
                servers);
    }

    void addCategory(Transaction tx, CommunityId id, Category category, int position) {
        tx.sql()
                .insertInto(COMMUNITY_CATEGORY)
                .set(COMMUNITY_CATEGORY.COMMUNITY_ID, id.value())
                .set(COMMUNITY_CATEGORY.SLUG, category.slug())
                .set(COMMUNITY_CATEGORY.NAMES, JsonColumns.texts(category.names()))
                .set(COMMUNITY_CATEGORY.POSITION, position)
                .onConflictDoNothing()
                .execute();
    }

    void removeCategories(Transaction tx, CommunityId id) {
        tx.sql()
                .deleteFrom(COMMUNITY_CATEGORY)
                .where(COMMUNITY_CATEGORY.COMMUNITY_ID.eq(id.value()))
                .execute();
    }

    List<Category> categories(Transaction tx, CommunityId id) {
        return tx.sql()
                .selectFrom(COMMUNITY_CATEGORY)
                .where(COMMUNITY_CATEGORY.COMMUNITY_ID.eq(id.value()))
                .orderBy(COMMUNITY_CATEGORY.POSITION)
                .fetch(row -> new Category(row.getSlug(), JsonColumns.texts(row.getNames())));
    }

    void putLocality(Transaction tx, CommunityId id, Locality locality) {
        tx.sql()
                .insertInto(COMMUNITY_LOCALITY)
                .set(COMMUNITY_LOCALITY.COMMUNITY_ID, id.value())
                .set(COMMUNITY_LOCALITY.CODE, locality.code())
                .set(COMMUNITY_LOCALITY.NAME, locality.name())
                .set(COMMUNITY_LOCALITY.PARENT_CODE, locality.parent().orElse(null))
                .set(COMMUNITY_LOCALITY.VALID_FROM, locality.validFrom().orElse(null))
                .set(COMMUNITY_LOCALITY.VALID_UNTIL, locality.validUntil().orElse(null))
                .set(COMMUNITY_LOCALITY.SUCCESSOR, locality.successor().orElse(null))
                .onConflict(COMMUNITY_LOCALITY.COMMUNITY_ID, COMMUNITY_LOCALITY.CODE)
                .doUpdate()
                .set(COMMUNITY_LOCALITY.NAME, locality.name())
                .set(COMMUNITY_LOCALITY.PARENT_CODE, locality.parent().orElse(null))
                .set(COMMUNITY_LOCALITY.VALID_FROM, locality.validFrom().orElse(null))
                .set(COMMUNITY_LOCALITY.VALID_UNTIL, locality.validUntil().orElse(null))
                .set(COMMUNITY_LOCALITY.SUCCESSOR, locality.successor().orElse(null))
                .execute();
    }

    List<Locality> localities(Transaction tx, CommunityId id) {
        return tx.sql()
                .selectFrom(COMMUNITY_LOCALITY)
                .where(COMMUNITY_LOCALITY.COMMUNITY_ID.eq(id.value()))
                .orderBy(COMMUNITY_LOCALITY.NAME)
                .fetch(row -> new Locality(
                        row.getCode(),
                        row.getName(),
                        Optional.ofNullable(row.getParentCode()),
                        Optional.ofNullable(row.getValidFrom()),
                        Optional.ofNullable(row.getValidUntil()),
                        Optional.ofNullable(row.getSuccessor())));
    }

    void addLifeEvent(Transaction tx, LifeEvent event) {
        tx.sql()
                .insertInto(LIFE_EVENT)
                .set(LIFE_EVENT.SLUG, event.slug())
                .set(LIFE_EVENT.INTERACTION, event.interaction())
                .set(LIFE_EVENT.NAMES, JsonColumns.texts(event.names()))
                .set(LIFE_EVENT.BODIES, event.bodies().toArray(String[]::new))
                .onConflict(LIFE_EVENT.SLUG)
                .doUpdate()
                .set(LIFE_EVENT.NAMES, JsonColumns.texts(event.names()))
                .execute();
    }

    List<LifeEvent> lifeEvents(Transaction tx) {
        return tx.sql()
                .selectFrom(LIFE_EVENT)
                .orderBy(LIFE_EVENT.SLUG)
                .fetch(row -> new LifeEvent(
                        row.getSlug(),
                        row.getInteraction(),
                        JsonColumns.texts(row.getNames()),
                        List.of(row.getBodies())));
    }

    void addModerator(Transaction tx, CommunityId id, AccountId account, Instant now) {
        tx.sql()
                .insertInto(COMMUNITY_MODERATOR)
                .set(COMMUNITY_MODERATOR.COMMUNITY_ID, id.value())
                .set(COMMUNITY_MODERATOR.ACCOUNT_ID, account.value())
                .set(COMMUNITY_MODERATOR.SINCE, now)
                .onConflictDoNothing()
                .execute();
    }

    void removeModerator(Transaction tx, CommunityId id, AccountId account) {
        tx.sql()
                .deleteFrom(COMMUNITY_MODERATOR)
                .where(COMMUNITY_MODERATOR.COMMUNITY_ID.eq(id.value()))
                .and(COMMUNITY_MODERATOR.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    List<Long> moderatedBy(Transaction tx, AccountId account) {
        return tx.sql()
                .select(COMMUNITY_MODERATOR.COMMUNITY_ID)
                .from(COMMUNITY_MODERATOR)
                .where(COMMUNITY_MODERATOR.ACCOUNT_ID.eq(account.value()))
                .fetch(COMMUNITY_MODERATOR.COMMUNITY_ID);
    }

    List<AccountId> moderators(Transaction tx, CommunityId id) {
        return tx.sql()
                .selectFrom(COMMUNITY_MODERATOR)
                .where(COMMUNITY_MODERATOR.COMMUNITY_ID.eq(id.value()))
                .orderBy(COMMUNITY_MODERATOR.SINCE)
                .fetch(row -> new AccountId(row.getAccountId()));
    }

    void setResident(
            Transaction tx,
            CommunityId id,
            AccountId account,
            Optional<String> locality,
            String method,
            AccountId by,
            Instant now) {
        tx.sql()
                .insertInto(RESIDENT)
                .set(RESIDENT.COMMUNITY_ID, id.value())
                .set(RESIDENT.ACCOUNT_ID, account.value())
                .set(RESIDENT.LOCALITY, locality.orElse(null))
                .set(RESIDENT.METHOD, method)
                .set(RESIDENT.CHECKED_BY, by.value())
                .set(RESIDENT.CHECKED_AT, now)
                .onDuplicateKeyUpdate()
                .set(RESIDENT.LOCALITY, locality.orElse(null))
                .set(RESIDENT.METHOD, method)
                .set(RESIDENT.CHECKED_BY, by.value())
                .set(RESIDENT.CHECKED_AT, now)
                .execute();
    }
}
