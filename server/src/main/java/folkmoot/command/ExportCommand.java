package folkmoot.command;

import folkmoot.command.archive.Export;
import folkmoot.platform.Platform;
import folkmoot.platform.text.Wording;
import folkmoot.talk.MediaAndProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leaves with everything. */
@Command(
        name = "export",
        description =
                "Writes everything that the instance, or one community, knows into a folder: JSON Lines and media,"
                        + " with a manifest of digests. Whoever has an export of an instance can be it: keep it as you"
                        + " keep its database. docs/export.md says what stands in it.")
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "The folder; it must not exist yet, or be empty.")
    private Path folder;

    @Option(
            names = "--community",
            paramLabel = "NAME",
            description = "Only what belongs to this community, without what is private to its members.")
    private String community;

    @Override
    public Integer call() throws IOException {
        var settings = common.settings();
        var storage = MediaAndProfiles.storage(settings);
        try (var database = OpenDatabase.forCommand(settings)) {
            var written = new Export(database.address(), storage, Platform.VERSION, common.output()::progress)
                    .to(folder, Optional.ofNullable(community));
            var data = new LinkedHashMap<String, Object>();
            data.put("folder", folder.toString());
            data.put("tables", written.tables());
            data.put("rows", written.rows());
            data.put("media_files", written.mediaFiles());
            data.put("media_bytes", written.mediaBytes());
            data.put("content", written.content());
            data.put("missing_media", written.missingMedia());
            common.output()
                    .say(
                            Wording.english(
                                            "Wrote {0, plural, one {# row} other {# rows}} of {1, plural, one {#"
                                                + " table} other {# tables}} and {2, plural, one {# media file} other"
                                                + " {# media files}} to",
                                            written.rows(),
                                            written.tables(),
                                            written.mediaFiles())
                                    + " " + folder + ".\n"
                                    + (written.missingMedia().isEmpty()
                                            ? ""
                                            : Wording.english(
                                                    "{0, plural, one {# media file is} other {# media files are}}"
                                                        + " named and not in the storage; the manifest lists them.\n",
                                                    written.missingMedia().size()))
                                    + "Content: " + written.content(),
                            data);
            return 0;
        }
    }
}
