package folkmoot.command;

import folkmoot.config.Settings;
import folkmoot.door.House;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
public final class CommonOptions {

    private static final Path USUAL_FILE = Path.of("folkmoot.toml");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration file. Without it, the one that FOLKMOOT_CONFIG names, or folkmoot.toml if there"
                            + " is one here.")
    private Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (data.directory; ./data by default).")
    private String data;

    @Option(names = "--domain", paramLabel = "NAME", description = "Name in handles and addresses (server.domain).")
    private String domain;

    @Option(names = "--port", paramLabel = "N", description = "Port the server listens on (server.port).")
    private String port;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** The settings with what the command line says on top. */
    public Settings settings() {
        var options = new LinkedHashMap<String, String>();
        put(options, "data.directory", data);
        put(options, "server.domain", domain);
        put(options, "server.port", port);
        return settings(Optional.ofNullable(config), options);
    }

    /** The configuration file that is read; empty where there is none. */
    Optional<Path> configuration() {
        return Optional.ofNullable(config).or(CommonOptions::usualFile);
    }

    /** The settings of a file, or of the usual one where it is here, with what the command line says on top. */
    static Settings settings(Optional<Path> config, Map<String, String> options) {
        return Settings.load(config.or(CommonOptions::usualFile), System.getenv(), options);
    }

    private static Optional<Path> usualFile() {
        return Optional.ofNullable(System.getenv("FOLKMOOT_CONFIG"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .or(() -> Optional.of(USUAL_FILE).filter(Files::exists));
    }

    /** The server that was asked for this command; empty where it is done by the process that it was typed for. */
    Optional<House> house() {
        return ((FolkmootCommand) spec.root().userObject()).house();
    }

    private static void put(Map<String, String> options, String key, String value) {
        if (value != null) {
            options.put(key, value);
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where the command says what it did. */
    public Output output() {
        return new Output(out(), json);
    }
}
