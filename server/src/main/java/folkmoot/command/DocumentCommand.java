package folkmoot.command;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import folkmoot.stewardship.about.InstanceDocument.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The instance's longer texts. */
@Command(
        name = "document",
        description = "The instance's longer texts: description, privacy-policy and terms-of-service.",
        subcommands = DocumentCommand.Publish.class)
final class DocumentCommand extends CommandGroup {

    @Command(name = "publish", description = "Publishes a new version of one of them; older versions are kept.")
    static final class Publish implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(index = "0", paramLabel = "KIND", description = "description, privacy-policy or terms-of-service.")
        private String kind;

        @Parameters(index = "1", paramLabel = "FILE.md", description = "The text, in Markdown.")
        private Path file;

        @Option(
                names = "--effective",
                paramLabel = "YYYY-MM-DD",
                description = "First day on which it holds; else today.")
        private Optional<LocalDate> effective;

        @Override
        public Integer call() throws IOException {
            var which = Kind.of(kind)
                    .orElseThrow(() -> Invalid.refused(
                            "There is no " + kind + ": description, privacy-policy or terms-of-service."));
            if (!Files.isReadable(file)) {
                throw Invalid.refused("There is no file " + file + " that can be read.");
            }
            var text = SavedText.read(Files.readAllBytes(file));
            return Workplace.in(common.settings(), house -> {
                var published = house.platform()
                        .database()
                        .transaction(tx -> house.stewardship().documents().publish(tx, which, text, effective));
                common.output()
                        .say(
                                "Published: " + which.word() + ", in force from " + published.effective(),
                                Map.of(
                                        "kind",
                                        which.word(),
                                        "effective",
                                        published.effective().toString()));
                return 0;
            });
        }
    }
}
