package folkmoot.door.api.instance;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.USERS;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import folkmoot.config.Settings;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.RuleEntity;
import folkmoot.door.api.media.DefaultImages;
import folkmoot.people.user.Users;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.platform.uri.LocalUris;
import folkmoot.stewardship.about.InstanceDocument;
import folkmoot.stewardship.about.InstanceDocuments;
import folkmoot.stewardship.about.Rules;
import folkmoot.stewardship.look.Looks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** Client API, instance: what clients read before anything else, in both versions. */
public final class InstanceRoutes {

    /** What clients are told they talk to; they compare the number with the versions of Mastodon. */
    static final String VERSION = "4.6.4 (compatible; Folkmoot " + Platform.VERSION + ")";

    /** Of the client API: what each number promises is Mastodon's. */
    private static final int API_VERSION = 11;

    private static final Duration COUNTS_KEPT = Duration.ofMinutes(5);

    private final Database database;
    private final LiveSettings live;
    private final Looks looks;
    private final InstanceConfiguration configuration;
    private final LocalUris uris;
    private final InstantSource clock;
    private final Users users;
    private final AccountRenderer accountRenderer;
    private final Rules rules;
    private final InstanceDocuments documents;
    private final LoadingCache<String, Counts> counts =
            Caffeine.newBuilder().expireAfterWrite(COUNTS_KEPT).build(_ -> count());

    /** Whom and what the instance presents. */
    public record Presented(
            Users users,
            AccountRenderer accounts,
            Rules rules,
            InstanceDocuments documents,
            InstanceConfiguration configuration) {}

    public InstanceRoutes(
            Database database,
            LiveSettings live,
            Looks looks,
            LocalUris uris,
            InstantSource clock,
            Presented presented) {
        this.database = database;
        this.live = live;
        this.looks = looks;
        this.uris = uris;
        this.clock = clock;
        this.users = presented.users();
        this.accountRenderer = presented.accounts();
        this.rules = presented.rules();
        this.configuration = presented.configuration();
        this.documents = presented.documents();
    }

    public void register(Routing routing) {
        routing.get("/api/v1/instance", _ -> Response.json(version1()))
                .get("/api/v2/instance", _ -> Response.json(version2()));
    }

    private record Counts(int users, int activeMonth, int statuses, int domains) {}

    private Counts count() {
        return database.read(tx -> new Counts(
                tx.sql().fetchCount(USERS, USERS.CONFIRMED_AT.isNotNull().and(USERS.APPROVED_AT.isNotNull())),
                tx.sql()
                        .fetchCount(
                                USERS, USERS.LAST_ACTIVE_AT.gt(clock.instant().minus(Duration.ofDays(30)))),
                tx.sql().fetchCount(STATUS, STATUS.LOCAL.isTrue().and(STATUS.DELETED_AT.isNull())),
                tx.sql()
                        .select(DSL.countDistinct(ACCOUNT.DOMAIN))
                        .from(ACCOUNT)
                        .fetchSingle()
                        .value1()));
    }

    private Map<String, Object> version1() {
        var counts = this.counts.get("");
        var settings = live.now();
        var mode = settings.registration().mode();
        var json = new LinkedHashMap<String, Object>();
        json.put("uri", uris.domain());
        json.put("title", looks.name());
        json.put("short_description", settings.instance().description());
        json.put("description", settings.instance().description());
        json.put("email", settings.instance().contactEmail().orElse(""));
        json.put("version", VERSION);
        json.put("urls", Map.of("streaming_api", configuration.streaming()));
        json.put(
                "stats",
                Map.of(
                        "user_count", counts.users(),
                        "status_count", counts.statuses(),
                        "domain_count", counts.domains()));
        json.put("thumbnail", uris.at(DefaultImages.HEADER));
        json.put("languages", List.of(settings.instance().language()));
        json.put("registrations", mode != Settings.Registration.Mode.CLOSED);
        json.put("approval_required", mode == Settings.Registration.Mode.APPROVAL);
        json.put("invites_enabled", false);
        json.put("configuration", configuration.jsonOfVersion1());
        json.put("contact_account", contact());
        json.put("rules", rules());
        return json;
    }

    private Map<String, Object> version2() {
        var settings = live.now();
        var mode = settings.registration().mode();
        var json = new LinkedHashMap<String, Object>();
        json.put("domain", uris.domain());
        json.put("title", looks.name());
        json.put("version", VERSION);
        json.put("source_url", uris.at("/"));
        json.put("description", settings.instance().description());
        json.put("usage", Map.of("users", Map.of("active_month", counts.get("").activeMonth())));
        var thumbnail = new LinkedHashMap<String, Object>();
        thumbnail.put("url", uris.at(DefaultImages.HEADER));
        thumbnail.put("description", null);
        json.put("thumbnail", thumbnail);
        json.put("icon", List.of(Map.of("src", uris.at(DefaultImages.AVATAR), "size", "192x192")));
        json.put("languages", List.of(settings.instance().language()));
        json.put("configuration", configuration.json(hasTerms()));
        json.put("registrations", registrations(mode));
        json.put("api_versions", Map.of("mastodon", API_VERSION, "folkmoot", 1));
        json.put("wrapstodon", null);
        var contact = new LinkedHashMap<String, Object>();
        contact.put("email", settings.instance().contactEmail().orElse(""));
        contact.put("account", contact());
        json.put("contact", contact);
        json.put("rules", rules());
        return json;
    }

    private Map<String, Object> registrations(Settings.Registration.Mode mode) {
        var json = new LinkedHashMap<String, Object>();
        json.put("enabled", mode != Settings.Registration.Mode.CLOSED);
        json.put("approval_required", mode == Settings.Registration.Mode.APPROVAL);
        json.put("reason_required", mode == Settings.Registration.Mode.APPROVAL);
        json.put("message", null);
        json.put("min_age", null);
        json.put("url", null);
        return json;
    }

    private List<RuleEntity> rules() {
        return database.read(tx -> rules.list(tx).stream().map(RuleEntity::of).toList());
    }

    private boolean hasTerms() {
        return database.read(tx -> documents.current(tx, InstanceDocument.Kind.TERMS_OF_SERVICE))
                .isPresent();
    }

    /** The first administrator's account, if there is one. */
    private AccountEntity contact() {
        return database.read(tx -> users.administrator(tx)
                .flatMap(admin ->
                        accountRenderer.renderIds(tx, List.of(admin)).stream().findFirst())
                .orElse(null));
    }
}
