package folkmoot.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the shape this version works with, and says plainly when that cannot be. */
public final class Migrations {

    private static final int OLDEST_POSTGRES = 15;

    private final DatabaseAddress address;

    public Migrations(DatabaseAddress address) {
        this.address = address;
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:migrations")
                .outOfOrder(true) // numbers are given out in ranges: a later one may have come first
                .load();
    }

    /**
     * Applies what is missing. Safe to call from several nodes at once: they wait for each other.
     *
     * @throws CannotStart if the database cannot be reached, is too old, is not ours or was changed by a newer version
     */
    public void migrate() {
        if (isCurrent()) {
            return;
        }
        try {
            var flyway = flyway();
            requireNotNewer(flyway.info());
            flyway.migrate();
        } catch (FlywayException failure) {
            throw explain(failure);
        }
    }

    /**
     * Only looks: for a command beside a running server, which must not change the database under it.
     *
     * @throws CannotStart if the schema is not exactly the one this version works with
     */
    public void requireCurrent() {
        if (isCurrent()) {
            return;
        }
        try {
            var info = flyway().info();
            requireNotNewer(info);
            if (info.pending().length > 0) {
                throw new CannotStart("The database has an older schema (" + version(info.current()) + ") than this"
                        + " version of Folkmoot works with: restart the server with this version, which updates it.");
            }
        } catch (FlywayException failure) {
            throw explain(failure);
        }
    }

    /**
     * Steps that are missing, in order, by number and words; changes nothing.
     *
     * @throws CannotStart as {@link #migrate}
     */
    public List<String> missing() {
        if (isCurrent()) {
            return List.of();
        }
        var info = flyway().info();
        requireNotNewer(info);
        return Arrays.stream(info.pending())
                .map(step -> step.getVersion() + " " + step.getDescription())
                .toList();
    }

    /**
     * Does the missing steps in one transaction, and takes them back.
     *
     * @throws CannotStart if one cannot be done on the data that is there
     */
    public void rehearse() {
        var step = "";
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var pending : flyway().info().pending()) {
                step = pending.getScript();
                try (var script = Migrations.class.getClassLoader().getResourceAsStream("migrations/" + step)) {
                    statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            connection.rollback();
        } catch (SQLException | IOException failure) {
            throw new CannotStart(
                    "The step " + step + " cannot be done on this data (" + firstLine(failure)
                            + "). Nothing was changed.",
                    failure);
        }
    }

    /** Also checks that it can be reached and is not too old. */
    private boolean isCurrent() {
        try (var connection = address.connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRES) {
                throw new CannotStart("The database at " + address.url() + " is PostgreSQL " + major
                        + "; Folkmoot needs " + OLDEST_POSTGRES + " or newer.");
            }
            return KnownMigrations.areApplied(connection);
        } catch (SQLException failure) {
            throw new CannotStart(
                    "The database at " + address.url() + " cannot be reached (" + firstLine(failure)
                            + "): check that it runs, and database.url, database.user and database.password.",
                    failure);
        }
    }

    private static void requireNotNewer(MigrationInfoService info) {
        var future = Arrays.stream(info.all())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .findFirst();
        if (future.isPresent()) {
            throw new CannotStart("The database was last used by a newer version of Folkmoot (schema "
                    + version(info.current()) + "): start that version or a later one; going back is not possible.");
        }
    }

    private CannotStart explain(FlywayException failure) {
        return new CannotStart(
                "The database at " + address.url() + " could not be brought to the present schema ("
                        + firstLine(failure)
                        + "): nothing of the failing step was kept. Is it a database of Folkmoot's own?",
                failure);
    }

    private static String version(MigrationInfo migration) {
        return migration == null ? "none" : String.valueOf(migration.getVersion());
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
