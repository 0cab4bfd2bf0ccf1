package folkmoot.stewardship.dashboard;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.FAVOURITE;
import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.schema.generated.Tables.MEDIA_ATTACHMENT;
import static folkmoot.schema.generated.Tables.REPORT;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_TAG;
import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Figures by day, by the client API's keys (Admin::Measure). */
public final class Measures {

    /**
     * One figure.
     *
     * @param previous of the period before; empty for figures that are not of a period
     * @param days by day, the first day first
     */
    public record Measure(String key, long total, Optional<Long> previous, Map<LocalDate, Integer> days) {}

    /**
     * Where something is counted.
     *
     * @param running whether the total is of all times
     */
    private record Source(Table<?> table, Field<?> when, Field<Integer> count, Condition condition, boolean running) {

        static Source of(Table<?> table, Field<?> when, Condition condition) {
            return new Source(table, when, DSL.count(), condition, false);
        }

        Source counting(Field<Integer> distinct) {
            return new Source(table, when, distinct, condition, running);
        }

        Source forAllTimes() {
            return new Source(table, when, count, condition, true);
        }
    }

    /**
     * Counts one figure.
     *
     * @param parameter the key's own parameters, such as {@code id} of a tag or {@code domain} of a server
     */
    public Measure of(Transaction tx, String key, Period period, Function<String, Optional<String>> parameter) {
        var source = source(key, parameter);
        var counted = tx.sql()
                .select(Period.day(source.when()), source.count())
                .from(source.table())
                .where(source.condition(), period.holds(source.when()))
                .groupBy(Period.day(source.when()))
                .fetchMap(Record2::value1, Record2::value2);
        var days = new LinkedHashMap<LocalDate, Integer>();
        period.days().forEach(day -> days.put(day, counted.getOrDefault(day, 0)));
        return new Measure(
                key,
                source.running()
                        ? total(tx, source, DSL.noCondition())
                        : total(tx, source, period.holds(source.when())),
                source.running()
                        ? Optional.empty()
                        : Optional.of(total(tx, source, period.before().holds(source.when()))),
                days);
    }

    private static long total(Transaction tx, Source source, Condition when) {
        return tx.sql()
                .select(source.count())
                .from(source.table())
                .where(source.condition(), when)
                .fetchSingle(row -> row.value1().longValue());
    }

    private static Source source(String key, Function<String, Optional<String>> parameter) {
        return switch (key) {
            case "active_users" ->
                Source.of(VISIT, VISIT.DAY, DSL.noCondition()).counting(DSL.countDistinct(VISIT.USER_ID));
            case "new_users" -> Source.of(USERS, USERS.CREATED_AT, DSL.noCondition());
            case "interactions" -> interactions();
            case "opened_reports" -> Source.of(REPORT, REPORT.CREATED_AT, DSL.noCondition());
            case "resolved_reports" -> Source.of(REPORT, REPORT.ACTION_TAKEN_AT, DSL.noCondition());
            case "tag_uses" -> tagged(parameter);
            case "tag_accounts" -> tagged(parameter).counting(DSL.countDistinct(STATUS.ACCOUNT_ID));
            case "tag_servers" -> tagged(parameter).counting(DSL.countDistinct(ACCOUNT.DOMAIN));
            case "instance_accounts" ->
                Source.of(ACCOUNT, ACCOUNT.CREATED_AT, at(parameter)).forAllTimes();
            case "instance_statuses" ->
                Source.of(STATUS.join(ACCOUNT).on(ACCOUNT.ID.eq(STATUS.ACCOUNT_ID)), STATUS.CREATED_AT, at(parameter))
                        .forAllTimes();
            case "instance_media_attachments" ->
                Source.of(
                                MEDIA_ATTACHMENT.join(ACCOUNT).on(ACCOUNT.ID.eq(MEDIA_ATTACHMENT.ACCOUNT_ID)),
                                MEDIA_ATTACHMENT.CREATED_AT,
                                at(parameter))
                        .forAllTimes();
            case "instance_reports" ->
                Source.of(
                                REPORT.join(ACCOUNT).on(ACCOUNT.ID.eq(REPORT.TARGET_ACCOUNT_ID)),
                                REPORT.CREATED_AT,
                                at(parameter))
                        .forAllTimes();
            case "instance_follows" ->
                Source.of(FOLLOW.join(ACCOUNT).on(ACCOUNT.ID.eq(FOLLOW.TARGET_ID)), FOLLOW.CREATED_AT, at(parameter))
                        .forAllTimes();
            case "instance_followers" ->
                Source.of(FOLLOW.join(ACCOUNT).on(ACCOUNT.ID.eq(FOLLOW.ACCOUNT_ID)), FOLLOW.CREATED_AT, at(parameter))
                        .forAllTimes();
            default -> throw Invalid.malformed("There is no measure " + key);
        };
    }

    /** Favourites, reblogs and replies, of whomever. */
    private static Source interactions() {
        var when = DSL.field(DSL.name("created_at"), FAVOURITE.CREATED_AT.getDataType());
        var all = DSL.select(FAVOURITE.CREATED_AT)
                .from(FAVOURITE)
                .unionAll(DSL.select(STATUS.CREATED_AT)
                        .from(STATUS)
                        .where(STATUS.REBLOG_OF_ID.isNotNull().or(STATUS.IN_REPLY_TO_ID.isNotNull()))
                        .and(STATUS.DELETED_AT.isNull()))
                .asTable("interaction");
        return Source.of(all, when, DSL.noCondition());
    }

    private static Source tagged(Function<String, Optional<String>> parameter) {
        return Source.of(
                STATUS_TAG
                        .join(STATUS)
                        .on(STATUS.ID.eq(STATUS_TAG.STATUS_ID))
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(STATUS.ACCOUNT_ID)),
                STATUS.CREATED_AT,
                STATUS_TAG.TAG_ID.eq(tag(parameter)).and(STATUS.DELETED_AT.isNull()));
    }

    private static Condition at(Function<String, Optional<String>> parameter) {
        return ACCOUNT.DOMAIN.eq(domain(parameter));
    }

    static long tag(Function<String, Optional<String>> parameter) {
        return parameter
                .apply("id")
                .map(Id::parse)
                .filter(OptionalLong::isPresent)
                .orElseThrow(() -> Invalid.malformed("This needs the id of a tag"))
                .getAsLong();
    }

    static String domain(Function<String, Optional<String>> parameter) {
        return parameter.apply("domain").orElseThrow(() -> Invalid.malformed("This needs a domain"));
    }
}
