package folkmoot.stewardship.dashboard;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_STATS;
import static folkmoot.schema.generated.Tables.OAUTH_APPLICATION;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_TAG;
import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What the largest shares are of, by the client API's keys (Admin::Dimension). */
public final class Dimensions {

    private final String version;
    private final String domain;

    /**
     * @param version of this software
     * @param domain of this instance
     */
    public Dimensions(String version, String domain) {
        this.version = version;
        this.domain = domain;
    }

    /**
     * One share.
     *
     * @param unit {@code bytes} where it is one
     */
    public record Share(String key, String name, String value, Optional<String> unit, Optional<String> valueForPeople) {

        static Share of(String key, String name, Object value) {
            return new Share(key, name, value.toString(), Optional.empty(), Optional.empty());
        }
    }

    /** The largest shares first. */
    public List<Share> of(
            Transaction tx, String key, Period period, int limit, Function<String, Optional<String>> parameter) {
        var written = STATUS.join(ACCOUNT).on(ACCOUNT.ID.eq(STATUS.ACCOUNT_ID));
        var inPeriod = period.holds(STATUS.CREATED_AT).and(STATUS.DELETED_AT.isNull());
        return switch (key) {
            case "languages" ->
                top(
                        tx,
                        USERS.join(VISIT).on(VISIT.USER_ID.eq(USERS.ID)),
                        USERS.LOCALE,
                        DSL.countDistinct(USERS.ID),
                        period.holds(VISIT.DAY),
                        limit,
                        Dimensions::language);
            case "sources" ->
                top(
                        tx,
                        STATUS.join(OAUTH_APPLICATION).on(OAUTH_APPLICATION.ID.eq(STATUS.APPLICATION_ID)),
                        OAUTH_APPLICATION.NAME,
                        DSL.count(),
                        inPeriod,
                        limit,
                        UnaryOperator.identity());
            case "servers" -> top(tx, written, server(), DSL.count(), inPeriod, limit, UnaryOperator.identity());
            case "tag_servers" ->
                top(tx, tagged(), server(), DSL.count(), inPeriod.and(tag(parameter)), limit, UnaryOperator.identity());
            case "tag_languages" ->
                top(
                        tx,
                        tagged(),
                        STATUS.LANGUAGE,
                        DSL.count(),
                        inPeriod.and(tag(parameter)).and(STATUS.LANGUAGE.isNotNull()),
                        limit,
                        Dimensions::language);
            case "instance_languages" ->
                top(
                        tx,
                        written,
                        STATUS.LANGUAGE,
                        DSL.count(),
                        inPeriod.and(STATUS.LANGUAGE.isNotNull()).and(ACCOUNT.DOMAIN.eq(Measures.domain(parameter))),
                        limit,
                        Dimensions::language);
            case "instance_accounts" -> accounts(tx, Measures.domain(parameter), limit);
            case "space_usage" -> space(tx);
            case "software_versions" -> versions(tx);
            default -> throw Invalid.malformed("There is no dimension " + key);
        };
    }

    private Field<String> server() {
        return DSL.coalesce(ACCOUNT.DOMAIN, DSL.inline(domain));
    }

    private static Table<?> tagged() {
        return STATUS_TAG
                .join(STATUS)
                .on(STATUS.ID.eq(STATUS_TAG.STATUS_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(STATUS.ACCOUNT_ID));
    }

    private static Condition tag(Function<String, Optional<String>> parameter) {
        return STATUS_TAG.TAG_ID.eq(Measures.tag(parameter));
    }

    private static List<Share> top(
            Transaction tx,
            Table<?> table,
            Field<String> by,
            Field<Integer> count,
            Condition condition,
            int limit,
            UnaryOperator<String> name) {
        return tx.sql()
                .select(by, count)
                .from(table)
                .where(condition)
                .groupBy(by)
                .orderBy(count.desc(), by)
                .limit(limit)
                .fetch(row -> Share.of(row.value1(), name.apply(row.value1()), row.value2()));
    }

    /** Those with the most followers here. */
    private static List<Share> accounts(Transaction tx, String domain, int limit) {
        return tx.sql()
                .select(ACCOUNT.USERNAME, ACCOUNT_STATS.FOLLOWERS_COUNT)
                .from(ACCOUNT)
                .join(ACCOUNT_STATS)
                .on(ACCOUNT_STATS.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(ACCOUNT.DOMAIN.eq(domain))
                .orderBy(ACCOUNT_STATS.FOLLOWERS_COUNT.desc(), ACCOUNT.USERNAME)
                .limit(limit)
                .fetch(row -> Share.of(row.value1(), row.value1(), row.value2()));
    }

    private static List<Share> space(Transaction tx) {
        long bytes = tx.sql()
                .select(DSL.field("pg_database_size(current_database())", Long.class))
                .fetchSingle()
                .value1();
        return List.of(new Share(
                "postgresql",
                "PostgreSQL",
                Long.toString(bytes),
                Optional.of("bytes"),
                Optional.of("%.1f MB".formatted(bytes / 1_000_000.0))));
    }

    private List<Share> versions(Transaction tx) {
        var postgres = tx.sql()
                .select(DSL.field("current_setting('server_version')", String.class))
                .fetchSingle()
                .value1();
        return List.of(
                Share.of("folkmoot", "Folkmoot", version),
                Share.of("java", "Java", System.getProperty("java.version")),
                Share.of("postgresql", "PostgreSQL", postgres));
    }

    private static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
    }
}
