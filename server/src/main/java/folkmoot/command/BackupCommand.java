package folkmoot.command;

import folkmoot.command.backup.Backup;
import folkmoot.config.Settings;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import folkmoot.stewardship.operation.Backups;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies everything, while it runs. */
@Command(
        name = "backup",
        description =
                "Copies the database, the media and the configuration, also while the server runs. DIR holds as many"
                    + " backups as you like; media are copied once. With backup.archive, what happens after a backup"
                    + " is kept as well.")
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "Where the backups are; better on another machine's disk.")
    private Path repository;

    @Override
    public Integer call() throws IOException, SQLException {
        var settings = common.settings();
        if (settings.database().url().isPresent()) {
            throw Invalid.refused(
                    "The database at database.url is not Folkmoot's own: back it up with pg_basebackup or what else it"
                            + " has, and copy what stands below media in the data folder. Nothing was backed up.");
        }
        var began = Instant.now();
        try (var database = OpenDatabase.forCommand(settings)) {
            var made = new Backup(InstantSource.system(), Platform.VERSION)
                    .into(
                            repository.toAbsolutePath().normalize(),
                            new Backup.Source(
                                    database.address(),
                                    settings.data().directory().toRealPath(),
                                    common.configuration(),
                                    settings.media().storage() == Settings.Media.Storage.S3,
                                    origin(database)));
            note(database, made);
            var data = new LinkedHashMap<String, Object>();
            data.put("folder", made.folder().toString());
            data.put("database_bytes", made.databaseBytes());
            data.put("media_files", made.media());
            data.put("new_media_files", made.newMedia());
            data.put("ended_at", made.endedAt().toString());
            data.put("seconds", Duration.between(began, Instant.now()).toMillis() / 1000.0);
            common.output()
                    .say(
                            Wording.english(
                                            "Copied a database of {0} MB and {1, plural, one {# media file} other {#"
                                                    + " media files}}, {2} of them new, to",
                                            made.databaseBytes() / 1024 / 1024, made.media(), made.newMedia())
                                    + " " + made.folder() + ".\nEverything acknowledged before " + made.endedAt()
                                    + " is in it.",
                            data);
            return 0;
        }
    }

    /** For the operators' page. */
    private static void note(OpenDatabase opened, Backup.Made made) {
        try (var database = new Database(opened.address(), PoolSizes.SMALL)) {
            database.write(tx -> new Backups(InstantSource.system())
                    .note(
                            tx,
                            new Backups.Taken(
                                    made.endedAt(), made.folder().toString(), made.databaseBytes(), made.media())));
        }
    }

    private static String origin(OpenDatabase database) throws SQLException {
        try (var connection = database.address().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT origin FROM identity")) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
