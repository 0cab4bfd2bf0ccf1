package folkmoot.command;

import folkmoot.command.backup.Restore;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a lost data folder back. */
@Command(
        name = "restore",
        description = "Makes a data folder from the last backup in DIR, and from what the archive of the database's log"
                + " (backup.archive) has beyond it. The data folder must not exist, or be empty.")
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "Where folkmoot backup wrote to, or one backup in it.")
    private Path backups;

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "The archive of the database's log; backup.archive where it is set.")
    private Path archive;

    @Option(
            names = "--to-moment",
            paramLabel = "TIME",
            description = "Nothing that happened after it, such as 2026-11-30T18:00:00Z.")
    private String moment;

    @Override
    public Integer call() throws IOException {
        var settings = common.settings();
        var began = Instant.now();
        var restored = Restore.into(
                backups,
                settings.data().directory(),
                Optional.ofNullable(archive).or(() -> settings.backup().archive()),
                Optional.ofNullable(moment).map(RestoreCommand::parse));
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        var data = new LinkedHashMap<String, Object>();
        data.put("from", restored.from().toString());
        data.put("data", settings.data().directory().toString());
        data.put("backup_ended_at", restored.endedAt().toString());
        data.put("files", restored.files());
        data.put("media_files", restored.media());
        data.put("origin", restored.origin());
        data.put("seconds", seconds);
        common.output()
                .say(
                        Wording.english(
                                        "Restored {0, plural, one {# file} other {# files}} of the database and {1,"
                                                + " plural, one {# media file} other {# media files}} of",
                                        restored.files(),
                                        restored.media())
                                + " " + restored.from() + " to "
                                + settings.data().directory() + " in " + seconds + " s.\n"
                                + (restored.mediaElsewhere()
                                        ? "Its media stand in an object store, which has its own backups.\n"
                                        : "")
                                + "This is " + restored.origin()
                                + ". See that all is well with folkmoot check, then start it.",
                        data);
        return 0;
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notOne) {
            throw Invalid.refused("--to-moment is a time such as 2026-11-30T18:00:00Z. Nothing was restored.");
        }
    }
}
