package folkmoot.door.api.instance;

import static folkmoot.schema.generated.Tables.INSTANCE;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import folkmoot.config.Settings.Instance.Shown;
import folkmoot.door.api.entity.DomainBlockEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Client API, instance: whom it knows, whom it limits, how busy it is, and which languages there are. */
public final class InstanceListRoutes {

    private static final int WEEKS = 12;
    private static final int MOST_FOUND = 10;
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Database database;
    private final Authentication authentication;
    private final DomainBlocks domainBlocks;
    private final Supplier<Shown> blocksShownTo;
    private final InstantSource clock;
    private final LoadingCache<String, List<Map<String, String>>> activity =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(_ -> activity());

    public InstanceListRoutes(
            Database database,
            Authentication authentication,
            DomainBlocks domainBlocks,
            Supplier<Shown> blocksShownTo,
            InstantSource clock) {
        this.database = database;
        this.authentication = authentication;
        this.domainBlocks = domainBlocks;
        this.blocksShownTo = blocksShownTo;
        this.clock = clock;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/instance/peers", _ -> Response.json(peers(DSL.noCondition(), Integer.MAX_VALUE)))
                .get("/api/v1/peers/search", this::findPeers)
                .get("/api/v1/instance/activity", _ -> Response.json(activity.get("")))
                .get("/api/v1/instance/domain_blocks", this::domainBlocks)
                .get("/api/v1/instance/languages", _ -> Response.json(languages()))
                .get("/api/v1/instance/translation_languages", _ -> Response.json(Map.of()))
                .get("/api/v1/donation_campaigns", this::noDonations);
    }

    private Response findPeers(Request request) {
        var words = request.parameter("q").orElse("").strip().toLowerCase(Locale.ROOT);
        return Response.json(words.isEmpty() ? List.of() : peers(INSTANCE.DOMAIN.contains(words), MOST_FOUND));
    }

    private List<String> peers(Condition condition, int limit) {
        return database.read(tx -> tx.sql()
                .select(INSTANCE.DOMAIN)
                .from(INSTANCE)
                .where(condition)
                .orderBy(INSTANCE.DOMAIN)
                .limit(limit)
                .fetch(INSTANCE.DOMAIN));
    }

    private Response domainBlocks(Request request) {
        switch (blocksShownTo.get()) {
            case EVERYBODY -> authentication.optional(request);
            case MEMBERS -> authentication.require(request);
            case NOBODY -> throw new NotFound();
        }
        return Response.json(database.read(tx ->
                domainBlocks.limiting(tx).stream().map(DomainBlockEntity::of).toList()));
    }

    /** Nobody is asked for money here. */
    private Response noDonations(Request request) {
        authentication.require(request);
        return Response.empty(204);
    }

    private static List<Map<String, String>> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> code.length() == 2)
                .map(code -> Map.of("code", code, "name", Locale.of(code).getDisplayLanguage(Locale.ENGLISH)))
                .sorted(Comparator.comparing(language -> language.get("name")))
                .toList();
    }

    /** The last twelve weeks, this one first; weeks begin on Monday (UTC). */
    private List<Map<String, String>> activity() {
        var monday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var since = monday.minusWeeks(WEEKS - 1);
        var from = since.atStartOfDay(ZoneOffset.UTC).toInstant();
        return database.read(tx -> {
            var statuses = perWeek(
                    tx,
                    STATUS,
                    week(STATUS.CREATED_AT),
                    DSL.count(),
                    STATUS.LOCAL.isTrue().and(STATUS.DELETED_AT.isNull()).and(STATUS.CREATED_AT.ge(from)));
            var logins = perWeek(tx, VISIT, week(VISIT.DAY), DSL.countDistinct(VISIT.USER_ID), VISIT.DAY.ge(since));
            var registrations = perWeek(tx, USERS, week(USERS.CREATED_AT), DSL.count(), USERS.CREATED_AT.ge(from));
            return IntStream.range(0, WEEKS)
                    .mapToObj(monday::minusWeeks)
                    .map(week -> Map.of(
                            "week",
                            Long.toString(week.atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                            "statuses",
                            statuses.getOrDefault(week, 0).toString(),
                            "logins",
                            logins.getOrDefault(week, 0).toString(),
                            "registrations",
                            registrations.getOrDefault(week, 0).toString()))
                    .toList();
        });
    }

    private static Field<LocalDate> week(Field<?> when) {
        return when.getDataType().isDate()
                ? DSL.field("date_trunc('week', {0})::date", SQLDataType.LOCALDATE, when)
                : DSL.field("date_trunc('week', {0} AT TIME ZONE 'UTC')::date", SQLDataType.LOCALDATE, when);
    }

    private static Map<LocalDate, Integer> perWeek(
            Transaction tx, Table<?> table, Field<LocalDate> week, Field<Integer> count, Condition condition) {
        return tx.sql()
                .select(week, count)
                .from(table)
                .where(condition)
                .groupBy(week)
                .fetchMap(week, count);
    }
}
