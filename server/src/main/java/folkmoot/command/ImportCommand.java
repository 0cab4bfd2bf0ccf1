package folkmoot.command;

import folkmoot.command.archive.Import;
import folkmoot.command.archive.ReadArchive;
import folkmoot.config.Settings;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.text.Wording;
import folkmoot.talk.MediaAndProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Arrives with everything. */
@Command(
        name = "import",
        description =
                "Brings an export into an empty instance: all of it, or nothing. While a server runs on the instance"
                        + " it is refused; with what it brings, the server starts as the one that was exported.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "The folder that folkmoot export wrote.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        var settings = common.settings();
        var archive = ReadArchive.of(folder);
        requireSameAddress(settings, archive);
        try (var database = OpenDatabase.forCommand(settings)) {
            if (database.isBesideServer()) {
                throw new Conflict(
                        "A server runs on this data folder, and remembers what is in it. Stop it, import, and start it"
                                + " again. Nothing was imported.");
            }
            var brought = new Import(database.address(), MediaAndProfiles.storage(settings), common.output()::progress)
                    .bring(archive);
            var data = new LinkedHashMap<String, Object>();
            data.put("tables", brought.tables());
            data.put("rows", brought.rows());
            data.put("media_files", brought.mediaFiles());
            data.put("content", brought.content());
            data.put("origin", archive.origin());
            data.put("domain", archive.domain());
            common.output()
                    .say(
                            Wording.english(
                                            "Brought {0, plural, one {# row} other {# rows}} and {1, plural, one {#"
                                                    + " media file} other {# media files}}.",
                                            brought.rows(),
                                            brought.mediaFiles())
                                    + "\nThis is now " + archive.origin() + " (handles @" + archive.domain()
                                    + "): start it with that server.public-url and server.domain, and not beside the"
                                    + " one that was exported.",
                            data);
            return 0;
        }
    }

    /** Addresses are kept by others: an instance cannot arrive under another name. */
    private static void requireSameAddress(Settings settings, ReadArchive archive) {
        var domain = settings.server().domain();
        if (!domain.isEmpty() && !domain.equals("localhost") && !domain.equals(archive.domain())) {
            throw new Conflict("This export is of " + archive.domain() + ", and server.domain is " + domain
                    + ": others have kept its addresses, so it arrives under its own. Nothing was imported.");
        }
    }
}
