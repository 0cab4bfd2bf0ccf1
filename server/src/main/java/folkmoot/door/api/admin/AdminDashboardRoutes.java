package folkmoot.door.api.admin;

import folkmoot.people.user.Power;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.stewardship.dashboard.Dimensions;
import folkmoot.stewardship.dashboard.Measures;
import folkmoot.stewardship.dashboard.Period;
import folkmoot.stewardship.dashboard.Retention;
import folkmoot.stewardship.dashboard.Retention.Frequency;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Client API, admin: figures. */
public final class AdminDashboardRoutes {

    private static final String SCOPE = "admin:read";
    private static final int MOST_KEYS = 30;
    private static final int USUAL_DAYS = 30;

    private final Database database;
    private final AdminAccess access;
    private final Measures measures;
    private final Dimensions dimensions;
    private final Retention retention;
    private final InstantSource clock;

    public AdminDashboardRoutes(
            Database database,
            AdminAccess access,
            Measures measures,
            Dimensions dimensions,
            Retention retention,
            InstantSource clock) {
        this.database = database;
        this.access = access;
        this.measures = measures;
        this.dimensions = dimensions;
        this.retention = retention;
        this.clock = clock;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/admin/measures", this::measures)
                .post("/api/v1/admin/dimensions", this::dimensions)
                .post("/api/v1/admin/retention", this::retention);
    }

    private Response measures(Request request) {
        access.require(request, SCOPE, Power.DASHBOARD);
        var period = period(request);
        return Response.json(database.read(tx -> keys(request).stream()
                .map(key -> json(measures.of(tx, key, period, own(request, key))))
                .toList()));
    }

    private static Map<String, Object> json(Measures.Measure measure) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", measure.key());
        json.put("unit", null);
        json.put("total", Long.toString(measure.total()));
        measure.previous().ifPresent(total -> json.put("previous_total", Long.toString(total)));
        json.put(
                "data",
                measure.days().entrySet().stream()
                        .map(day -> Map.of(
                                "date",
                                midnight(day.getKey()),
                                "value",
                                day.getValue().toString()))
                        .toList());
        return json;
    }

    private Response dimensions(Request request) {
        access.require(request, SCOPE, Power.DASHBOARD);
        var period = period(request);
        int limit = request.limit(10, 100);
        return Response.json(database.read(tx -> keys(request).stream()
                .map(key -> Map.of(
                        "key",
                        key,
                        "data",
                        dimensions.of(tx, key, period, limit, own(request, key)).stream()
                                .map(AdminDashboardRoutes::json)
                                .toList()))
                .toList()));
    }

    private static Map<String, Object> json(Dimensions.Share share) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", share.key());
        json.put("human_key", share.name());
        json.put("value", share.value());
        share.unit().ifPresent(unit -> json.put("unit", unit));
        share.valueForPeople().ifPresent(text -> json.put("human_value", text));
        return json;
    }

    private Response retention(Request request) {
        access.require(request, SCOPE, Power.DASHBOARD);
        var period = period(request);
        var frequency = switch (request.parameter("frequency").orElse("day")) {
            case "day" -> Frequency.DAY;
            case "month" -> Frequency.MONTH;
            default -> throw Invalid.malformed("frequency is day or month");
        };
        return Response.json(database.read(tx -> retention.of(tx, period, frequency)).stream()
                .map(cohort -> json(cohort, frequency))
                .toList());
    }

    private static Map<String, Object> json(Retention.Cohort cohort, Frequency frequency) {
        return Map.of(
                "period",
                midnight(cohort.joined()),
                "frequency",
                frequency.name().toLowerCase(Locale.ROOT),
                "data",
                cohort.returns().stream()
                        .map(returned -> Map.of(
                                "date",
                                midnight(returned.begin()),
                                "rate",
                                returned.rate(),
                                "value",
                                Integer.toString(returned.count())))
                        .toList());
    }

    private static List<String> keys(Request request) {
        var keys = request.parameters("keys");
        if (keys.isEmpty()) {
            throw Invalid.malformed("Missing required parameter: keys");
        }
        if (keys.size() > MOST_KEYS) {
            throw Invalid.malformed("No more than " + MOST_KEYS + " keys at once");
        }
        return keys;
    }

    /** The parameters that belong to one key, as in {@code tag_uses[id]}. */
    private static Function<String, Optional<String>> own(Request request, String key) {
        return name -> request.parameters().text(key + "[" + name + "]");
    }

    /** From one day to another; up to today, and for a month, where the request does not say. */
    private Period period(Request request) {
        var end = day(request, "end_at").orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new Period(day(request, "start_at").orElseGet(() -> end.minusDays(USUAL_DAYS - 1L)), end);
    }

    /** A day, or the day of a moment. */
    private static Optional<LocalDate> day(Request request, String name) {
        try {
            return request.parameter(name).map(text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
        } catch (DateTimeParseException notOne) {
            throw Invalid.malformed(name + " is not a date");
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
