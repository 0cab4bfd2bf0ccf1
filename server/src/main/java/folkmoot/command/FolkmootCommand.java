package folkmoot.command;

import folkmoot.config.InvalidSetting;
import folkmoot.door.House;
import folkmoot.platform.problem.Problem;
import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ./folkmoot}: without a word behind it, the server. */
@Command(name = "folkmoot", description = "A federated community server for public life. Without a command it serves.")
public final class FolkmootCommand implements Callable<Integer> {

    private static final int REFUSED = 1;

    /** By the word for it: what is not asked for is not looked at, as that takes longer than most of what is. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    @Mixin
    private CommonOptions common;

    private final Optional<House> house;

    private FolkmootCommand(Optional<House> house) {
        this.house = house;
    }

    private static Map<String, Class<?>> commands() {
        var all = new LinkedHashMap<String, Class<?>>();
        all.put("serve", ServeCommand.class);
        all.put("account", AccountCommand.class);
        all.put("app", AppCommand.class);
        all.put("team", TeamCommand.class);
        all.put("token", TokenCommand.class);
        all.put("community", CommunityCommand.class);
        all.put("body", BodyCommand.class);
        all.put("proposals", ProposalsCommand.class);
        all.put("rule", RuleCommand.class);
        all.put("document", DocumentCommand.class);
        all.put("invite", InviteCommand.class);
        all.put("emoji", EmojiCommand.class);
        all.put("relay", RelayCommand.class);
        all.put("announcement", AnnouncementCommand.class);
        all.put("host", HostCommand.class);
        all.put("inbox", InboxCommand.class);
        all.put("domain-block", DomainBlockCommand.class);
        all.put("export", ExportCommand.class);
        all.put("import", ImportCommand.class);
        all.put("backup", BackupCommand.class);
        all.put("restore", RestoreCommand.class);
        all.put("upgrade", UpgradeCommand.class);
        all.put("doctor", DoctorCommand.class);
        all.put("check", CheckCommand.class);
        all.put("log", LogCommand.class);
        all.put("demo", DemoCommand.class);
        all.put("train", TrainCommand.class);
        return all;
    }

    /** With everything there is. */
    public static CommandLine all() {
        return with(COMMANDS, Optional.empty());
    }

    private static CommandLine with(Map<String, Class<?>> commands, Optional<House> house) {
        var line = new CommandLine(new FolkmootCommand(house));
        commands.forEach(line::addSubcommand);
        return line;
    }

    /** With all that a command line may be about. */
    private static CommandLine of(String[] words, Optional<House> house) {
        var one = COMMANDS.get(words[0]);
        return with(one == null ? COMMANDS : Map.of(words[0], one), house);
    }

    /** The server that was asked; empty outside of one. */
    Optional<House> house() {
        return house;
    }

    /** Runs a command line; what the process ends with. */
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Logging.quiet();
        var words = isBare(arguments) ? prepend("serve", arguments) : arguments;
        return prepared(of(words, Optional.empty()), out, err).execute(words);
    }

    private static CommandLine prepared(CommandLine line, PrintWriter out, PrintWriter err) {
        return line.setOut(out)
                .setErr(err)
                .setExecutionStrategy(FolkmootCommand::execute)
                .setParameterExceptionHandler(FolkmootCommand::misused)
                .setExecutionExceptionHandler(FolkmootCommand::explain);
    }

    /** Does a command with the house of a running server. Empty, and nothing was done or said, for what it is not the place for. */
    static Optional<Integer> runInServer(String[] words, House house, PrintWriter out, PrintWriter err) {
        if (words.length == 0 || !COMMANDS.containsKey(words[0])) {
            return Optional.empty();
        }
        var line = prepared(of(words, Optional.of(house)), out, err);
        try {
            var last = line.parseArgs(words).asCommandLineList().getLast();
            boolean ours = last.getCommand() instanceof WorkplaceCommand command
                    && command.mayBeAsked()
                    && !last.isUsageHelpRequested()
                    && last.getUnmatchedArguments().isEmpty();
            return ours ? Optional.of(line.execute(words)) : Optional.empty();
        } catch (ParameterException misused) {
            return Optional.empty(); // who asked explains it
        }
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
