package folkmoot.command;

import folkmoot.command.verify.LogVerification;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Wording;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The logs of instances, this one's or any. */
@Command(name = "log", description = "The public logs of instances.", subcommands = LogCommand.Verify.class)
final class LogCommand extends CommandGroup {

    @Command(
            name = "verify",
            description = "Checks the log of a server by what anybody can read of it, and counts every column of every"
                    + " proposal again. Says in one line each what differs; ends with 1 if anything does.")
    static final class Verify implements Callable<Integer> {

        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "URL", description = "The server, such as https://town.example.")
        private String url;

        @Option(
                names = "--since",
                paramLabel = "FILE",
                description = "A checkpoint that was kept earlier: the log must begin with it.")
        private Path since;

        @Option(
                names = "--receipt",
                paramLabel = "FILE",
                description = "A receipt of a support, as its supporter was given it: it must hold.")
        private Path receipt;

        @Option(names = "--save", paramLabel = "FILE", description = "Keep the checkpoint here, for the next time.")
        private Path save;

        @Override
        public Integer call() throws IOException {
            var kept = new LogVerification.Kept(read(since), read(receipt));
            var began = System.nanoTime();
            var result =
                    LogVerification.of(server(), kept, line -> common.output().say(line, Map.of("difference", line)));
            if (save != null && result.checkpoint().isPresent() && result.isClean()) {
                Files.writeString(save, result.checkpoint().get());
            }
            common.output().say(words(result), data(result, (System.nanoTime() - began) / 1_000_000));
            return result.isClean() ? 0 : 1;
        }

        private URI server() {
            try {
                var uri = URI.create(url.strip());
                if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                    return URI.create(uri.getScheme() + "://" + uri.getAuthority());
                }
            } catch (IllegalArgumentException _) {
                // said below
            }
            throw Invalid.refused("URL is the address of a server, such as https://town.example.");
        }

        private static Optional<String> read(Path file) throws IOException {
            if (file == null) {
                return Optional.empty();
            }
            if (!Files.isReadable(file)) {
                throw Invalid.refused("There is no file " + file + " that can be read.");
            }
            return Optional.of(Files.readString(file));
        }

        private static String words(LogVerification.Result result) {
            var read = Wording.english(
                    "Read {0, plural, one {# entry} other {# entries}} of {1, plural, one {# support} other {#"
                            + " supports}} and counted {2, plural, one {# proposal} other {# proposals}} again.",
                    result.entries(),
                    result.supports(),
                    result.proposals());
            return read + "\n"
                    + (result.isClean()
                            ? "Everything agrees."
                            : Wording.english(
                                    "{0, plural, one {# difference.} other {# differences.}}", result.differences()));
        }

        private static Map<String, Object> data(LogVerification.Result result, long milliseconds) {
            var data = new LinkedHashMap<String, Object>();
            data.put("ok", result.isClean());
            data.put("entries", result.entries());
            data.put("supports", result.supports());
            data.put("proposals", result.proposals());
            data.put("compared", result.compared());
            data.put("differences", result.differences());
            data.put("milliseconds", milliseconds);
            return data;
        }
    }
}
