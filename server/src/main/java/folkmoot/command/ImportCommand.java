package folkmoot.command;

import folkmoot.command.archive.Import;
import folkmoot.command.archive.ReadArchive;
import folkmoot.command.arrival.Format;
import folkmoot.config.Settings;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import folkmoot.talk.MediaAndProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arrives with everything, or with what another platform had. */
@Command(
        name = "import",
        customSynopsis = {
            "folkmoot import DIR",
            "folkmoot import FORMAT FILE... --community NAME [--source NAME] [--map FILE] [--dry-run] [--report FILE]"
        },
        description = {
            "With a folder that folkmoot export wrote: brings it into an empty instance, all of it or nothing, while"
                    + " no server runs on it.",
            "With a format and files: takes proposals of another platform into a community, with their dates, states,"
                + " authors, answers and the counts they had, which are never added to ours. What came before is left"
                + " as it is."
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "DIR|FORMAT",
            description = "The folder of an export; or petitions, decidim, consul, open311, table.")
    private String what;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Files in that format.")
    private List<Path> files = List.of();

    @Option(names = "--community", paramLabel = "NAME", description = "Where proposals come in.")
    private String community;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "Where they were, such as petition.parliament.uk. With the id there it says which came before."
                            + " Without it: the format.")
    private String source;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "For table: lines such as title = Titel, which say what stands in which column.")
    private Path map;

    @Option(names = "--dry-run", description = "Only say what would become of each.")
    private boolean dry;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where it is written what became of each record, one JSON object a line; not over a file that is"
                            + " there.")
    private Path report;

    @Override
    public Integer call() throws IOException {
        if (!files.isEmpty()) {
            return new ProposalArrival(
                            common,
                            Format.of(what)
                                    .orElseThrow(() -> Invalid.refused(
                                            "There is no format " + what + ". There are: " + Format.all() + ".")),
                            files,
                            new ProposalArrival.Ways(community, source, map, dry, report))
                    .run();
        }
        if (Format.of(what).isPresent() && !Files.exists(Path.of(what))) {
            throw Invalid.refused("Say which files to import as " + what + ".");
        }
        return bring(Path.of(what));
    }

    private int bring(Path folder) throws IOException {
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
