package folkmoot.platform.setting;

import static folkmoot.schema.generated.Tables.SETTING_VALUE;

import folkmoot.config.InvalidSetting;
import folkmoot.config.Settings;
import folkmoot.config.SettingsSource;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.MailAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings as they are now: those of the start, and over them what was set in the browser. What is set here is heeded here at once,
 * by other nodes of the same database within half a minute. A value of the browser that this version cannot use any more is left out.
 */
public final class LiveSettings {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int LONGEST = 500;

    private final Database database;
    private final Settings start;
    private final InstantSource clock;
    private final AtomicReference<Known> known;

    private record Known(Settings settings, Map<String, String> browser, Instant readAt) {}

    /** Where a value comes from. */
    public enum Source {
        BROWSER,
        /** File, environment or command line. */
        START,
        DEFAULT
    }

    /**
     * A setting as it is now.
     *
     * @param source which of the sources won
     * @param from the file or the variable, where it was one
     * @param beneath what it is when the browser's value is taken back
     */
    public record Value(LiveSetting setting, String value, Source source, String from, String beneath) {}

    /** @param start those of the start */
    public LiveSettings(Database database, Settings start, InstantSource clock) {
        this.database = database;
        this.start = start;
        this.clock = clock;
        this.known = new AtomicReference<>(new Known(start, Map.of(), Instant.MIN));
        read();
        known.get()
                .browser()
                .forEach((key, value) ->
                        LOG.info("{} is \"{}\", as set in the browser, whatever else says", key, value));
    }

    /** As they are now. */
    public Settings now() {
        var before = known.get();
        if (before.readAt().isBefore(clock.instant().minus(KEPT))
                && known.compareAndSet(
                        before, new Known(before.settings(), before.browser(), clock.instant()))) { // one looks
            readAgain();
        }
        return known.get().settings();
    }

    /** One of them, with where it comes from. */
    public Value value(LiveSetting setting) {
        var now = now();
        var from = start.source().from(setting.key());
        var source = known.get().browser().containsKey(setting.key())
                ? Source.BROWSER
                : from.equals(SettingsSource.REFERENCE) ? Source.DEFAULT : Source.START;
        return new Value(
                setting,
                now.source().text(setting.key()),
                source,
                from,
                start.source().text(setting.key()));
    }

    /**
     * Sets one. Problems: 422 for a value that cannot be used, named after the setting.
     *
     * @param by who does
     */
    public void set(AccountId by, LiveSetting setting, String value) {
        var wanted = checked(setting, value.strip());
        database.write(tx -> save(tx, by, setting, wanted));
        read();
    }

    /** From now on it is what the start says. False where nothing was set. */
    public boolean takeBack(LiveSetting setting) {
        boolean was = database.transaction(tx -> tx.sql()
                        .deleteFrom(SETTING_VALUE)
                        .where(SETTING_VALUE.KEY.eq(setting.key()))
                        .execute()
                == 1);
        read();
        return was;
    }

    private void save(Transaction tx, AccountId by, LiveSetting setting, String value) {
        var row = tx.sql().newRecord(SETTING_VALUE);
        row.setKey(setting.key());
        row.setValue(value);
        row.setSetByAccountId(by.value());
        row.setSetAt(clock.instant());
        tx.sql()
                .insertInto(SETTING_VALUE)
                .set(row)
                .onConflict(SETTING_VALUE.KEY)
                .doUpdate()
                .set(row)
                .execute();
    }

    private String checked(LiveSetting setting, String value) {
        var good = switch (setting.kind()) {
            case CHOICE -> setting.choices().contains(value);
            case LANGUAGE -> isLanguage(value);
            case TEXT -> !value.isEmpty();
            case EMAIL -> value.isEmpty() || MailAddresses.isGood(value);
            case DAYS, DURATION -> isUsable(setting, value);
        };
        if (!good) {
            throw Invalid.field(setting.key(), setting.kind().problem(), "is not what this setting can be");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw Invalid.field(setting.key(), "ERR_TOO_LONG", "is too long (maximum is " + LONGEST + " characters)");
        }
        return value;
    }

    private static boolean isLanguage(String value) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(value)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    private boolean isUsable(LiveSetting setting, String value) {
        return with(Map.of(setting.key(), value)).isPresent();
    }

    private Optional<Settings> with(Map<String, String> browser) {
        try {
            return Optional.of(start.with(browser, "the browser"));
        } catch (InvalidSetting _) {
            return Optional.empty();
        }
    }

    /** Who asks for a setting must not fail because the database is away: they go on with what is known. */
    private void readAgain() {
        try {
            read();
        } catch (RuntimeException away) {
            LOG.warn("Whether settings were changed in the browser cannot be read at the moment: {}", away.toString());
        }
    }

    private void read() {
        Map<String, String> browser = database.read(tx -> tx.sql()
                .select(SETTING_VALUE.KEY, SETTING_VALUE.VALUE)
                .from(SETTING_VALUE)
                .fetchMap(SETTING_VALUE.KEY, SETTING_VALUE.VALUE));
        browser.entrySet()
                .removeIf(entry -> LiveSetting.of(entry.getKey())
                        .filter(setting ->
                                with(Map.of(setting.key(), entry.getValue())).isPresent())
                        .isEmpty());
        known.set(new Known(with(browser).orElse(start), Map.copyOf(browser), clock.instant()));
    }
}
