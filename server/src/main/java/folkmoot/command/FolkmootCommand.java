package folkmoot.command;

import folkmoot.config.InvalidSetting;
import folkmoot.platform.problem.Problem;
import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ./folkmoot}: without a word behind it, the server. */
@Command(
        name = "folkmoot",
        description = "A federated community server for public life. Without a command it serves.",
        subcommands = {
            ServeCommand.class,
            AccountCommand.class,
            AppCommand.class,
            TeamCommand.class,
            TokenCommand.class,
            CommunityCommand.class,
            BodyCommand.class,
            ProposalsCommand.class,
            RuleCommand.class,
            DocumentCommand.class,
            InviteCommand.class,
            EmojiCommand.class,
            RelayCommand.class,
            AnnouncementCommand.class,
            HostCommand.class,
            InboxCommand.class,
            DomainBlockCommand.class,
            CheckCommand.class,
            LogCommand.class,
            DemoCommand.class,
            TrainCommand.class
        })
public final class FolkmootCommand implements Callable<Integer> {

    private static final int REFUSED = 1;

    @Mixin
    private CommonOptions common;

    /** Runs a command line; what the process ends with. */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Logging.quiet();
        var words = isBare(arguments) ? prepend("serve", arguments) : arguments;
        return new CommandLine(new FolkmootCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(FolkmootCommand::execute)
                .setParameterExceptionHandler(FolkmootCommand::misused)
                .setExecutionExceptionHandler(FolkmootCommand::explain)
                .execute(words);
    }

    /** The same on the standard streams. */
    public static int run(String[] arguments) {
        return run(
                arguments,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** Nothing but options: meant for serve, unless help is asked for. */
    private static boolean isBare(String[] arguments) {
        return arguments.length == 0
                || arguments[0].startsWith("-") && !arguments[0].equals("-h") && !arguments[0].equals("--help");
    }

    private static String[] prepend(String first, String[] rest) {
        var all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    @Override
    public Integer call() {
        throw new IllegalStateException("Never without a command");
    }

    /** Help is for what there is: a word that is no command is one also with {@code --help} behind it. */
    private static int execute(CommandLine.ParseResult parsed) {
        for (var part : parsed.asCommandLineList()) {
            var unknown = part.getUnmatchedArguments();
            if (!unknown.isEmpty()) {
                throw new UnmatchedArgumentException(part, unknown);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Wrong usage: what was wrong, and what there is. */
    private static int misused(ParameterException problem, String[] arguments) {
        var command = problem.getCommandLine();
        var err = command.getErr();
        err.println(sentence(problem));
        command.usage(err);
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException problem) {
        var commands = problem.getCommandLine().getSubcommands().keySet();
        return problem instanceof UnmatchedArgumentException unmatched
                        && !commands.isEmpty()
                        && !unmatched.getUnmatched().getFirst().startsWith("-")
                ? "There is no command " + unmatched.getUnmatched().getFirst() + ". There are: "
                        + String.join(", ", commands) + "."
                : problem.getMessage();
    }

    /** What went wrong, in a sentence; of a fault of ours the log tells where it happened, at the level debug. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var err = command.getErr();
        err.println(
                switch (failure) {
                    case CannotStart sentence -> sentence.getMessage();
                    case InvalidSetting sentence -> sentence.getMessage();
                    case Problem sentence -> sentence.getMessage();
                    case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
                    case IOException file -> "A file cannot be read or written: " + file.getMessage() + ".";
                    case UncheckedIOException file ->
                        "A file cannot be read or written: " + file.getCause().getMessage() + ".";
                    default ->
                        "This is a fault of Folkmoot's: "
                                + failure.toString().lines().findFirst().orElse("")
                                + " (FOLKMOOT_LOG_LEVEL=debug shows where).";
                });
        if (System.getenv().getOrDefault("FOLKMOOT_LOG_LEVEL", "").equals("debug")) {
            failure.printStackTrace(err);
        }
        err.flush();
        return REFUSED;
    }
}
