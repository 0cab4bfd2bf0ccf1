package folkmoot;

import folkmoot.command.FolkmootCommand;

/** Entry point of the {@code folkmoot} command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(FolkmootCommand.run(arguments));
    }
}
