package folkmoot.command;

import folkmoot.config.Settings;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.Migrations;
import folkmoot.schema.postgres.EmbeddedPostgres;
import java.util.Optional;

/**
 * The database of the settings, ready to use: the one at {@code database.url}, or the embedded one, which is started
 * unless a running server has it already.
 */
public final class OpenDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final Optional<EmbeddedPostgres> embedded;

    private OpenDatabase(DatabaseAddress address, Optional<EmbeddedPostgres> embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /** For a server: nobody else may use the data folder; the schema is brought up to date. */
    public static OpenDatabase forServer(Settings settings) {
        var opened = external(settings)
                .orElseGet(() -> embedded(EmbeddedPostgres.start(
                        settings.data().directory(), settings.backup().archive())));
        opened.orClose(() -> new Migrations(opened.address).migrate());
        return opened;
    }

    /** For a command, beside a running server or alone. */
    public static OpenDatabase forCommand(Settings settings) {
        var opened = external(settings)
                .orElseGet(() -> embedded(EmbeddedPostgres.open(
                        settings.data().directory(), settings.backup().archive())));
        var migrations = new Migrations(opened.address);
        opened.orClose(opened.isBesideServer() ? migrations::requireCurrent : migrations::migrate);
        return opened;
    }

    /** As it is, whatever its schema. */
    public static OpenDatabase unchanged(Settings settings) {
        return external(settings)
                .orElseGet(() -> embedded(EmbeddedPostgres.open(
                        settings.data().directory(), settings.backup().archive())));
    }

    private static Optional<OpenDatabase> external(Settings settings) {
        var database = settings.database();
        return database.url()
                .map(url -> url.startsWith("jdbc:") ? url : "jdbc:" + url)
                .map(url -> new DatabaseAddress(url, database.user(), database.password()))
                .map(address -> new OpenDatabase(address, Optional.empty()));
    }

    private static OpenDatabase embedded(EmbeddedPostgres postgres) {
        return new OpenDatabase(postgres.address(), Optional.of(postgres));
    }

    private void orClose(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** Where it is. */
    public DatabaseAddress address() {
        return address;
    }

    /** Whether it is the one of a running server; unknown, and so not, of one at {@code database.url}. */
    public boolean isBesideServer() {
        return embedded.filter(postgres -> !postgres.isOwn()).isPresent();
    }

    /** As {@link EmbeddedPostgres#whenLost}; never for one that others run. */
    public void whenLost(Runnable action) {
        embedded.ifPresent(postgres -> postgres.whenLost(action));
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
