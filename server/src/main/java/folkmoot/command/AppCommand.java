package folkmoot.command;

import folkmoot.door.House;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers client programs. */
@Command(name = "app", description = "Registers client programs.", subcommands = AppCommand.Create.class)
final class AppCommand extends CommandGroup {

    @Command(name = "create", description = "Registers an OAuth application and prints its id and secret.")
    static final class Create extends WorkplaceCommand {

        @Parameters(paramLabel = "NAME", description = "Its name, shown to people.")
        private String name;

        @Option(
                names = "--redirect-uri",
                required = true,
                paramLabel = "U",
                description = "Where browsers are sent back to; may be given more than once.")
        private List<String> redirectUris;

        @Option(
                names = "--scopes",
                paramLabel = "S",
                defaultValue = "read",
                description = "The most it may ask for (read).")
        private String scopes;

        @Option(names = "--website", paramLabel = "URL", description = "Its page.")
        private Optional<String> website;

        @Override
        void run(House house) {
            var made = house.people().members().applications().register(name, redirectUris, scopes, website);
            var data = new LinkedHashMap<String, Object>();
            data.put("id", made.application().id().toString());
            data.put("name", made.application().name());
            data.put("client_id", made.application().clientId());
            data.put("client_secret", made.clientSecret());
            data.put("redirect_uris", made.application().redirectUris());
            data.put("scopes", made.application().scopes().toString());
            say("client_id:     " + made.application().clientId() + "\nclient_secret: " + made.clientSecret(), data);
        }
    }
}
