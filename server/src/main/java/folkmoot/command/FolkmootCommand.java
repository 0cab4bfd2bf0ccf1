package folkmoot.command;

import folkmoot.config.InvalidSetting;
import folkmoot.problem.Problem;
import folkmoot.schema.CannotStart;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./folkmoot}: without a word behind it, the server. */
@Command(
        name = "folkmoot",
        description = "A federated community server for public life. Without a command it serves.",
        subcommands = {
            ServeCommand.class,
            AccountCommand.class,
            AppCommand.class,
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

    /** A refusal is a sentence; anything else is a fault of ours and shows where it happened. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var err = command.getErr();
        switch (failure) {
            case CannotStart sentence -> err.println(sentence.getMessage());
            case InvalidSetting sentence -> err.println(sentence.getMessage());
            case Problem sentence -> err.println(sentence.getMessage());
            default -> failure.printStackTrace(err);
        }
        err.flush();
        return REFUSED;
    }
}
